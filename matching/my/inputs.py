"""What an enterprise has stored, as the match takes it."""

from django.db.models import QuerySet

from assessment.selectors import latest_of
from enterprises.known import known
from enterprises.models import Conditions, Enterprise, EnterpriseNeed, ToolInUse
from enterprises.pages.profile import size_verdict
from matching.inputs import MatchInputs
from reference.together import ENTERPRISE, ask


def stored_inputs(enterprise: Enterprise) -> MatchInputs:
    """Profile, needs, conditions, tools and maturity of an enterprise; two queries.

    Its statements are not read: what they say was taken over as needs when they were written.
    """
    found = ask([_needs, _conditions, _tools], enterprise=enterprise.pk)
    needs, tools = found[_needs], found[_tools]
    asked = next(iter(found[_conditions]), Conditions())
    assessed = latest_of(enterprise)
    return MatchInputs(
        needs={each.need: each.importance for each in needs if each.is_active},
        set_aside=frozenset(each.need for each in needs if not each.is_active),
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


def _needs() -> QuerySet:
    rows = EnterpriseNeed.objects.filter(enterprise=ENTERPRISE)
    ordered = rows.order_by("-importance", "created_at", "pk")
    return ordered.values_list("need", "importance", "is_active")


def _conditions() -> QuerySet:
    rows = Conditions.objects.filter(enterprise=ENTERPRISE)
    return rows.values_list("budget_vnd_per_month", "deployments", "languages")


def _tools() -> QuerySet:
    rows = ToolInUse.objects.filter(enterprise=ENTERPRISE).exclude(slug="").order_by("slug")
    return rows.values_list("slug", "must_link")


def _size_by_capital(enterprise: Enterprise) -> str | None:
    """The class where capital is known, which the match itself does not ask."""
    if enterprise.capital_band_vnd is None:
        return None
    verdict = size_verdict(enterprise, known())
    return verdict.size if verdict else None
