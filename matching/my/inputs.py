"""What an enterprise has stored, as the match takes it."""

from assessment.selectors import latest_of
from enterprises.known import known
from enterprises.models import Conditions, Enterprise, EnterpriseNeed, ToolInUse
from enterprises.pages.profile import size_verdict
from matching.inputs import MatchInputs


def stored_inputs(enterprise: Enterprise) -> MatchInputs:
    """Profile, needs, conditions, tools and maturity of an enterprise; four queries.

    Its statements are not read: what they say was taken over as needs when they were written.
    """
    needs = EnterpriseNeed.objects.filter(enterprise=enterprise)
    rows = list(needs.order_by("-importance", "created_at", "pk"))
    asked = Conditions.objects.filter(enterprise=enterprise).first() or Conditions()
    tools = list(ToolInUse.objects.filter(enterprise=enterprise).exclude(slug="").order_by("slug"))
    assessed = latest_of(enterprise)
    return MatchInputs(
        needs={each.need_id: each.importance for each in rows if each.is_active},
        set_aside=frozenset(each.need_id for each in rows if not each.is_active),
        sector=enterprise.sector_id,
        is_household=enterprise.kind == Enterprise.Kind.HOUSEHOLD,
        size=_size_by_capital(enterprise),
        employees=enterprise.employees,
        revenue_vnd=enterprise.revenue_band_vnd,
        commune=enterprise.commune_id,
        budget_vnd=asked.budget_vnd_per_month,
        deployments=frozenset(asked.deployments),
        languages=frozenset(asked.languages),
        existing=frozenset(each.slug for each in tools),
        must_link=frozenset(each.slug for each in tools if each.must_link),
        maturity=assessed.maturity if assessed else {},
    )


def _size_by_capital(enterprise: Enterprise) -> str | None:
    """The class where capital is known, which the match itself does not ask."""
    if enterprise.capital_band_vnd is None:
        return None
    verdict = size_verdict(enterprise, known())
    return verdict.size if verdict else None
