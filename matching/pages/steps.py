"""What the three steps of the wizard show."""

from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enterprises.selectors import other_sectors, usual_sectors
from matching.lookups import LOOKUPS, Option, option_named, options_for
from matching.pages.picker import picker
from matching.pages.understood import Understood, chips, understood
from matching.wizard import MOST_TOLD, STEPS, Wizard
from reference.taxonomy import SectorFacts
from ui.responses import left_out

# Servers in between pass on headers of 4,000 characters without being told to.
LONGEST_ADDRESS = 3_000
TEMPLATES = {
    "needs": "matching/needs.html",
    "enterprise": "matching/enterprise.html",
    "conditions": "matching/conditions.html",
}
ADDRESSES = {
    "needs": "match-start",
    "enterprise": "match-enterprise",
    "conditions": "match-conditions",
    "whole": "match-whole",
}


def step_page(
    wizard: Wizard, step: str, *, opened: str = "", is_refused: bool = False
) -> dict[str, Any]:
    """The context of one step's page.

    Args:
        step: one of `matching.wizard.STEPS`.
        opened: a business function whose needs are to be shown open on the first.
        is_refused: she wanted to go on and this step has to be settled first.
    """
    if is_refused and step == "needs" and wizard.is_readable and not wizard.text:
        wizard.needs.add_error("text", _("Write a few words, or pick from the list below."))
    build = {"enterprise": _enterprise, "conditions": _conditions}.get(step)
    return {
        "steps": [_("Your task"), _("Your enterprise"), _("Your conditions")],
        "current": STEPS.index(step) + 1,
        "hidden": list(wizard.hidden(apart_from=step)),
        "questions": {typed: wizard.questions.get(typed) for typed in LOOKUPS},
        "other_language_url": other_language_url(wizard, step),
        "understood": understood_of(wizard),
        "unknown": [left_out(name, value) for name, value in wizard.unknown[:MOST_TOLD]],
        **(build(wizard) if build else _needs(wizard, opened)),
    }


def step_address(wizard: Wizard, step: str) -> str:
    """Where a step's page is read; "" if its words are too many for an address, or unreadable."""
    if not wizard.is_readable:
        return ""
    full = f"{reverse(ADDRESSES[step])}?{urlencode(list(wizard.as_sent()))}"
    return full if len(full) <= LONGEST_ADDRESS else ""


def other_language_url(wizard: Wizard, step: str) -> str:
    """The same step in the other language, with all that was said."""
    other = "vi" if (get_language() or "vi").startswith("en") else "en"
    with translation.override(other):
        return step_address(wizard, step) or reverse(ADDRESSES[step])


def _needs(wizard: Wizard, opened: str) -> dict[str, Any]:
    return {
        "form": wizard.needs,
        "is_lost": wizard.is_lost and bool(wizard.text),
        "picker": picker(wizard.snapshot, name="need", on=wizard.chosen, opened=opened),
    }


def _enterprise(wizard: Wizard) -> dict[str, Any]:
    taxonomy, form = wizard.snapshot.taxonomy, wizard.enterprise
    shown = tuple(dict.fromkeys((*wizard.chosen, *wizard.found)))
    return {
        "form": form,
        "needs": chips(shown, taxonomy, on=wizard.chosen),
        "picker": picker(wizard.snapshot, name="need"),
        "has_size": bool(form["employees"].value() or form["revenue"].value() or form.errors),
        **trade_and_place(wizard, form),
    }


def trade_and_place(wizard: Wizard, form: Form) -> dict[str, Any]:
    """What may be chosen as trade and commune by a form with these fields, and what is chosen."""
    sectors = wizard.snapshot.taxonomy.sectors
    sector = form["sector"].value() or ""
    commune = form["commune"].value() or ""
    places = _options(wizard, "place", [commune])
    usual = [_trade(each) for each in usual_sectors(sectors)]
    others = [_trade(each) for each in other_sectors(sectors)]
    listed = {option.code for option in (*usual, *others)}
    return {
        "sector": sector,
        "usual": usual,
        "others": others,
        "is_other": sector in {option.code for option in others},
        "trades": [each for each in _options(wizard, "trade", [sector]) if each.code not in listed],
        "commune": commune,
        "places": places,
        "is_placed": bool(places or wizard.questions.get("place")),
    }


def _conditions(wizard: Wizard) -> dict[str, Any]:
    form = wizard.conditions
    existing = list(form["existing"].value() or ())
    tools = _options(wizard, "tool", existing)
    return {
        "form": form,
        "existing": existing,
        "tools": tools,
        "has_tools": bool(tools or wizard.questions.get("tool")),
        "has_language": bool(form["language"].value()),
    }


def _options(wizard: Wizard, typed: str, chosen: list[str]) -> list[Option]:
    """What is chosen already, then what the typed words may mean."""
    named = [option_named(typed, code, wizard.snapshot) for code in chosen if code]
    text = wizard.data.get(typed, "")
    found = options_for(typed, text, wizard.snapshot)
    return list({each.code: each for each in (*named, *found) if each}.values())


def understood_of(wizard: Wizard) -> Understood | None:
    """Her words with what was read in them; None without words."""
    names = {slug: item.name for slug, item in wizard.snapshot.listings.items()}
    return understood(wizard.text, wizard.said, wizard.snapshot.taxonomy, names)


def _trade(sector: SectorFacts) -> Option:
    return Option(sector.code, str(sector.short_name))
