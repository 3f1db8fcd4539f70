"""Writing letters: `post` puts one into the queue with the transaction, `send_now` sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from accounts import messaging
from accounts.messaging import Mail
from accounts.models import Letter
from accounts.post.kinds import LetterKind, Tongue, Words, letter_kind
from accounts.post.sending import send_once

# Between the Vietnamese letter and the English one below it.
LINE = "\n\n————————————————————\n\n"
KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Which letter goes where.

    Attributes:
        key: which fact, at most 120 characters, without an address; the same kind and key go once.
        to: an e-mail address, or a number in E.164.
        language: of the reader; "" is Vietnamese, which most people read. Kinds that are written in
            both, or in Vietnamese alone, do not look at it.
    """

    kind: str
    key: str
    to: str
    language: str = ""


@transaction.atomic
def post(
    envelope: Envelope, values: Mapping[str, Any], *, at: datetime, due_at: datetime | None = None
) -> bool:
    """Queue a letter; it goes out only if the transaction commits.

    Args:
        values: what its kind's words are filled with.
        due_at: not before this moment; now where it is left out or already past.

    Returns: whether it is new; told again, nothing happens.
    Raises: UnknownKindError.
    """
    kind = letter_kind(envelope.kind)
    row, is_new = _row(kind, envelope, at=at, due_at=max(at, due_at or at))
    if is_new:
        _queue(row, kind, envelope.to, words_of(kind, values, language=envelope.language))
    return is_new


def send_now(envelope: Envelope, values: Mapping[str, Any], *, at: datetime) -> bool:
    """Send a letter at once, from a job that tries again; sent before, nothing happens.

    Returns: whether it went now.
    Raises: UnknownKindError. OSError, SMTPException: the mail server did not take it.
    """
    kind = letter_kind(envelope.kind)
    row, _is_new = _row(kind, envelope, at=at, due_at=at)
    words = words_of(kind, values, language=envelope.language)
    mail = _mail(row, envelope.to, words)
    return send_once(letter=row.pk, hand_over=lambda: messaging.mail_now(mail), at=at)


def has_gone(envelope: Envelope) -> bool:
    """Whether this letter was sent, now or before."""
    rows = Letter.objects.filter(kind=envelope.kind, key=envelope.key)
    return rows.filter(state=Letter.State.SENT).exists()


def _row(
    kind: LetterKind, envelope: Envelope, *, at: datetime, due_at: datetime
) -> tuple[Letter, bool]:
    is_mail = "@" in envelope.to
    return Letter.objects.get_or_create(
        kind=kind.code,
        key=envelope.key,
        defaults={
            "to": envelope.to.lower() if kind.keeps_address else "",
            "way": Letter.Way.MAIL if is_mail else Letter.Way.PHONE,
            "language": _language(kind, envelope.language),
            "made_at": at,
            "due_at": due_at,
        },
    )


def _queue(row: Letter, kind: LetterKind, to: str, words: Words) -> None:
    due = row.due_at if row.due_at > row.made_at else None
    told = messaging.Job(letter=row.pk, is_urgent=kind.is_urgent, due_at=due)
    if row.way == Letter.Way.PHONE:
        messaging.queue_text(to=to, text=words.phone, job=told)
    else:
        messaging.queue_mail(_mail(row, to, words), job=told)


def _mail(row: Letter, to: str, words: Words) -> Mail:
    """With an identity of its own, by which mail programs know a second copy."""
    host = urlsplit(settings.SITE_URL).hostname
    headers = {"Message-ID": f"<letter-{row.pk}@{host}>"}
    subject = " ".join(words.subject.split())
    return Mail(to=to, subject=subject, text=words.text, html=words.html, headers=headers)


def _language(kind: LetterKind, readers: str) -> str:
    """In which it is written; "" for both. Who has said nothing reads Vietnamese."""
    if kind.tongue is Tongue.BOTH:
        return ""
    return readers if kind.tongue is Tongue.READER and readers else settings.LANGUAGE_CODE


def words_of(kind: LetterKind, values: Mapping[str, Any], *, language: str = "") -> Words:
    """A letter as it reads; in both languages the Vietnamese first, with its subject."""
    if one := _language(kind, language):
        return _written(kind, values, one)
    both = [_written(kind, values, each) for each in ("vi", "en")]
    text = LINE.join(words.text.strip() for words in both)
    return Words(both[0].subject, f"{text}\n")


def _written(kind: LetterKind, values: Mapping[str, Any], language: str) -> Words:
    with translation.override(language):
        return kind.write(values)


def lines(subject: Any, body: Any, *, phone: Any = "") -> Any:
    """A way to write: lazy texts with named places, "%(adviser)s"."""

    def write(values: Mapping[str, Any]) -> Words:
        return Words(str(subject) % values, str(body) % values, phone=str(phone) % values)

    return write


def template(subject: Any, name: str) -> Any:
    """A way to write: a lazy subject with named places, and a template of text for the body."""

    def write(values: Mapping[str, Any]) -> Words:
        return Words(str(subject) % values, render_to_string(name, dict(values)))

    return write


@transaction.atomic
def forget_letters(*, kinds: frozenset[str], about: str) -> int:
    """Take what was written about something out of the list. about: how their keys begin."""
    rows = Letter.objects.filter(kind__in=kinds, key__startswith=about)
    return int(rows.delete()[0])


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Letters go 90 days after they were made. Returns: how many."""
    return int(Letter.objects.filter(due_at__lt=at - KEPT).delete()[0])
