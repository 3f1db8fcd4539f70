"""Marks of facts: the same fact has the same mark, worked out here or in the database. Pure."""

from hashlib import md5
from uuid import UUID

# The same in SQL, of the columns `kind` and `fact`.
MARK = "md5(kind || ':' || fact)::uuid"


def mark_of(kind: str, fact: str) -> UUID:
    """What a fact is known by, so that it counts once. No secret: it only has to be its own."""
    return UUID(md5(f"{kind}:{fact}".encode(), usedforsecurity=False).hexdigest())
