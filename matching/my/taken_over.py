"""What somebody said in her matches becomes her first enterprise's: nobody says it twice."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from enterprises.bands import revenue_band
from enterprises.known import known
from enterprises.models import Enterprise, EnterpriseNeed
from enterprises.services import Stated, add_needs, fill_conditions, fill_profile
from matching.inputs import MatchInputs
from matching.models import MatchResult
from matching.services import inputs_of


def kind_said(person: User) -> str | None:
    """The kind of enterprise by her latest match; None where it names none. One query."""
    latest = _latest(person)
    is_household = latest is not None and inputs_of(latest).is_household
    return Enterprise.Kind.HOUSEHOLD if is_household else None


@transaction.atomic
def take_over(*, enterprise: Enterprise, by: User, at: datetime) -> None:
    """Results somebody has when she adds her first enterprise become its own.

    Needs, trade, size, place, conditions and tools of the latest are put where nothing stands.
    """
    latest = _latest(by)
    if latest is None:
        return
    MatchResult.objects.filter(owner=by, enterprise=None).update(enterprise=enterprise)
    inputs = inputs_of(latest)
    fill_profile(enterprise=enterprise, said=_profile(inputs), at=at)
    source = EnterpriseNeed.Source.CHOSEN
    add_needs(enterprise=enterprise, codes=list(inputs.needs), source=source, by=by, at=at)
    said = Stated(
        existing=inputs.existing,
        budget_vnd=inputs.budget_vnd,
        deployments=inputs.deployments,
        languages=inputs.languages,
    )
    fill_conditions(enterprise=enterprise, said=said, must_link=inputs.must_link, at=at)


def _latest(person: User) -> MatchResult | None:
    mine = MatchResult.objects.filter(owner=person, enterprise=None)
    return mine.order_by("-created_at", "-pk").first()


def _profile(inputs: MatchInputs) -> dict[str, Any]:
    """What the match knows, as columns; codes that are retired by now say nothing."""
    held = known()
    sector = held.sectors.get(inputs.sector or "")
    return {
        "sector_id": sector.code if sector and sector.is_selectable else None,
        "employees": inputs.employees,
        "revenue_band_vnd": revenue_band(inputs.revenue_vnd),
        "commune_id": inputs.commune if (inputs.commune or "") in held.places else None,
    }
