"""What enterprises do, as events: counted by place, trade and size, without which it was."""

from datetime import datetime

from enterprises.known import known
from enterprises.models import Enterprise
from enterprises.sizes import size_verdict
from ledger.events.kinds import Happening
from ledger.events.services import note


def note_enterprise(kind: Happening, row: Enterprise | None, fact: str, *, at: datetime) -> None:
    """Count something of an enterprise; of one that is erased only that it happened."""
    if row is None:
        note(kind, fact, at=at)
        return
    note(kind, fact, at=at, commune=row.commune_id, sector=row.sector_id, size=counted_size(row))


def counted_size(row: Enterprise) -> str:
    """household, micro, small, medium or large; "" where too little is known."""
    if row.kind == Enterprise.Kind.HOUSEHOLD:
        return "household"
    verdict = size_verdict(row, known())
    return verdict.size if verdict else ""
