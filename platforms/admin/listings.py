"""Listings in the ministry's admin: facts are edited here, decisions go through services."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import CharField, QuerySet, TextField
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms.admin.decisions import DECISIONS, RIGHT, Decision, DecisionPage
from platforms.admin.editing import EditsDrafts
from platforms.admin.filters import AgeFilter, DeploymentFilter, FunctionFilter, PriceFilter
from platforms.admin.forms import PlatformForm
from platforms.admin.inlines import INLINES
from platforms.choices import Evidence, Status
from platforms.models import Platform, PlatformNeed
from platforms.revisions.words import ACT_WORDS
from platforms.rules import FRESH_DAYS
from ui.admin import PortalAdmin
from ui.admin.cells import badge, day_and_age
from ui.admin.lists import number_of

STATUS_KINDS = {
    Status.DRAFT: "info",
    Status.PUBLISHED: "good",
    Status.SUSPENDED: "stop",
    Status.RETIRED: "neutral",
}
EVIDENCE_KINDS = {
    Evidence.VENDOR_PAGE: "good",
    Evidence.THIRD_PARTY_PAGE: "good",
    Evidence.SEED: "info",
    Evidence.INDIRECT: "caution",
    Evidence.NONE: "stop",
}


@admin.register(Platform)
class PlatformAdmin(EditsDrafts, PortalAdmin):
    form = PlatformForm
    inlines = INLINES
    fieldsets = (
        (None, {"fields": ("status_shown", "name", "slug", "vendor", "website")}),
        (
            gettext_lazy("What it does"),
            {"fields": ("summary_vi", "summary_en", "description_vi", "description_en")},
        ),
        (
            gettext_lazy("For whom"),
            {"fields": ("sector_scope", "sizes", "deployments", "languages")},
        ),
        (
            gettext_lazy("Trial, support and leaving"),
            {
                "fields": (
                    ("free_trial_days", "free_trial_source"),
                    "support_hours",
                    "export_formats",
                    "exit_terms_vi",
                    "exit_terms_en",
                )
            },
        ),
        (
            gettext_lazy("Evidence"),
            {"fields": ("evidence", "confirmed_shown", "curator_note_en", "changed_shown")},
        ),
    )
    readonly_fields = ("status_shown", "confirmed_shown", "changed_shown")
    # Requests, drafts and rights hang on the vendor: nobody gives a listing away by a form.
    fixed_fields = ("slug", "vendor")
    autocomplete_fields = ("vendor",)
    act_names = ACT_WORDS
    unwatched = frozenset({"shipped_digest", "sort_key", "updated_at"})

    list_display = (
        "name_shown",
        "status_shown",
        "evidence_shown",
        "confirmed_shown",
        "need_count",
    )
    list_filter = (
        "status",
        "evidence",
        AgeFilter,
        PriceFilter,
        "sector_scope",
        DeploymentFilter,
        FunctionFilter,
    )
    search_fields = ("name__folded", "slug__folded", "vendor__name__folded", "summary_vi__folded")
    search_help_text = gettext_lazy(
        "Name, vendor, sentence or address on the site; diacritics do not matter."
    )
    ordering = ("sort_key", "pk")
    actions = ("suspend", "retire", "renew")
    change_form_template = "admin/platforms/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        needs = number_of(PlatformNeed.objects.all(), "platform")
        rows = super().get_queryset(request).select_related("vendor")
        return rows.annotate(need_count=needs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        if isinstance(db_field, CharField) and (db_field.max_length or 0) >= 400:
            kwargs["widget"] = Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        if isinstance(db_field, TextField):
            kwargs["widget"] = Textarea(attrs={"rows": 4, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # ── Cells ────────────────────────────────────────────────────────────────────────────────
    @admin.display(description=gettext_lazy("name and vendor"), ordering="sort_key")
    def name_shown(self, platform: Platform) -> SafeString:
        return format_html("{} <small>{}</small>", platform.name, platform.vendor)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_shown(self, platform: Platform) -> SafeString:
        return badge(platform.get_status_display(), STATUS_KINDS[Status(platform.status)])

    @admin.display(description=gettext_lazy("evidence"), ordering="evidence")
    def evidence_shown(self, platform: Platform) -> SafeString:
        kind = EVIDENCE_KINDS[Evidence(platform.evidence)]
        return badge(platform.get_evidence_display(), kind)

    @admin.display(description=gettext_lazy("last confirmed"), ordering="confirmed_on")
    def confirmed_shown(self, platform: Platform) -> str | SafeString:
        if platform.confirmed_on is None:
            return badge(_("never"), "caution")
        today = timezone.localdate()
        return day_and_age(platform.confirmed_on, today=today, stale_days=FRESH_DAYS)

    @admin.display(description=gettext_lazy("last changed"))
    def changed_shown(self, platform: Platform) -> str:
        if platform.pk is None:
            return "—"
        return f"{timezone.localtime(platform.updated_at):%d/%m/%Y %H:%M}"

    @admin.display(description=gettext_lazy("needs"), ordering="need_count")
    def need_count(self, platform: Platform) -> int:
        return platform.need_count  # type: ignore[attr-defined]

    # ── Decisions ────────────────────────────────────────────────────────────────────────────
    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("platforms.publish_platform")

    @admin.action(description=gettext_lazy("Suspend…"), permissions=["publish"])
    def suspend(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(request, DECISIONS["suspend"], queryset)

    @admin.action(description=gettext_lazy("Retire…"), permissions=["publish"])
    def retire(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(request, DECISIONS["retire"], queryset)

    @admin.action(description=gettext_lazy("Confirm for a year…"), permissions=["publish"])
    def renew(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(request, DECISIONS["renew"], queryset)

    def _ask(self, request: HttpRequest, decision: Decision, queryset: QuerySet) -> HttpResponse:
        chosen = queryset.order_by("pk").values_list("pk", flat=True)
        query = [("pk", pk) for pk in chosen[: DecisionPage.limit + 1]]
        kept = self.get_preserved_filters(request)
        address = reverse("admin:platforms_platform_decide", args=[decision.code])
        return HttpResponseRedirect(f"{address}?{urlencode(query)}" + (f"&{kept}" if kept else ""))

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(DecisionPage(self))
        return [
            path("decide/<slug:code>/", page, name="platforms_platform_decide"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        row = kwargs.get("obj")
        context["decisions"] = self._offered(request, row) if row and row.pk else ()
        return super().render_change_form(request, context, **kwargs)

    def _offered(self, request: HttpRequest, row: Platform) -> list[tuple[str, Decision]]:
        """Address and decision of each button on a listing's page."""
        chosen = [
            decision
            for decision in DECISIONS.values()
            if request.user.has_perm(RIGHT) and row.status in decision.offered_to
        ]
        name = "admin:platforms_platform_decide"
        return [(f"{reverse(name, args=[d.code])}?pk={row.pk}&one=1", d) for d in chosen]
