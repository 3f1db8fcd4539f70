"""What the two steps of asking show."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from advisers.asking.consent import wording
from advisers.asking.forms import DetailsForm
from advisers.asking.wizard import DETAILS, WORDS, AskWizard
from matching.pages.picker import picker
from matching.pages.steps import LONGEST_ADDRESS, trade_and_place, understood_of
from matching.pages.understood import chips
from ui.responses import left_out

MOST_TOLD = 10
TEMPLATES = {WORDS: "advisers/asking/words.html", DETAILS: "advisers/asking/details.html"}


def step_page(
    wizard: AskWizard, step: str, *, address: str, form: DetailsForm | None = None
) -> dict[str, Any]:
    """The context of one step.

    Args:
        address: name of the page's address. form: the second step as it was sent.
    """
    words, known = wizard.words, wizard.known
    taxonomy = words.snapshot.taxonomy
    shown = tuple(dict.fromkeys((*words.chosen, *words.found)))
    page: dict[str, Any] = {
        "steps": [_("What it is about"), _("About you")],
        "current": 1 if step == WORDS else 2,
        "hidden": list(wizard.hidden(step)),
        "known": known,
        "is_assisted": wizard.is_assisted,
        "unknown": [*known.unknown, *(left_out(*each) for each in words.unknown[:MOST_TOLD])],
        "needs": chips(shown, taxonomy, on=words.chosen),
        "understood": understood_of(words),
        "here": reverse(address),
        "other_language_url": _elsewhere(wizard, address),
    }
    if step == WORDS:
        return {**page, "form": words.needs, "picker": picker(words.snapshot, name="need")}
    form = form or wizard.details()
    return {
        **page,
        "form": form,
        "consent": wording(),
        "picker": picker(words.snapshot, name="need"),
        "questions": {typed: words.questions.get(typed) for typed in ("trade", "place")},
        **trade_and_place(words, form),
    }


def _elsewhere(wizard: AskWizard, address: str) -> str:
    """The first step in the other language, with what fits into an address."""
    said = [pair for pair in wizard.known.luggage if pair[0] != "enterprise"]
    said += [("text", wizard.words.text)] + [("need", code) for code in wizard.words.chosen]
    other = "vi" if (get_language() or "vi").startswith("en") else "en"
    with translation.override(other):
        path = reverse(address)
    full = f"{path}?{urlencode([pair for pair in said if pair[1]])}"
    return full if len(full) <= LONGEST_ADDRESS else path
