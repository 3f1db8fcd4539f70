"""Who asked without being an enterprise, as the national match takes them."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from matching.engine import Profile
from matching.engine.national import Builder, Population
from matching.inputs import MatchInputs
from matching.models import KEPT_DAYS, MatchResult
from matching.selectors import profile_of
from matching.services import inputs_of
from platforms.snapshot import Snapshot
from reference.models import Commune


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
