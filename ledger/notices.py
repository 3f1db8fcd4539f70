"""Telling people: one place that decides what goes to whom, when and how, each thing once.

`notify` keeps a notice and puts its delivery into the queue with the same transaction. The mail is
claimed before it is sent: a worker that dies meanwhile leaves the notice on the portal and sends
no second copy; a mail server that refuses gives the claim back, and the job tries again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from procrastinate.types import JSONDict

from accounts.models import User
from ledger.kinds import CHOSEN, USUAL, Delivery, Group, Kind, kind_of
from ledger.models import Notice, NoticeChoice
from ledger.tasks import deliver_notice


@dataclass(frozen=True, slots=True)
class About:
    """What a notice tells.

    Attributes:
        key: which fact, at most 120 characters; the same kind and key reach a person once.
        params: values of the kind's texts: text, or {"vi": …, "en": …}.
        path: page of the portal it leads to, as Vietnamese readers have it.
    """

    key: str
    params: Mapping[str, Any]
    path: str = ""


@transaction.atomic
def notify(
    *, user: User, kind: str, about: About, at: datetime, due_at: datetime | None = None
) -> Notice:
    """Tell one person one thing; told again, nothing happens.

    Args:
        due_at: not before this moment; now where it is left out or already past.

    Raises: UnknownKindError: no app registered `kind`.
    """
    kind_of(kind)
    due = max(at, due_at or at)
    notice, is_new = Notice.objects.get_or_create(
        user=user,
        kind=kind,
        key=about.key,
        defaults={
            "params": dict(about.params),
            "path": about.path,
            "created_at": at,
            "due_at": due,
        },
    )
    if is_new:
        deliver_notice.configure(schedule_at=due).defer(notice_id=notice.pk)
    return notice


@transaction.atomic
def notify_many(*, kind: str, told: Sequence[tuple[User, About]], at: datetime) -> int:
    """Tell many people at once: as `notify` for each, in five statements.

    Returns: how many of them had not been told before.

    Raises: UnknownKindError: no app registered `kind`.
    """
    kind_of(kind)
    keys = [about.key for _user, about in told]
    rows = Notice.objects.filter(kind=kind, key__in=keys)
    before = set(rows.values_list("user", "key"))
    new = {(user.pk, about.key): about for user, about in told} if told else {}
    fresh = {pair: about for pair, about in new.items() if pair not in before}
    Notice.objects.bulk_create(
        [
            Notice(
                user_id=user,
                kind=kind,
                key=key,
                params=dict(about.params),
                path=about.path,
                created_at=at,
                due_at=at,
            )
            for (user, key), about in fresh.items()
        ],
        ignore_conflicts=True,
    )
    made: list[JSONDict] = [
        {"notice_id": pk}
        for pk, *pair in rows.order_by("pk").values_list("pk", "user", "key")
        if tuple(pair) in fresh
    ]
    if made:
        deliver_notice.configure(schedule_at=at).batch_defer(*made)
    return len(made)


@transaction.atomic
def cancel_notices(*, kind: str, keys: Iterable[str], user: User | None = None) -> int:
    """Withdraw notices that have not gone out. Returns: how many."""
    rows = Notice.objects.filter(kind=kind, key__in=list(keys), state=Notice.State.WAITING)
    return (rows if user is None else rows.filter(user=user)).update(state=Notice.State.CANCELLED)


@transaction.atomic
def mark_read(*, notices: QuerySet[Notice], at: datetime) -> int:
    """Returns: how many were unread until now."""
    return notices.filter(read_at=None).update(read_at=at)


@transaction.atomic
def choose_delivery(*, user: User, choices: Mapping[Group, Delivery]) -> None:
    """Keep how a person wants to hear of each group; SERVICE is no choice and is passed over."""
    for group, delivery in choices.items():
        if group in CHOSEN:
            NoticeChoice.objects.update_or_create(
                user=user, group=group, defaults={"delivery": delivery}
            )


def delivery_of(user: User) -> dict[Group, Delivery]:
    """How each group reaches a person; one query."""
    said = NoticeChoice.objects.filter(user=user).values_list("group", "delivery")
    return {**USUAL, **{Group(group): Delivery(how) for group, how in said}}


def claim(*, notice_id: int, at: datetime) -> Notice | None:
    """The notice if its mail is to go out now, marked as being sent; None if there is no mail.

    A person who left, or chose otherwise, or whom the matter no longer concerns, gets none.
    """
    with transaction.atomic():
        rows = Notice.objects.select_for_update(of=("self",)).select_related("user")
        notice = rows.waiting(at=at).filter(pk=notice_id).first()
        if notice is None:
            return None
        state = _next_state(notice, kind_of(notice.kind))
        if state is None:
            return None
        notice.state = state
        notice.save(update_fields=["state"])
        return notice if state is Notice.State.SENDING else None


def _next_state(notice: Notice, kind: Kind) -> Notice.State | None:
    """What becomes of a notice that is due; None leaves it waiting for the next digest."""
    if not notice.user.is_active or not kind.still_due(notice):
        return Notice.State.CANCELLED
    how = delivery_of(notice.user)[kind.group]
    if how is Delivery.PORTAL or not is_reachable(notice.user):
        return Notice.State.SHOWN
    return Notice.State.SENDING if how is Delivery.AT_ONCE else None


def is_reachable(user: User) -> bool:
    """Whether a mail, or a text to a number that she has confirmed, can reach her."""
    return bool(user.email or (user.phone and user.phone_verified_at))


def claim_digest(*, user: User, at: datetime, rhythms: frozenset[Delivery]) -> list[Notice]:
    """What goes into a person's digest now, the oldest first, marked as being sent."""
    with transaction.atomic():
        rows = Notice.objects.select_for_update(of=("self",), skip_locked=True)
        waiting = list(rows.waiting(at=at).filter(user=user).select_related("user"))
        chosen = delivery_of(user)
        claimed: list[Notice] = []
        unreached: list[Notice] = []
        over = []
        for notice in waiting:
            kind = kind_of(notice.kind)
            if not user.is_active or not kind.still_due(notice):
                over.append(notice.pk)
            elif chosen[kind.group] in rhythms:
                (claimed if is_reachable(user) else unreached).append(notice)
        Notice.objects.filter(pk__in=over).update(state=Notice.State.CANCELLED)
        _move(unreached, Notice.State.SHOWN)
        _move(claimed, Notice.State.SENDING)
        return claimed


def _move(notices: Iterable[Notice], state: Notice.State, sent_at: datetime | None = None) -> None:
    pks = [notice.pk for notice in notices]
    Notice.objects.filter(pk__in=pks).update(state=state, sent_at=sent_at)


@transaction.atomic
def settle(*, notices: Iterable[Notice], at: datetime) -> None:
    """The mail server took them."""
    _move(notices, Notice.State.SENT, at)


@transaction.atomic
def release(*, notices: Iterable[Notice]) -> None:
    """The mail server did not take them: they wait again."""
    _move(notices, Notice.State.WAITING)
