"""What an enterprise has stored, as the match takes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from assessment.selectors import latest_of
from enterprises.known import Known, known
from enterprises.models import Conditions, Enterprise, EnterpriseNeed, ToolInUse
from enterprises.sizes import size_verdict
from matching.inputs import MatchInputs
from reference.together import ENTERPRISE, ask


def stored_inputs(enterprise: Enterprise) -> MatchInputs:
    """Profile, needs, conditions, tools and maturity of an enterprise; two queries.

    Its statements are not read: what they say was taken over as needs when they were written.
    """
    found = ask([_needs, _conditions, _tools], enterprise=enterprise.pk)
    needs = found[_needs]
    asked = next(iter(found[_conditions]), Conditions())
    assessed = latest_of(enterprise)
    stored = Stored(
        needs={each.need: each.importance for each in needs if each.is_active},
        set_aside=frozenset(each.need for each in needs if not each.is_active),
        budget_vnd=asked.budget_vnd_per_month,
        deployments=frozenset(asked.deployments),
        languages=frozenset(asked.languages),
        tools={each.slug: each.must_link for each in found[_tools]},
        maturity=assessed.maturity if assessed else {},
    )
    return inputs_of(enterprise, stored, known)


@dataclass(frozen=True, slots=True)
class Stored:
    """What an enterprise has stored besides its profile.

    Attributes:
        tools: slug of a platform in use to whether others must link with it.
    """

    needs: Mapping[str, int]
    set_aside: frozenset[str]
    budget_vnd: int | None
    deployments: frozenset[str]
    languages: frozenset[str]
    tools: Mapping[str, bool]
    maturity: Mapping[str, int]


def inputs_of(enterprise: Enterprise, stored: Stored, held: Callable[[], Known]) -> MatchInputs:
    """Profile and the rest as the match takes them; no query but what `held` may cost."""
    return MatchInputs(
        needs=stored.needs,
        set_aside=stored.set_aside,
        sector=enterprise.sector_id,
        is_household=enterprise.kind == Enterprise.Kind.HOUSEHOLD,
        size=_size_by_capital(enterprise, held),
        employees=enterprise.employees,
        revenue_vnd=enterprise.revenue_band_vnd,
        commune=enterprise.commune_id,
        budget_vnd=stored.budget_vnd,
        deployments=stored.deployments,
        languages=stored.languages,
        existing=frozenset(stored.tools),
        must_link=frozenset(slug for slug, is_linked in stored.tools.items() if is_linked),
        maturity=stored.maturity,
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


def _size_by_capital(enterprise: Enterprise, held: Callable[[], Known]) -> str | None:
    """The class where capital is known, which the match itself does not ask."""
    if enterprise.capital_band_vnd is None:
        return None
    verdict = size_verdict(enterprise, held())
    return verdict.size if verdict else None
