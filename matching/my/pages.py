"""What an owner's own pages of the match show, ready in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from enterprises.acts import statements
from enterprises.lookups import Question, is_settled, typed_text
from enterprises.models import Conditions, Enterprise, EnterpriseNeed, ToolInUse
from matching.lookups import find_tools, option_named
from matching.models import SeenMatches
from matching.my.forms import LEVELS, NeedsForm, StoredConditionsForm, ToolsForm, WordsForm
from matching.my.inputs import stored_inputs
from matching.pages.picker import picker
from matching.pages.result import ranked
from matching.pages.understood import chips, understood
from matching.rules import seed_of
from matching.selectors import MatchOutcome, match_for, understand
from matching.texts.changed import changed
from platforms.listing import Listing
from platforms.snapshot import Snapshot
from reference.together import ENTERPRISE, Rows, ask

STATEMENTS_SHOWN = 10
CHANGED = gettext_lazy(
    "Somebody changed needs, conditions or tools meanwhile. Nothing was saved; what you entered is "
    "still here. Look it over, then save again."
)


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need to keep or untick, with its importance 1 to 3."""

    code: str
    name: str
    function: str
    importance: int


def in_force() -> QuerySet:
    """The most important first."""
    rows = EnterpriseNeed.objects.filter(enterprise=ENTERPRISE, is_active=True)
    return rows.order_by("-importance", "created_at", "pk").values_list("need", "importance")


def words_form(data: QueryDict | None) -> WordsForm:
    return WordsForm(data, initial={"request_key": uuid4()})


def needs_page(
    enterprise: Enterprise, snapshot: Snapshot, *, words: WordsForm, needs: NeedsForm | None = None
) -> dict[str, Any]:
    """The context of the needs page; one query.

    Args:
        words: her words, as sent or empty. needs: the list as sent, if it could not be saved.
    """
    found = ask([in_force, statements], enterprise=enterprise.pk)
    stored = {row.need: row.importance for row in found[in_force]}
    wanted = needs.wanted() if needs is not None else stored
    shown = found[statements][:STATEMENTS_SHOWN]
    facts = snapshot.taxonomy.needs
    return {
        "enterprise": enterprise,
        "words": words,
        "version": enterprise.needs_version,
        "needs": [
            NeedRow(code, str(facts[code].name), facts[code].function, importance)
            for code, importance in wanted.items()
            if code in facts
        ],
        "levels": LEVELS,
        "changed": CHANGED if needs is not None else "",
        "stored_now": chips(stored, snapshot.taxonomy, on=stored),
        "picker": picker(snapshot, name="need"),
        **_latest(shown, set(stored), snapshot),
        "statements": [_statement(each, snapshot) for each in shown],
    }


def _latest(said: Rows, stored: set[str], snapshot: Snapshot) -> dict[str, Any]:
    """What was understood of the latest words, while they are kept."""
    if not said or not said[0].text:
        return {"understood": None, "is_lost": False}
    latest = said[0]
    meant = understand(latest.text, snapshot)
    names = {slug: item.name for slug, item in snapshot.listings.items()}
    is_lost = not latest.need_codes and not stored
    return {
        "understood": understood(latest.text, meant, snapshot.taxonomy, names),
        "is_lost": is_lost,
    }


def _statement(row: Any, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "at": row.created_at,
        "text": row.text,
        "needs": chips(row.need_codes, snapshot.taxonomy, on=()),
    }


def stored_conditions(enterprise: Enterprise) -> dict[str, Any]:
    """What the form of conditions shows at first; one query."""
    kept = Conditions.objects.filter(enterprise=enterprise).first() or Conditions()
    budget = kept.budget_vnd_per_month
    return {
        "budget": "" if budget is None else f"{budget:,}".replace(",", "."),
        "deployment": kept.deployments,
        "language": kept.languages,
        "version": enterprise.needs_version,
    }


def overtaken(form: StoredConditionsForm, stored: Enterprise) -> StoredConditionsForm:
    """The form as sent, with what happened meanwhile said and the present version in it."""
    form.add_error(None, CHANGED)
    data = form.data.copy()  # type: ignore[attr-defined]
    data["version"] = str(stored.needs_version)
    form.data = data
    return form


def conditions_page(enterprise: Enterprise, form: StoredConditionsForm) -> dict[str, Any]:
    return {"enterprise": enterprise, "form": form}


class ToolsPage:
    """What is in use: the form, and what was typed but is neither chosen nor kept as a name."""

    def __init__(self, enterprise: Enterprise, snapshot: Snapshot, data: QueryDict | None) -> None:
        self.enterprise, self.snapshot = enterprise, snapshot
        self.question: Question | None = None
        given = data.copy() if data is not None else _stored_tools(enterprise)
        text = typed_text(given, "tool")
        if text and text not in given.getlist("named"):
            question = Question("tool", "tools", text, find_tools(text, snapshot))
            if not is_settled(question, given, chosen="existing", is_many=True):
                self.question = question
        self.form = ToolsForm(given, snapshot=snapshot)
        self.is_sound = self.form.is_valid()

    def context(self, *, is_changed: bool = False) -> dict[str, Any]:
        said = self.form.cleaned_data
        existing = said.get("existing", ())
        options = [option_named("tool", slug, self.snapshot) for slug in existing]
        found = self.question.options if self.question else ()
        return {
            "enterprise": self.enterprise,
            "form": self.form,
            "question": self.question,
            "tools": [each for each in options if each],
            "options": [each for each in found if each.code not in existing],
            "named": said.get("named", ()),
            "linked": said.get("link", ()),
            "changed": CHANGED if is_changed else "",
            "version": self.enterprise.needs_version,
        }


def _stored_tools(enterprise: Enterprise) -> QueryDict:
    rows = list(ToolInUse.objects.filter(enterprise=enterprise).order_by("created_at", "pk"))
    data = QueryDict(mutable=True)
    data["version"] = str(enterprise.needs_version)
    data.setlist("existing", [row.slug for row in rows if row.slug])
    data.setlist("link", [row.slug for row in rows if row.must_link])
    data.setlist("named", [row.name for row in rows if row.name])
    return data


def outcome_for(
    enterprise: Enterprise, snapshot: Snapshot, *, today: date, limit: int
) -> MatchOutcome:
    """What fits an enterprise as it stands stored; three queries."""
    inputs = stored_inputs(enterprise)
    return match_for(inputs=inputs, snapshot=snapshot, seed=seed_of(today), limit=limit)


def matches_page(
    enterprise: Enterprise, snapshot: Snapshot, *, outcome: MatchOutcome, seen: SeenMatches | None
) -> dict[str, Any]:
    """The context of the page; no query."""
    now = {match.slug for match in outcome.ranking.matches}
    before = set(seen.slugs_before) if seen else set()
    is_told = bool(seen and seen.seen_before_at)
    return {
        **ranked(outcome, snapshot),
        "enterprise": enterprise,
        "seen": seen if is_told else None,
        "why": changed(seen.reasons) if seen and is_told else "",
        "came": _listings([s for s in (seen.slugs if seen else []) if s not in before], snapshot)
        if is_told
        else [],
        "went": _listings([s for s in before if s not in now], snapshot) if is_told else [],
    }


def _listings(slugs: Iterable[str], snapshot: Snapshot) -> list[Listing]:
    return [snapshot.listings[slug] for slug in sorted(slugs) if slug in snapshot.listings]
