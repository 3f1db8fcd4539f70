"""What is said of a decision in the public log names nobody and leads to nobody."""

from collections.abc import Collection

from accounts.models import User
from platforms.models import Platform
from platforms.persons.checking import people_named
from platforms.revisions.rules import check_public


def check_reason(reason: str, *, about: Collection[Platform], by: User) -> None:
    """Raises: PersonalDataError, with all that was found; no query for an empty reason."""
    check_public(reason, named=people_named(reason, about=about, by=by) if reason.strip() else ())
