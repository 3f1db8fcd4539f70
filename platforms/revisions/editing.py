"""Keeping one section of a draft, so that colleagues in other sections do not disturb it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from platforms.models import Platform, Revision
from platforms.revisions.breaches import breach_of
from platforms.revisions.content import Content, normal
from platforms.revisions.forms.sections import Section
from platforms.revisions.services import ContentError
from platforms.revisions.writing import RevisionMovedError, locked, save_revision


@transaction.atomic
def save_section(
    *, revision: Revision, section: Section, said: dict[str, Any], mark: str, by: User, at: datetime
) -> Revision:
    """Keep what one section says; the rest of the draft stays as it is stored.

    Args:
        mark: of the section as the form showed it. That somebody wrote in other sections
            meanwhile does not matter, nor that she wrote the same here.

    Raises:
        RevisionMovedError: the section says something else by now, or it is no draft any more.
        ContentError: what it says breaks a rule of the catalogue. NotAllowedError.
    """
    row = locked(revision)
    if not row.is_editable:
        raise RevisionMovedError(row)
    content, private = dict(row.content), dict(row.private)
    if section.is_private:
        private |= said
    else:
        content = judged(row.platform, {**content, **said})
    is_same = section.of(content, private) == section.of(row.content, row.private)
    if not is_same and section.mark(row.content, row.private) != mark:
        raise RevisionMovedError(row)
    return save_revision(
        revision=row, version=row.version, by=by, at=at, content=content, private=private
    )


def judged(platform: Platform, content: Content) -> Content:
    """The content as the tables would tell it; one query. Raises: ContentError."""
    if broken := breach_of(platform, content):
        raise ContentError(broken)
    return normal(platform, content)


def copy_revision(
    *, source: Revision, into: Revision, by: User, at: datetime, version: int
) -> Revision:
    """Make an open draft say what an earlier revision of the same listing said.

    Raises: RevisionMovedError, NotAllowedError. ValueError: the two are of different listings.
    """
    if source.platform_id != into.platform_id:
        raise ValueError("an earlier version of another listing")
    return save_revision(
        revision=into,
        version=version,
        by=by,
        at=at,
        content=source.content,
        private=source.private,
    )
