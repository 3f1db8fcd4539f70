"""Who declared needs, as the national match takes them: enterprises, and results of none."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from enterprises.models import Enterprise, EnterpriseNeed, ToolInUse
from matching.engine import Profile
from matching.engine.national import Builder, Population
from matching.inputs import MatchInputs
from matching.models import KEPT_DAYS, MatchResult
from matching.selectors import profile_of
from matching.services import inputs_of
from platforms.snapshot import Snapshot
from reference.models import Commune


def enterprises(snapshot: Snapshot) -> Population:
    """Every enterprise that has a need in force; three queries."""
    needs: dict[int, dict[str, int]] = defaultdict(dict)
    declared = EnterpriseNeed.objects.filter(is_active=True).order_by("enterprise", "pk")
    for pk, need, importance in declared.values_list("enterprise", "need", "importance").iterator():
        needs[pk][need] = importance
    tools: dict[int, dict[str, bool]] = defaultdict(dict)
    used = ToolInUse.objects.exclude(slug="").order_by("pk")
    for pk, slug, must_link in used.values_list("enterprise", "slug", "must_link").iterator():
        tools[pk][slug] = must_link
    builder = Builder()
    for pk, sector, province, *conditions in _facts():
        inputs = MatchInputs(
            needs=needs[pk],
            sector=sector,
            budget_vnd=conditions[2],
            deployments=frozenset(conditions[0] or ()),
            languages=frozenset(conditions[1] or ()),
            existing=frozenset(tools.get(pk, ())),
            must_link=frozenset(slug for slug, must in tools.get(pk, {}).items() if must),
        )
        builder.add(profile_of(inputs, None, snapshot), key=pk, province=province)
    return builder.build()


def _facts() -> Iterator[tuple]:
    declared = EnterpriseNeed.objects.filter(enterprise=OuterRef("pk"), is_active=True)
    rows = Enterprise.objects.filter(Exists(declared)).order_by("pk")
    return rows.values_list(
        *("pk", "sector_id", "commune__province_id"),
        *("conditions__deployments", "conditions__languages", "conditions__budget_vnd_per_month"),
    ).iterator()


def results(snapshot: Snapshot, *, at: datetime) -> Population:
    """Results of the last 90 days that belong to no enterprise, a person each as far as is known.

    Without an account nobody tells people apart: what was asked on one day by somebody of the same
    trade, commune and size counts once, with all its needs, so that one who tries again and again
    is not several. Two queries.
    """
    provinces = dict(Commune.objects.values_list("code", "province"))
    since = at - timedelta(days=KEPT_DAYS)
    rows = MatchResult.objects.current(at=at).filter(enterprise=None, created_at__gt=since)
    asked: dict[tuple, MatchInputs] = {}
    for row in rows.order_by("created_at", "pk").iterator():
        inputs = inputs_of(row)
        mark = (
            *(timezone.localdate(row.created_at), row.owner_id, inputs.sector, inputs.commune),
            *(inputs.is_household, inputs.employees),
        )
        asked[mark] = inputs if mark not in asked else _with_needs(inputs, asked[mark])
    builder = Builder()
    for key, inputs in enumerate(asked.values()):
        profile: Profile = profile_of(inputs, None, snapshot)
        builder.add(profile, key=key, province=provinces.get(inputs.commune or ""))
    return builder.build()


def _with_needs(inputs: MatchInputs, earlier: MatchInputs) -> MatchInputs:
    return replace(inputs, needs={**earlier.needs, **inputs.needs})
