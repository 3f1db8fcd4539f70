"""Writing calls, publishing them with two people, closing them; each once, under the row's lock."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from programme.calls.access import check_province, parties_of
from programme.calls.choices import Act, State
from programme.calls.models import Call
from programme.calls.rules import CallMovedError, NotAllowedError, Party, check_act
from programme.calls.telling import tell_vendors
from reference.once import once_for
from reference.text import fold

LONGEST_SLUG = 70


class CallOverError(Exception):
    """Its last day is past."""


class IncompleteCallError(Exception):
    """A published call speaks both languages; `fields` are empty."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(fields)
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Said:
    """What a call says. Codes are checked by the form; demand: how many, counted on which day."""

    title_vi: str
    needs: Sequence[str]
    opens_on: date
    closes_on: date
    title_en: str = ""
    text_vi: str = ""
    text_en: str = ""
    sections: Sequence[str] = ()
    provinces: Sequence[str] = ()
    deployments: Sequence[str] = ()
    languages: Sequence[str] = ()
    ceiling_vnd: int | None = None
    demand_count: int | None = None
    demand_on: date | None = None

    def columns(self) -> dict[str, object]:
        """By the model's names; several codes as lists, each once, in their order."""
        held = asdict(self).items()
        return {n: list(dict.fromkeys(v)) if isinstance(v, tuple | list) else v for n, v in held}


@transaction.atomic
def draft_call(*, said: Said, request_key: UUID, by: User, at: datetime) -> Call:
    """Begin a call; the same form twice begins one. Raises: NotAllowedError."""
    if Party.WRITER not in parties_of(by):
        raise NotAllowedError("party")
    check_province(by, list(said.provinces))
    key = once_for(request_key, by.pk)
    slug = slugify(fold(said.title_vi))[:LONGEST_SLUG].strip("-") or "loi-moi"
    with pghistory.context(action="insert", user=by.pk):
        call, _is_new = Call.objects.get_or_create(
            request_key=key,
            defaults={
                **said.columns(),
                "slug": f"{slug}-{secrets.token_hex(3)}",
                "author": by,
                "created_at": at,
                "changed_at": at,
            },
        )
    return call


@transaction.atomic
def change_call(*, call: Call, said: Said, version: int, by: User, at: datetime) -> Call:
    """Write a draft anew; the same text again changes nothing.

    Args:
        version: what the form showed.

    Raises: CallMovedError: written or published meanwhile. NotAllowedError.
    """
    row = _allowed(call, Act.EDIT, by)
    check_province(by, list(said.provinces))
    wanted = said.columns()
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return row
    if row.version != version:
        raise CallMovedError(row.state)
    for name, value in wanted.items():
        setattr(row, name, value)
    row.author, row.changed_at, row.version = by, at, row.version + 1
    return _kept(row, Act.EDIT, by)


@transaction.atomic
def publish_call(*, call: Call, version: int, by: User, at: datetime) -> Call:
    """Publish what somebody else wrote, and tell the vendors whom it may concern; once.

    Args:
        version: what the page showed, so that nobody publishes what she has not read.

    Raises: CallMovedError, NotAllowedError, CallOverError. IncompleteCallError.
    """
    row = _allowed(call, Act.PUBLISH, by)
    if row.version != version:
        raise CallMovedError(row.state)
    if row.closes_on < timezone.localdate(at):
        raise CallOverError
    if empty := [name for name in ("title_en", "text_vi", "text_en") if not getattr(row, name)]:
        raise IncompleteCallError(empty)
    row.state, row.published_by, row.published_at = State.PUBLISHED, by, at
    row = _kept(row, Act.PUBLISH, by)
    tell_vendors(row, at=at)
    return row


@transaction.atomic
def close_call(*, call: Call, by: User, at: datetime) -> Call:
    """Take no more answers. Raises: CallMovedError, NotAllowedError."""
    row = _allowed(call, Act.CLOSE, by)
    row.state, row.closed_at = State.CLOSED, at
    return _kept(row, Act.CLOSE, by)


@transaction.atomic
def discard_call(*, call: Call, by: User, at: datetime) -> Call:
    """Give up a draft. Raises: CallMovedError, NotAllowedError."""
    row = _allowed(call, Act.DISCARD, by)
    row.state, row.closed_at = State.CLOSED, at
    return _kept(row, Act.DISCARD, by)


@transaction.atomic
def close_over(*, at: datetime) -> int:
    """Close the published calls whose last day is past; safe to repeat. Returns: how many."""
    today = timezone.localdate(at)
    rows = Call.objects.select_for_update(of=("self",)).filter(state=State.PUBLISHED)
    with pghistory.context(action=Act.CLOSE.value, reason="its last day is past"):
        return rows.filter(closes_on__lt=today).update(state=State.CLOSED, closed_at=at)


def _allowed(call: Call, act: Act, by: User) -> Call:
    """The row, locked until the transaction ends, if she may do it now."""
    row = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    is_author = row.author_id == by.pk
    check_act(act, now=row.state, parties=parties_of(by), is_author=is_author)
    check_province(by, row.provinces)
    return row


def _kept(row: Call, act: Act, by: User) -> Call:
    with pghistory.context(action=act.value, user=by.pk):
        row.save()
    return row
