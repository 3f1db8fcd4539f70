"""The catalogue in memory: search, facets, suggestions; pure values in, pure values out."""

from platforms.index.abbreviations import ABBREVIATIONS
from platforms.index.catalogue import RELEVANCE, DuplicateKeyError, Index
from platforms.index.documents import Document, Page, Query
from platforms.index.memory import Memory

__all__ = [
    "ABBREVIATIONS",
    "RELEVANCE",
    "Document",
    "DuplicateKeyError",
    "Index",
    "Memory",
    "Page",
    "Query",
]
