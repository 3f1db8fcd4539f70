"""What a coordinator sees of one request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import User
from advisers.cases.rules import HELD, State
from advisers.cases.told import contact_of
from advisers.choices import PartOfDay, Speaks, Way
from advisers.desk.access import coordinates
from advisers.desk.candidates import Candidate, found, ranked
from advisers.desk.forms import CloseForm
from advisers.desk.services import seen_of
from advisers.desk.words import LACKS, POSITIONS, terms_in_words
from advisers.models import Case, Offer
from reference.models import Need


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One adviser who was asked: why, and what she answered."""

    offer: Offer
    why: list[tuple[Any, int, int]]
    answer: Any
    kind: str


@dataclass(frozen=True, slots=True)
class CandidateRow:
    candidate: Candidate
    lacks: tuple[Any, ...]


def case_page(
    case: Case, *, user: User, at: datetime, words: str = "", shows_contact: bool = False
) -> dict[str, Any]:
    """The page's context; with candidates only for whoever may ask them."""
    may = coordinates(user)
    is_waiting = case.state in (State.NEW, State.OFFERED, State.GAP)
    can_move = may and (is_waiting or case.state in HELD)
    rows = [*found(case, words, at=at)] if words and can_move else []
    return {
        "case": case,
        "seen": seen_of(case),
        "facts": facts_of(case),
        "owner": owner_of(case) if shows_contact and may else None,
        "coordinates": may,
        "asked": asked_rows(case),
        "tenures": case.tenures.select_related("adviser__organisation").order_by("from_at", "pk"),
        "work": work_of(case),
        "can_offer": may and is_waiting,
        "can_move": can_move,
        "is_gap": may and case.state == State.GAP,
        "ranked": _rows(ranked(case, at=at)) if can_move else [],
        "found": _rows(rows),
        "words": words,
        "close_form": CloseForm(initial={"seen": seen_of(case)}),
    }


def _rows(candidates: Iterable[Candidate]) -> list[CandidateRow]:
    return [CandidateRow(each, tuple(LACKS[lack] for lack in each.lacks)) for each in candidates]


def facts_of(case: Case) -> list[tuple[Any, Any]]:
    """What was asked, without who asked; what was not said is left out."""
    needs = Need.objects.in_bulk(case.need_codes)
    place = f"{case.commune}, {case.province}" if case.commune else str(case.province)
    facts = [
        (_("Place"), place),
        (_("Needs"), ", ".join(str(needs.get(code, code)) for code in case.need_codes)),
        (_("Platforms"), ", ".join(case.platform_slugs)),
        (_("Trade"), str(case.sector or "")),
        (_("Size"), case.get_size_display() if case.size else ""),
        (_("Language of the advice"), Speaks(case.speaks).label),
        (_("Ways"), _listed(Way, case.ways)),
        (_("Times"), _listed(PartOfDay, case.times)),
        (_("Came from"), case.get_origin_display()),
        (_("Filled in by"), str(case.assisted_by or "")),
    ]
    return [(label, value) for label, value in facts if value]


def _listed(choices: Any, values: Iterable[str]) -> str:
    return ", ".join(str(choices(value).label) for value in values)


def owner_of(case: Case) -> list[tuple[Any, Any]]:
    """Who asked and how she is reached; whoever shows it notes that it was looked at."""
    facts = [
        (_("Name"), case.name),
        (_("Enterprise"), case.business),
        (_("Contact"), contact_of(case)),
    ]
    return [(label, value) for label, value in facts if value]


def asked_rows(case: Case) -> list[AskedRow]:
    """Everybody who was asked, round by round."""
    offers = case.offers.select_related("adviser__organisation").order_by("round", "place", "pk")
    return [
        AskedRow(each, terms_in_words(each.terms), *POSITIONS[each.position]) for each in offers
    ]


def work_of(case: Case) -> dict[str, int]:
    """How much was done, without what was said."""
    held = Q(sessions__minutes__gt=0, sessions__removed_at=None)
    row = Case.objects.filter(pk=case.pk).aggregate(
        sessions=Count("sessions", filter=held, distinct=True),
        messages=Count("messages", filter=Q(messages__kind="SHARED"), distinct=True),
        recommendations=Count("recommendations", distinct=True),
    )
    return {name: int(count) for name, count in row.items()}
