"""What everybody reads leads to no person: asked before it is kept."""

from collections.abc import Collection

from accounts.models import User
from platforms.models import Platform
from platforms.persons.rules import named
from platforms.persons.selectors import firms_called, firms_of, people_of


def people_named(text: str, *, about: Collection[Platform], by: User) -> tuple[str, ...]:
    """The words of a text about some listings that name people; () for none.

    A name is compared with those of the whole catalogue only where one was found.
    """
    known, firms = people_of(about) | {by.name}, firms_of(about)
    if found := named(text, known=known, firms=firms):
        found = named(text, known=known, firms=firms | firms_called(found))
    return found
