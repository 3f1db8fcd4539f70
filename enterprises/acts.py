"""What happened to an enterprise lately, from the history that the triggers write."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import QuerySet

from enterprises.models import Enterprise, Statement
from reference.together import ENTERPRISE, Rows, ask_one

MOST = 10


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


def changes() -> QuerySet:
    """Each version once: needs raise another number, and count by their statements."""
    events = apps.get_model("enterprises", "EnterpriseEvent").objects
    rows = events.filter(pgh_obj_id=ENTERPRISE).order_by("-version", "pgh_id").distinct("version")
    return rows.values_list("pgh_created_at", "version")[:MOST]


def statements() -> QuerySet:
    rows = Statement.objects.filter(enterprise=ENTERPRISE).order_by("-created_at", "-pk")
    return rows.values_list("created_at", "text", "need_codes")[:MOST]


def acts_on(enterprise: Enterprise, *, limit: int) -> tuple[Act, ...]:
    """The latest first, at most `limit`; two queries."""
    changed = ask_one(changes, enterprise=enterprise.pk)
    return acts_of(changed, ask_one(statements, enterprise=enterprise.pk), limit=limit)


def acts_of(changed: Rows, said: Rows, *, limit: int) -> tuple[Act, ...]:
    """The latest of both first, at most `limit` and `MOST`."""
    acts = [Act(row.pgh_created_at, False, is_first=row.version == 1) for row in changed]
    acts += [Act(row.created_at, True, row.text, tuple(row.need_codes)) for row in said]
    return tuple(sorted(acts, key=lambda act: act.at, reverse=True)[:limit])
