"""Bundles: few platforms that together cover what one enterprise needs; pure and in integers."""

from .choose import CANDIDATES, Limits, bundles
from .concepts import KINDS, Bundle, Candidate, Kind, Proof, Question
from .reference import best_fit_reference, cover_reference

__all__ = [
    "CANDIDATES",
    "KINDS",
    "Bundle",
    "Candidate",
    "Kind",
    "Limits",
    "Proof",
    "Question",
    "best_fit_reference",
    "bundles",
    "cover_reference",
]
