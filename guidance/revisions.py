"""Earlier texts of an article: listed from the history, compared, restored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

import pghistory
from django.contrib.auth import get_user_model
from django.db import transaction

from accounts.models import User
from guidance.models import Article
from guidance.readability import sentences

TEXTS = ("name_vi", "name_en", "body_vi", "body_en")
SHOWN = 100


class NoSuchTextError(Exception):
    """The history of this article has no such text."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text of an article: since when, by whom ("" for the portal itself)."""

    key: int
    at: datetime
    who: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of two texts. kind: "same", "out" or "in"."""

    kind: str
    text: str


def versions_of(article: Article) -> list[Version]:
    """The newest hundred texts, the newest first; two queries."""
    events = _events(article).select_related("pgh_context").order_by("-pgh_id")
    rows = list(events)
    people = get_user_model().objects.in_bulk({user for row in rows if (user := _user(row))})
    found: list[Version] = []
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        texts = _texts(row)
        if before is None or _texts(before) != texts:
            who = people.get(_user(row))
            found.append(Version(row.pgh_id, row.pgh_created_at, str(who or ""), texts))
    return found[:SHOWN]


def differences(before: str, after: str) -> Iterator[Piece]:
    """Both texts sentence by sentence, in reading order. Pure."""
    old, new = sentences(before), sentences(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Piece("same", text) for text in old[i1:i2])
        else:
            yield from (Piece("out", text) for text in old[i1:i2])
            yield from (Piece("in", text) for text in new[j1:j2])


@transaction.atomic
def restore_text(*, article: Article, key: int, by: User) -> Article:
    """Give the article the title and text of an earlier version; done twice, nothing changes.

    Raises: NoSuchTextError.
    """
    row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    event = _events(row).filter(pgh_id=key).first()
    if event is None:
        raise NoSuchTextError(key)
    if _texts(row) == _texts(event):
        return row
    for name in TEXTS:
        setattr(row, name, getattr(event, name))
    with pghistory.context(action="restore", user=by.pk):
        row.save(update_fields=TEXTS)
    return row


def _events(article: Article) -> Any:
    return Article.pgh_event_model.objects.filter(pgh_obj_id=article.pk)  # type: ignore[attr-defined]


def _texts(row: Any) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in TEXTS)


def _user(row: Any) -> int | None:
    return row.pgh_context.metadata.get("user") if row.pgh_context else None
