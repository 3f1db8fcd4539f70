"""What an owner's page of her request shows: where it stands, who has it, what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.asking.forms import ChangedWishesForm, RatingForm
from advisers.asking.moves import state_form
from advisers.cases.documents import MOST_DOCUMENTS, documents_of
from advisers.cases.forms import DocumentForm, MessageForm
from advisers.cases.messages import thread_of
from advisers.cases.rules import ENDED, HELD, State
from advisers.cases.told import contact_of
from advisers.choices import PartOfDay, Reach, Way
from advisers.models import Adviser, Case, Rating, Recommendation, Tenure
from advisers.models.work import Side
from platforms.snapshot import Snapshot

Text = str | Promise
STEPS = (
    gettext_lazy("Asked"),
    gettext_lazy("An adviser has it"),
    gettext_lazy("Being advised"),
    gettext_lazy("Closed"),
)
STEP_OF: Mapping[str, int] = {
    State.NEW: 1,
    State.OFFERED: 1,
    State.GAP: 1,
    State.TAKEN: 2,
    State.IN_PROGRESS: 3,
}
STANDS: Mapping[str, Text] = {
    State.NEW: gettext_lazy("We are looking for an adviser who fits. You need not do anything."),
    State.OFFERED: gettext_lazy(
        "Advisers who fit were asked. As soon as one takes your request on, you hear from us; if"
        " nobody answers within nine days, we ask others."
    ),
    State.GAP: gettext_lazy(
        "No adviser has room and knows the subject at the moment. Your request is not lost: our"
        " staff look for somebody, and you hear from us."
    ),
    State.TAKEN: gettext_lazy("%(adviser)s has your request and gets in touch with you."),
    State.IN_PROGRESS: gettext_lazy("%(adviser)s is advising you."),
    State.DONE: gettext_lazy("Your request is closed: done."),
    State.DONE_WITHOUT_HELP: gettext_lazy("Your request is closed: done without our help."),
    State.NOT_REACHABLE: gettext_lazy(
        "Your request was closed because nobody could reach you. If you still need advice, open"
        " it again."
    ),
    State.NOT_FOR_US: gettext_lazy(
        "Your request was closed: it is no matter for this network. The adviser's words below say"
        " why."
    ),
    State.WITHDRAWN: gettext_lazy("You took your request back. What told of you is deleted."),
}
CARRIED: Mapping[str, Text] = {
    Reach.COMMUNE: gettext_lazy("Advisers who serve your commune were asked."),
    Reach.PROVINCE: gettext_lazy(
        "Nobody free serves your commune, so advisers who serve other places of your province"
        " were asked."
    ),
    Reach.REMOTE: gettext_lazy(
        "Nobody free serves your province, so advisers who advise from afar were asked."
    ),
}


@dataclass(frozen=True, slots=True)
class Had:
    """Somebody who had the request, since when, and until when; None: still."""

    name: str
    organisation: str
    why: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ToDo:
    """One recommendation with the form that says how far it is; None once it cannot be said."""

    row: Recommendation
    form: Form | None


def name_of(adviser: Adviser | None) -> str:
    """As owners see her; whoever left and was erased has none."""
    if adviser is None:
        return ""
    return adviser.name or _("a former adviser")


def case_page(
    case: Case, snapshot: Snapshot, *, forms: Mapping[str, Form] | None = None
) -> dict[str, Any]:
    """The context of the page; seven queries.

    Args:
        case: with its adviser, organisation, commune, province and sector.
        forms: those that could not be taken, by name.
    """
    given = forms or {}
    is_ended, is_gone = case.state in ENDED, not (case.email or case.phone)
    may_write = not is_ended and not is_gone
    thread = list(thread_of(case, Side.OWNER))
    return {
        "case": case,
        "stands": str(STANDS[case.state]) % {"adviser": name_of(case.adviser)},
        "steps": [str(step) for step in STEPS],
        "current": STEP_OF.get(case.state, len(STEPS) + 1),
        "carried": CARRIED.get(case.reach, "") if case.rounds else "",
        "is_ended": is_ended,
        "is_held": case.state in HELD,
        "is_begun": case.state == State.IN_PROGRESS,
        "is_gone": is_gone,
        "had": _had(case),
        "to_do": _to_do(case, given, may_say=not is_gone),
        "thread": thread,
        "documents": list(documents_of(case)),
        "most_documents": MOST_DOCUMENTS,
        "message": given.get("message") or (MessageForm() if may_write else None),
        "document": given.get("document") or (DocumentForm() if may_write else None),
        "wishes": given.get("wishes") or (_wishes(case) if may_write else None),
        "rating": given.get("rating") or _rating(case),
        "facts": _facts(case, snapshot),
    }


def _had(case: Case) -> list[Had]:
    rows = Tenure.objects.filter(case=case).select_related("adviser__organisation")
    return [
        Had(
            name_of(row.adviser),
            row.adviser.organisation.name,
            row.get_why_display(),
            row.from_at,
            row.until_at,
        )
        for row in rows.order_by("-from_at", "-pk")
    ]


def _to_do(case: Case, given: Mapping[str, Form], *, may_say: bool) -> list[ToDo]:
    rows = case.recommendations.select_related("platform").order_by("priority", "due_on", "pk")
    return [
        ToDo(row, (given.get(f"r{row.pk}") or state_form(row)) if may_say else None) for row in rows
    ]


def _wishes(case: Case) -> ChangedWishesForm:
    first = {"way": (case.ways or [""])[0], "also": case.ways[1:], "times": case.times}
    return ChangedWishesForm(prefix="wish", initial=first, has_number=bool(case.phone))


def _rating(case: Case) -> RatingForm | None:
    """Asked once it is closed; None where nobody asks, or she has answered."""
    is_asked = Rating.objects.filter(case=case, answered_at=None).exists()
    may = case.state in ENDED and case.withdrawn_at is None and (case.email or case.phone)
    return RatingForm(prefix="rating") if is_asked and may else None


def _facts(case: Case, snapshot: Snapshot) -> list[tuple[str, str]]:
    """What she said, as terms and what they are; what she did not say is left out."""
    needs = snapshot.taxonomy.needs
    listings = snapshot.listings
    place = ", ".join(filter(None, (str(case.commune or ""), str(case.province))))
    named = [str(needs[code].name) for code in case.need_codes if code in needs]
    platforms = [listings[slug].name for slug in case.platform_slugs if slug in listings]
    said = [
        (_("In your words"), case.text),
        (_("Needs"), ", ".join(named)),
        (_("Platforms"), ", ".join(platforms)),
        (_("Trade"), str(case.sector.short_name) if case.sector else ""),
        (_("Size"), case.get_size_display()),
        (_("Place"), place),
        (_("Language of the advice"), case.get_speaks_display()),
        (_("Ways, best first"), ", ".join(str(Way(code).label) for code in case.ways)),
        (_("Times"), ", ".join(str(PartOfDay(code).label) for code in case.times)),
        (_("Name"), case.name),
        (_("Enterprise or shop"), case.business),
        (_("Contact"), contact_of(case)),
    ]
    return [(term, value) for term, value in said if value]
