"""How officers narrow the list of platforms."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms.choices import Charge
from platforms.models import PlatformNeed, PricingPlan
from platforms.revisions.renewals import to_confirm
from platforms.rules import FRESH_DAYS, STALE_DAYS
from reference.models import BusinessFunction
from ui.admin import ArrayFilter, OptionsFilter


class FunctionFilter(OptionsFilter):
    title = gettext_lazy("business function")
    parameter_name = "function"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [(row.code, row.name) for row in BusinessFunction.objects.order_by("position")]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        met = PlatformNeed.objects.filter(platform=OuterRef("pk"), need__function=value)
        return queryset.filter(Exists(met))


class DeploymentFilter(ArrayFilter):
    title = gettext_lazy("deployment")
    parameter_name = column = "deployments"


class PriceFilter(OptionsFilter):
    title = gettext_lazy("price")
    parameter_name = "price"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [
            ("known", _("a price is known")),
            ("free", _("free")),
            ("unknown", _("no price is known")),
        ]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        plans = PricingPlan.objects.filter(platform=OuterRef("pk"))
        free, known = Q(charge=Charge.FREE), Q(price_vnd__gt=0)
        told = Exists(plans.filter({"known": known, "free": free}.get(value, known | free)))
        return queryset.filter(~told if value == "unknown" else told)


class AgeFilter(OptionsFilter):
    """How long ago the listing was last confirmed, by the limits of its quality score and year."""

    title = gettext_lazy("last confirmed")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [
            ("fresh", _("at most %d days ago") % FRESH_DAYS),
            ("ageing", _("more than %d days ago") % FRESH_DAYS),
            ("stale", _("more than %d days ago") % STALE_DAYS),
            ("never", _("never")),
            ("ends", _("to be confirmed, or it is retired")),
        ]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        today = timezone.localdate()
        fresh, stale = today - timedelta(days=FRESH_DAYS), today - timedelta(days=STALE_DAYS)
        chosen = {
            "fresh": Q(confirmed_on__gte=fresh),
            "ageing": Q(confirmed_on__lt=fresh),
            "stale": Q(confirmed_on__lt=stale),
            "never": Q(confirmed_on=None),
            "ends": to_confirm(today),
        }
        return queryset.filter(chosen[value])
