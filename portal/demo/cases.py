"""A request for advice in every state, as owner_a asked and adviser_in answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from accounts.contacts import Contact
from accounts.models import User
from advisers.asking.consent import wording
from advisers.asking.services import Asked, ask_advice
from advisers.cases.rules import Refusal, State
from advisers.cases.services import close_case, decline_case, take_case, touch, withdraw_case
from advisers.desk.services import ask_chosen, close_gap, seen_of
from advisers.models import Adviser, Case, Rating, Recommendation
from enterprises.models import Enterprise
from portal.demo.lot import Lot
from reference.models import Commune


@dataclass(frozen=True, slots=True)
class Cast:
    """Who asks, who advises, who coordinates."""

    owner: User
    enterprise: Enterprise
    adviser: Adviser
    coordinator: User


def cases(lot: Lot, cast: Cast, *, done: Callable[[], None]) -> None:
    """One in each state; each is whole or not there, and there once."""
    for number, state in enumerate(State):
        case = _case(lot, cast, state, lot.at - timedelta(days=20 - number))
        lot.own("owner_a", "cases", {"pk": case.pk, "token": case.token, "state": state.value})
        if case.offers.filter(adviser=cast.adviser).exists():
            lot.own("adviser_in", "cases", case.pk)
        done()
    _canaries(lot)


WORDS = {
    "advisers.Case.name": "owner_a",
    "advisers.Case.business": "owner_a",
    "advisers.Case.text": "owner_a",
    "advisers.Case.outcome": "owner_a",
    "advisers.Offer.note": "adviser_in",
    "advisers.Session.summary": "adviser_in",
    "advisers.Message.text (shared)": "owner_a",
    "advisers.Message.text (private)": "adviser_in",
    "advisers.Recommendation.title": "owner_a",
    "advisers.Recommendation.text": "owner_a",
    "advisers.Recommendation.state_note": "owner_a",
    "advisers.Rating.text": "owner_a",
}


def _canaries(lot: Lot) -> None:
    for where, role in WORDS.items():
        lot.canary(where, role)


@transaction.atomic
def _case(lot: Lot, cast: Cast, state: State, at: datetime) -> Case:
    token = lot.token(f"case {state}")
    if known := Case.objects.filter(token=token).first():
        return known
    is_open = state is State.UNCONFIRMED
    asked = _asked(lot, cast)
    if is_open:
        asked = replace(asked, contact=Contact(email=lot.email("not.confirmed")))
    key, by = lot.key(f"case {state}"), None if is_open else cast.owner
    case = ask_advice(asked=asked, request_key=key, at=at, by=by)
    Case.objects.filter(pk=case.pk).update(token=token)
    case.refresh_from_db()
    STEPS.get(state, _nothing)(lot, cast, case, at)
    case.refresh_from_db()
    return case


def _asked(lot: Lot, cast: Cast) -> Asked:
    place = Commune.objects.select_related("province").get(pk=cast.enterprise.commune_id)
    return Asked(
        contact=Contact(email=cast.owner.email or ""),
        consent=wording(),
        origin="SCRATCH",
        province=place.province,
        commune=place,
        speaks="vi",
        name=f"Nguyễn Thị Lan {lot.canary('advisers.Case.name', 'owner_a')}",
        business=f"Quán {lot.canary('advisers.Case.business', 'owner_a')}",
        text=f"Quán cần xuất hóa đơn {lot.canary('advisers.Case.text', 'owner_a')}",
        need_codes=("issue-einvoice",),
        ways=("phone", "visit"),
        enterprise=cast.enterprise,
    )


def _nothing(_lot: Lot, _cast: Cast, _case: Case, _at: datetime) -> None:
    """As it was asked."""


def _offered(_lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    by = cast.coordinator
    ask_chosen(case=case, advisers=[cast.adviser], seen=seen_of(case), by=by, at=at)


def _gap(lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    """Declined by the only one who was asked; the routing would find nobody else."""
    _offered(lot, cast, case, at)
    note = lot.canary("advisers.Offer.note", "adviser_in")
    decline_case(case=case, adviser=cast.adviser, refusal=Refusal.OTHER, note=note, at=at)
    Case.objects.filter(pk=case.pk).update(state=State.GAP)


def _taken(lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    _offered(lot, cast, case, at)
    take_case(case=case, adviser=cast.adviser, at=at)


def _advised(lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    """A talk, lines both ways, something to do."""
    _taken(lot, cast, case, at)
    key, adviser = f"{case.request_key}", cast.adviser
    case.sessions.create(
        adviser=adviser,
        held_at=at,
        way="phone",
        minutes=45,
        summary=lot.canary("advisers.Session.summary", "adviser_in"),
        request_key=lot.key(f"session {key}"),
        created_at=at,
        changed_at=at,
    )
    _written(lot, cast, case, at)
    case.recommendations.create(
        adviser=adviser,
        title=lot.canary("advisers.Recommendation.title", "owner_a"),
        text=lot.canary("advisers.Recommendation.text", "owner_a"),
        state=Recommendation.State.BLOCKED,
        state_note=lot.canary("advisers.Recommendation.state_note", "owner_a"),
        request_key=lot.key(f"recommendation {key}"),
        created_at=at,
        changed_at=at,
    )
    touch(case=case, at=at)


def _written(lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    """A line of the owner, and a note that only advisers read."""
    for kind, side in (("SHARED", "OWNER"), ("PRIVATE", "ADVISER")):
        where = f"advisers.Message.text ({kind.lower()})"
        case.messages.create(
            kind=kind,
            side=side,
            adviser=cast.adviser if side == "ADVISER" else None,
            text=lot.canary(where, WORDS[where]),
            request_key=lot.key(f"message {kind} {case.request_key}"),
            created_at=at,
        )


def _done(lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    _advised(lot, cast, case, at)
    note = lot.canary("advisers.Case.outcome", "owner_a")
    close_case(case=case, adviser=cast.adviser, outcome=State.DONE, note=note, at=at)
    Rating.objects.filter(case=case).update(
        answered_at=at,
        was_contacted=True,
        helped=True,
        text=lot.canary("advisers.Rating.text", "owner_a"),
    )


def _not_reached(lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    _taken(lot, cast, case, at)
    outcome = State.NOT_REACHABLE
    close_case(case=case, adviser=cast.adviser, outcome=outcome, note="Không gọi được.", at=at)


def _closed_by_staff(state: State) -> Callable[[Lot, Cast, Case, datetime], None]:
    def close(_lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
        Case.objects.filter(pk=case.pk).update(state=State.GAP)
        case.refresh_from_db()
        note, by = "Đã hướng dẫn nơi khác.", cast.coordinator
        close_gap(case=case, outcome=state, note=note, seen=seen_of(case), by=by, at=at)

    return close


def _withdrawn(lot: Lot, cast: Cast, case: Case, at: datetime) -> None:
    _offered(lot, cast, case, at)
    withdraw_case(case=case, at=at)


STEPS: Mapping[State, Callable[[Lot, Cast, Case, datetime], None]] = {
    State.OFFERED: _offered,
    State.GAP: _gap,
    State.TAKEN: _taken,
    State.IN_PROGRESS: _advised,
    State.DONE: _done,
    State.DONE_WITHOUT_HELP: _closed_by_staff(State.DONE_WITHOUT_HELP),
    State.NOT_REACHABLE: _not_reached,
    State.NOT_FOR_US: _closed_by_staff(State.NOT_FOR_US),
    State.WITHDRAWN: _withdrawn,
}
