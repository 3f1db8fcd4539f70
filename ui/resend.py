"""A form that was not taken: what was typed stays in sight, and one press sends it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest

MOST_FIELDS, MOST_LETTERS = 300, 60_000
SECRET = frozenset({"csrfmiddlewaretoken", "code", "credential"})
FewPairs = list[list[str]]


@dataclass(frozen=True, slots=True)
class Unsent:
    """What a request carried.

    Attributes:
        path: where it was sent, with the query.
        fields: name and value of what may be sent again; () where something is missing from it.
        words: what somebody wrote in it herself.
    """

    path: str
    fields: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def unsent_of(request: HttpRequest, *, may_repeat: bool = True) -> Unsent | None:
    """What a form carried that was not taken; None for a request that is no form.

    Secrets are never in it; a form with secrets or files, or a very large one, cannot be repeated.

    Args:
        may_repeat: it surely came from a page of this site: nobody is to be led by a foreign one
            into pressing a button here.
    """
    if request.method != "POST" or not request.POST:
        return None
    fields = fields_of(request)
    names = {name for name, _value in fields} | {"csrfmiddlewaretoken"}
    is_whole = not request.FILES and names >= request.POST.keys() and is_small(fields)
    kept = tuple((name, value) for name, value in fields) if may_repeat and is_whole else ()
    return Unsent(request.get_full_path(), kept, tuple(words_of(fields)))


def fields_of(request: HttpRequest) -> FewPairs:
    """Name and value of all that was sent but secrets, in order."""
    return [
        [name, value]
        for name, values in request.POST.lists()
        if name not in SECRET and "password" not in name
        for value in values
    ]


def is_small(fields: FewPairs) -> bool:
    letters = sum(len(name) + len(value) for name, value in fields)
    return len(fields) <= MOST_FIELDS and letters <= MOST_LETTERS


def words_of(fields: Iterable[Iterable[str]]) -> Iterator[str]:
    """What somebody wrote herself, as far as it can be told from keys and choices."""
    for name, value in fields:
        if not name.startswith("_") and (" " in value.strip() or not value.isascii()):
            yield value
