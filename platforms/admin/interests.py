"""What staff and advisers have declared, for moderators and auditors to read."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from platforms.interests.models import Interest
from ui.admin import OptionsFilter, ReadOnlyAdmin


class HoldsFilter(OptionsFilter):
    title = _("holds today")
    parameter_name = "holds"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("yes", _("yes")), ("no", _("no"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        held = Interest.objects.on(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=held) if value == "yes" else queryset.exclude(pk__in=held)


@admin.register(Interest)
class InterestAdmin(ReadOnlyAdmin):
    """Each declares her own on the portal; nobody does for another."""

    fields = ("user", "vendor", "kind", "note", "from_on", "until_on", "declared_at")
    list_display = ("user", "vendor", "kind", "from_on", "until_on")
    list_filter = (HoldsFilter, "kind")
    list_select_related = ("user", "vendor")
    search_fields = ("user__name__folded", "user__email__folded", "vendor__name__folded")
    search_help_text = _("Person or vendor; diacritics do not matter.")
    ordering = ("-declared_at", "pk")
