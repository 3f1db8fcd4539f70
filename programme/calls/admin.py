"""Calls for platforms in the ministry's admin."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.calls.choices import Act
from programme.calls.models import Call
from programme.calls.services import close_call, publish_call
from programme.calls.wording import REFUSED, why_not
from ui.admin import PortalAdmin


@admin.register(Call)
class CallAdmin(PortalAdmin):
    """Calls for platforms; written under /staff/calls/, published here too by a second person."""

    fields = (
        *("slug", "title_vi", "title_en", "text_vi", "text_en", "needs", "sections", "provinces"),
        *("deployments", "languages", "ceiling_vnd", "opens_on", "closes_on"),
        *("demand_count", "demand_on", "state", "author", "created_at", "changed_at"),
        *("published_by", "published_at", "closed_at"),
    )
    readonly_fields = fields
    list_display = ("title_vi", "state", "opens_on", "closes_on", "author", "published_by")
    list_filter = ("state",)
    list_select_related = ("author", "published_by")
    search_fields = ("title_vi__folded", "slug")
    ordering = (F("published_at").desc(nulls_first=True), "-pk")
    actions = ("publish", "close")
    act_names = {act.value: act.label for act in Act}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        limited = getattr(request.user, "province_id", None) or ""
        rows: Any = super().get_queryset(request)
        return rows.of_province(limited)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("programme.publish_call")

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._done(request, queryset, publish_call)

    @admin.action(description=gettext_lazy("Close"), permissions=["publish"])
    def close(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._done(request, queryset, close_call)

    def _done(self, request: HttpRequest, rows: QuerySet, service: Any) -> None:
        for row in rows.order_by("pk"):
            seen = {"version": row.version} if service is publish_call else {}
            try:
                service(call=row, by=request.user, at=timezone.now(), **seen)
            except REFUSED as error:
                messages.warning(request, f"{row}: {why_not(error)}")
            else:
                messages.success(request, _("%s: done.") % row)
