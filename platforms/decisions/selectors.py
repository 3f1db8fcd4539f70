"""What the public reads of the log, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from platforms.choices import Act, Evidence, Status
from platforms.models import Decision
from ui.bilingual import Bilingual

PER_PAGE, IN_FEED = 50, 50
# In the order in which people ask for them.
ACTS = (Act.PUBLISH, Act.REFUSE, Act.SUSPEND, Act.LIFT, Act.RETIRE, Act.RENEW)
# Their listing leaves a page at its address; a refused new one has none.
SHOWN = (Status.PUBLISHED, Status.SUSPENDED, Status.RETIRED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision. `url` is "" where the listing has no page; `criterion` None without a rule."""

    pk: int
    act: Act
    name: str
    url: str
    vendor: str
    criterion: Bilingual | None
    evidence: Evidence
    reason: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log; `older` is the key to go on from, None at its end."""

    entries: tuple[Entry, ...]
    older: int | None


def read_log(*, act: str = "", platform: str = "", before: int | None = None) -> Log:
    """Decisions from the newest on; one query.

    Args:
        act: only these, one of ACTS; platform: slug of one listing; before: a key from `older`.
    """
    chosen = Q(act__in=ACTS)
    chosen &= Q(act=act) if act else Q()
    chosen &= Q(platform__slug=platform) if platform else Q()
    chosen &= Q(pk__lt=before) if before else Q()
    rows = Decision.objects.filter(chosen).select_related("platform__vendor", "criterion")
    found = [entry_of(row) for row in rows.order_by("-pk")[: PER_PAGE + 1]]
    is_more = len(found) > PER_PAGE
    return Log(tuple(found[:PER_PAGE]), found[PER_PAGE - 1].pk if is_more else None)


def entry_of(row: Decision) -> Entry:
    platform = row.platform
    has_page = platform.status in SHOWN and platform.published_at is not None
    return Entry(
        pk=row.pk,
        act=Act(row.act),
        name=platform.name,
        url=reverse("platform-detail", args=[platform.slug]) if has_page else "",
        vendor=platform.vendor.name,
        criterion=row.criterion.title if row.criterion else None,
        evidence=Evidence(row.evidence),
        reason=row.reason,
        decided_at=row.decided_at,
    )
