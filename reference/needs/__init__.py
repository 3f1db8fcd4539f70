"""Free Vietnamese or English text → coded needs, with the words that said so."""

from reference.needs.entries import entries_from
from reference.needs.model import Conditions, Found, NeedEntry, Recognition, Span
from reference.needs.recogniser import Recogniser

__all__ = [
    "Conditions",
    "Found",
    "NeedEntry",
    "Recogniser",
    "Recognition",
    "Span",
    "entries_from",
]
