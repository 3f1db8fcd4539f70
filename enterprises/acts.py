"""What happened to an enterprise lately, from the history that the triggers write."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps

from enterprises.models import Enterprise, Statement


@dataclass(frozen=True, slots=True)
class Act:
    """One change of the profile, or one statement with what was understood.

    Attributes:
        is_statement: else a change of the profile, the first of which made it.
        text: of a statement, "" once forgotten. need_codes: what was understood.
        is_first: the enterprise was made.
    """

    at: datetime
    is_statement: bool
    text: str = ""
    need_codes: tuple[str, ...] = ()
    is_first: bool = False


def acts_on(enterprise: Enterprise, *, limit: int) -> tuple[Act, ...]:
    """The latest first, at most `limit`; two queries."""
    events = apps.get_model("enterprises", "EnterpriseEvent")
    # Each version once: needs raise another number, and count by their statements.
    rows = events.objects.filter(pgh_obj_id=enterprise.pk).order_by("-version", "pgh_id")
    changes = rows.distinct("version").values_list("pgh_created_at", "version")[:limit]
    said = Statement.objects.filter(enterprise=enterprise).order_by("-created_at", "-pk")
    acts = [Act(at, False, is_first=version == 1) for at, version in changes]
    acts += [Act(row.created_at, True, row.text, tuple(row.need_codes)) for row in said[:limit]]
    return tuple(sorted(acts, key=lambda act: act.at, reverse=True)[:limit])
