"""Reads of assessments: what is offered, whose they are, peers, the way so far, the latest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from assessment.models import Assessment, ColleagueAnswer, InstrumentVersion
from assessment.paper import Paper, paper_of
from assessment.rules import FEWEST_PEERS, Answers, needs_of, score, weakest
from enterprises.models import Enterprise, Membership
from reference.together import ENTERPRISE, Rows

# Each enterprise's, else each person's latest result of a version counts once; whoever asks not
# at all.
PEERS = """
SELECT share.key, percentile_disc(0.5) WITHIN GROUP (ORDER BY share.value::int), count(*)
FROM (
    SELECT DISTINCT ON (COALESCE('e' || enterprise_id, owner_id::text, series::text)) shares
    FROM assessment_assessment
    WHERE version_id = %(version)s AND size = %(size)s AND industry = %(industry)s
        AND finished_at IS NOT NULL AND series <> %(series)s
        AND owner_id IS DISTINCT FROM %(owner)s AND enterprise_id IS DISTINCT FROM %(enterprise)s
        AND (%(section)s = '' OR sector_id IN (
            SELECT code FROM reference_sector WHERE %(section)s IN (code, section_id)))
    ORDER BY COALESCE('e' || enterprise_id, owner_id::text, series::text), finished_at DESC
) latest, jsonb_each_text(shares) share
GROUP BY share.key
"""
# Nobody's number: `IS DISTINCT FROM` then keeps all that have no owner or no enterprise.
NOBODY = -1


def offered() -> list[Paper]:
    """The published version of each instrument, in their order; one query once read."""
    rows = InstrumentVersion.objects.filter(status=InstrumentVersion.Status.PUBLISHED)
    keys = rows.order_by("instrument__position", "instrument_id").values_list("pk", flat=True)
    return [paper_of(pk) for pk in keys]


def offered_one(instrument: str) -> Paper:
    """The published version of one instrument.

    Raises: Assessment.DoesNotExist: there is none, so that nothing can be assessed.
    """
    rows = InstrumentVersion.objects.filter(
        status=InstrumentVersion.Status.PUBLISHED, instrument=instrument
    )
    version = rows.values_list("pk", flat=True).first()
    if version is None:
        raise Assessment.DoesNotExist(instrument)
    return paper_of(version)


def held(*, user: Any, tokens: Collection[str], at: datetime) -> QuerySet[Assessment]:
    """What somebody may open: her enterprises', her account's, and what her browser holds.

    What was made for an enterprise is its members', also after whoever made it has left.
    """
    mine = Q(owner=None, token__in=[token for token in tokens if isinstance(token, str)])
    if user.is_authenticated:
        joined = Membership.objects.filter(user=user).order_by().values("enterprise")
        mine |= Q(owner=user, enterprise=None) | Q(enterprise__in=joined)
    return Assessment.objects.filter(mine).exclude(expires_at__lte=at)


def asked_by(colleague_token: str, *, at: datetime) -> Assessment:
    """The assessment behind a link for colleagues.

    Raises: Assessment.DoesNotExist: no such link, or expired.
    """
    return Assessment.objects.exclude(expires_at__lte=at).get(colleague_token=colleague_token)


def colleagues_of(assessment: Assessment) -> list[dict[str, int]]:
    """What colleagues' answers came to, in the order in which they came."""
    rows = ColleagueAnswer.objects.filter(assessment=assessment).order_by("pk")
    return list(rows.values_list("shares", flat=True))


@dataclass(frozen=True, slots=True)
class Peers:
    """Others like one, or why they are not shown.

    Attributes:
        medians: pillar code to hundredths of a percent; {} where not shown.
        count: how many others there are.
        lacking: "about" (sector or size not said), "few", or "".
    """

    medians: dict[str, int]
    count: int
    lacking: str


def peers_of(assessment: Assessment, paper: Paper) -> Peers:
    """The median of others of the same sector section (or industry) and size, on this version.

    One query; nothing is shown of fewer than five others.
    """
    sector = assessment.sector
    section = (sector.section_id or sector.code) if sector else ""
    is_said = assessment.industry if paper.industries else section
    if not (is_said and assessment.size):
        return Peers({}, 0, "about")
    asked: dict[str, Any] = {
        "version": assessment.version_id,
        "size": assessment.size,
        "industry": assessment.industry,
        "series": assessment.series,
        "owner": assessment.owner_id or NOBODY,
        "enterprise": assessment.enterprise_id or NOBODY,
        "section": "" if paper.industries else section,
    }
    with connection.cursor() as cursor:
        cursor.execute(PEERS, asked)
        rows = cursor.fetchall()
    count = max((row[2] for row in rows), default=0)
    if count < FEWEST_PEERS:
        return Peers({}, count, "few")
    return Peers({code: median for code, median, _count in rows}, count, "")


@dataclass(frozen=True, slots=True)
class LatestResult:
    """What others build on: the match, the roadmap, an adviser's view.

    Attributes:
        maturity: pillar code to level 0 to 5, as `MatchInputs.maturity` takes it.
        needs: behind the weakest answers, most pressing first.
        is_official: whether the wording is the official one.
    """

    token: str
    finished_at: datetime
    instrument: str
    version: int
    is_official: bool
    level: int
    maturity: dict[str, int]
    weakest: tuple[str, ...]
    needs: tuple[str, ...]


def latest_result(*, owner: User, at: datetime) -> LatestResult | None:
    """An account's latest finished assessment; None if there is none. One query once read."""
    rows = Assessment.objects.filter(owner=owner, finished_at__lte=at)
    row = rows.order_by("-finished_at", "-pk").first()
    return result_of(row) if row else None


def latest_of(enterprise: Enterprise) -> LatestResult | None:
    """The latest finished assessment of an enterprise; None if there is none. One query."""
    rows = Assessment.objects.filter(enterprise=enterprise, finished_at__isnull=False)
    row = rows.order_by("-finished_at", "-pk").first()
    return result_of(row) if row else None


def attempts() -> QuerySet:
    """Attempts of an enterprise, what was last changed first."""
    rows = Assessment.objects.filter(enterprise=ENTERPRISE).order_by("-changed_at", "-pk")
    columns = ("token", "version_id", "industry", "level", "finished_at", "changed_at")
    return rows.values_list(*columns)


def assessed_on(_enterprise: Enterprise, tried: Rows) -> date | None:
    """The day on which an enterprise last finished an assessment."""
    ends = [row.finished_at for row in tried if row.finished_at]
    return timezone.localdate(max(ends)) if ends else None


def result_of(row: Assessment) -> LatestResult:
    """A finished assessment as others take it."""
    assert row.finished_at is not None  # noqa: S101 - asked for finished ones only
    paper = paper_of(row.version_id, row.industry)
    reached = score(paper.scheme, row.answers)
    weak = weakest(reached)
    return LatestResult(
        token=row.token,
        finished_at=row.finished_at,
        instrument=paper.instrument,
        version=paper.number,
        is_official=paper.is_official,
        level=reached.level,
        maturity={pillar.code: pillar.level for pillar in reached.pillars},
        weakest=weak,
        needs=needs_of(paper.scheme, row.answers, weak),
    )


def maturity_of(version: int, industry: str, answers: Answers) -> dict[str, int]:
    """Pillar code to level 0 to 5 of a finished assessment; no query once its paper is read."""
    reached = score(paper_of(version, industry).scheme, answers)
    return {pillar.code: pillar.level for pillar in reached.pillars}


def way_so_far(rows: QuerySet[Assessment]) -> Sequence[Assessment]:
    """Finished attempts, the earliest first; the latest 24."""
    latest = rows.filter(finished_at__isnull=False).order_by("-finished_at", "-pk")[:24]
    return list(reversed(latest))
