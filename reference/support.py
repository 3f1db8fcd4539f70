"""State support for digital solutions, as the shipped file states it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reference.files import read_yaml
from reference.models import SupportOffice
from ui.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Support:
    """What the State pays, to whom, and how one applies.

    Attributes:
        rate_percent: at most so much of what solutions cost.
        cap_vnd: size class to the most in a year; a class that is not there gets nothing.
        is_verified: whether rate and caps were compared with the text of the decree.
    """

    document: str
    rate_percent: int
    cap_vnd: Mapping[str, int]
    is_verified: bool
    confidence_note: Bilingual
    source: Bilingual
    conditions: tuple[Bilingual, ...]
    checklist: tuple[Bilingual, ...]
    household: Bilingual
    large: Bilingual


@cache
def load_support() -> Support:
    """The figures of `state_support.yaml`; read once in a process."""
    file = read_yaml("state_support.yaml")
    solutions = file["solutions"]
    return Support(
        document=file["document"],
        rate_percent=solutions["rate_percent_max"],
        cap_vnd=solutions["cap_vnd_per_year"],
        is_verified=solutions["confidence"] == "verified",
        confidence_note=_both(solutions, "confidence_note_"),
        source=Bilingual(solutions["source_vi"], solutions["source"]),
        conditions=tuple(_both(row) for row in file["conditions"]),
        checklist=tuple(_both(row) for row in file["checklist"]),
        household=_both(file["household"]),
        large=_both(file["large"]),
    )


def _both(row: Mapping[str, Any], prefix: str = "") -> Bilingual:
    return Bilingual(row[f"{prefix}vi"], row[f"{prefix}en"])


def support_office(commune: str | None) -> SupportOffice | None:
    """The office of the commune's province, filled in or not; None without a commune; one query."""
    if not commune:
        return None
    offices = SupportOffice.objects.select_related("province")
    return offices.filter(province__communes=commune).first()
