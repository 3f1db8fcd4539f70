"""Telling people: one place that decides what goes to whom, when and how, each thing once.

`notify` keeps a notice and puts its delivery into the queue with the same transaction. The mail is
claimed before it is sent: a worker that dies meanwhile leaves the notice on the portal and sends
no second copy; a mail server that refuses gives the claim back, and the job tries again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from procrastinate.types import JSONDict

from accounts.models import User
from accounts.post.sending import TRIES
from ledger.kinds import CHOSEN, USUAL, Delivery, Group, find_kind, kind_of
from ledger.models import Notice, NoticeChoice
from ledger.tasks import deliver_notice
from ui.bilingual import in_both
from ui.templatetags.ui import day

State, Why = Notice.State, Notice.Why
# In the zone of the site; the job that sends them is set to the same: `ledger.tasks`.
DIGEST_TIME = time(7, 30)
KEPT = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class About:
    """What a notice tells.

    Attributes:
        key: which fact, at most 120 characters; the same kind and key reach a person once.
        params: values of the kind's texts: text, a day, or {"vi": …, "en": …}.
        path: page of the portal it leads to, as Vietnamese readers have it.
    """

    key: str
    params: Mapping[str, Any]
    path: str = ""

    def kept(self) -> dict[str, Any]:
        """The values as they are stored: days as they are written in each language."""
        return {
            name: in_both(day, value) if isinstance(value, date) else value
            for name, value in self.params.items()
        }


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
            "params": about.kept(),
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
                params=about.kept(),
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
    rows = Notice.objects.filter(kind=kind, key__in=list(keys), state=State.WAITING)
    rows = rows if user is None else rows.filter(user=user)
    return rows.update(state=State.CANCELLED, why=Why.WITHDRAWN)


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
        how = delivery_of(notice.user)
        is_now = _settled(notice, how) is None and _how(notice, how) is Delivery.AT_ONCE
        if is_now:
            _take([notice], at)
        return notice if is_now else None


def claim_digest(*, user: User, at: datetime) -> list[Notice]:
    """What goes into a person's digest now, the oldest first, marked as being sent.

    What comes weekly does so on the first morning from Monday on, so that a Monday on which nothing
    could be sent costs a day and not a week.
    """
    with transaction.atomic():
        rows = Notice.objects.select_for_update(of=("self",), skip_locked=True)
        waiting = list(rows.waiting(at=at).filter(user=user).select_related("user"))
        how = delivery_of(user)
        left = [notice for notice in waiting if _settled(notice, how) is None]
        ripe = [notice for notice in left if _is_ripe(notice, _how(notice, how), at)]
        _take(ripe, at)
        return ripe


def _settled(notice: Notice, how: Mapping[Group, Delivery]) -> Notice.Why | None:
    """Why a due notice is not to be sent, noted on it; None if it is to go, now or later."""
    why = _why_not(notice, how)
    if why is not None:
        is_over = why in (Why.OVER, Why.LEFT)
        notice.state, notice.why = State.CANCELLED if is_over else State.SHOWN, why
        notice.save(update_fields=["state", "why"])
    return why


def _why_not(notice: Notice, how: Mapping[Group, Delivery]) -> Notice.Why | None:
    kind = find_kind(notice.kind)
    if not notice.user.is_active:
        return Why.LEFT
    if kind is None or not kind.still_due(notice):
        return Why.OVER
    if how[kind.group] is Delivery.PORTAL:
        return Why.CHOSEN
    return None if is_reachable(notice.user) else Why.UNREACHABLE


def _how(notice: Notice, how: Mapping[Group, Delivery]) -> Delivery:
    return how[kind_of(notice.kind).group]


def _is_ripe(notice: Notice, how: Delivery, at: datetime) -> bool:
    return how is not Delivery.WEEKLY or notice.due_at <= last_monday(at)


def last_monday(at: datetime) -> datetime:
    """When the last digests of a week were to go out: now or before."""
    local = timezone.localtime(at)
    monday = local.date() - timedelta(days=local.weekday())
    found = datetime.combine(monday, DIGEST_TIME, local.tzinfo)
    return found if found <= at else found - timedelta(days=7)


def is_reachable(user: User) -> bool:
    """Whether a mail, or a text to a number that she has confirmed, can reach her."""
    return bool(user.email or (user.phone and user.phone_verified_at))


def _take(notices: Sequence[Notice], at: datetime) -> None:
    """Mark as being sent: no other worker sends them."""
    pks = [notice.pk for notice in notices]
    Notice.objects.filter(pk__in=pks).update(state=State.SENDING, tries=F("tries") + 1, tried_at=at)


@transaction.atomic
def settle(*, notices: Iterable[Notice], way: str, at: datetime) -> None:
    """The server took them. way: of `Letter.Way`."""
    pks = [notice.pk for notice in notices]
    rows = Notice.objects.filter(pk__in=pks)
    rows.update(state=State.SENT, sent_at=at, way=way, refusal="")


@transaction.atomic
def release(*, notices: Iterable[Notice], error: Exception) -> None:
    """The server did not take them: they wait again.

    After the last try they stand on the portal alone, so that a dead address is not tried for ever.
    """
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    refusal = type(error).__name__[:60]
    rows.filter(tries__lte=TRIES).update(state=State.WAITING, refusal=refusal)
    rows.filter(tries__gt=TRIES).update(state=State.SHOWN, why=Why.REFUSED, refusal=refusal)


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Empty what people were told two years ago. Returns: how many notices.

    That they were told it stays, so that nobody is told again.
    """
    rows = Notice.objects.filter(due_at__lt=at - KEPT).exclude(state=State.FORGOTTEN)
    return rows.update(state=State.FORGOTTEN, why="", sent_at=None, params={}, path="")
