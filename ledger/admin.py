"""What readers tell us, in the ministry's admin: problems to answer, wishes and counts to read."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from ledger.models import DailyCount, ProblemReport, Wish
from ledger.services import close_reports
from ui.admin import PortalAdmin, ReadOnlyAdmin
from ui.admin.cells import badge, day_and_age

WAITING_DAYS = 7
# The public page of what a report is about, by the report's kind.
PAGES = {"platform": "platform-detail", "vendor": "vendor-detail"}


@admin.register(ProblemReport)
class ProblemReportAdmin(PortalAdmin):
    """Reports are read and marked as dealt with; what the reader wrote is not rewritten."""

    fields = (
        "status_shown",
        "about",
        "reason",
        "text",
        "contact",
        "created_shown",
        "done_at",
    )
    readonly_fields = fields
    list_display = ("about", "reason", "excerpt", "status_shown", "created_shown")
    list_display_links = ("excerpt",)
    list_filter = ("status", "reason", "subject_kind")
    search_fields = ("subject_key__folded", "text__folded", "contact__folded")
    search_help_text = gettext_lazy(
        "What it is about or what was written; diacritics do not matter."
    )
    ordering = ("-status", "created_at", "pk")  # new before dealt with, longest waiting first
    actions = ("mark_done",)
    change_form_template = "admin/ledger/report_change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=gettext_lazy("about"), ordering="subject_key")
    def about(self, report: ProblemReport) -> str | SafeString:
        try:
            address = reverse(PAGES[report.subject_kind], args=[report.subject_key])
        except (KeyError, NoReverseMatch):
            return str(report)
        return format_html('<a href="{}">{}</a>', address, report.subject_key)

    @admin.display(description=gettext_lazy("in her words"))
    def excerpt(self, report: ProblemReport) -> str:
        return Truncator(report.text).chars(90) or _("no words")

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_shown(self, report: ProblemReport) -> SafeString:
        is_new = report.status == ProblemReport.Status.NEW
        return badge(report.get_status_display(), "caution" if is_new else "good")

    @admin.display(description=gettext_lazy("reported at"), ordering="created_at")
    def created_shown(self, report: ProblemReport) -> SafeString:
        is_new = report.status == ProblemReport.Status.NEW
        return day_and_age(
            timezone.localtime(report.created_at).date(),
            today=timezone.localdate(),
            stale_days=WAITING_DAYS if is_new else 10**6,
        )

    @admin.action(description=gettext_lazy("Mark as dealt with"), permissions=["change"])
    def mark_done(self, request: HttpRequest, queryset: QuerySet) -> None:
        chosen = list(queryset)
        count = close_reports(reports=queryset, at=timezone.now())
        for report in chosen:
            self.log_change(request, report, _("dealt with"))
        text = ngettext("%d report dealt with.", "%d reports dealt with.", count) % count
        self.message_user(request, text, messages.SUCCESS if count else messages.INFO)

    @method_decorator(require_POST)
    def done_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = self.get_object(request, str(pk))
        if report is None or not self.has_change_permission(request, report):
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        self.mark_done(request, ProblemReport.objects.filter(pk=pk))
        return HttpResponseRedirect(reverse("admin:ledger_problemreport_changelist"))

    def get_urls(self) -> list[URLPattern]:
        done = self.admin_site.admin_view(self.done_view)
        return [
            path("<int:pk>/done/", done, name="ledger_problemreport_done"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        context.update(show_save=False, show_save_and_continue=False, show_close=True)
        return super().render_change_form(request, context, **kwargs)


@admin.register(Wish)
class WishAdmin(ReadOnlyAdmin):
    fields = ("day", "origin", "text", "needs", "filters", "language", "times")
    list_display = ("shown", "origin", "needs_shown", "times", "day")
    list_filter = ("origin", "language", "day")
    search_fields = ("text__folded", "filters__folded")
    search_help_text = gettext_lazy("What was looked for; diacritics do not matter.")
    ordering = ("-day", "-times", "pk")

    @admin.display(description=gettext_lazy("in her words"), ordering="text")
    def shown(self, wish: Wish) -> str:
        return Truncator(wish.text).chars(120) or wish.filters or _("no words kept")

    @admin.display(description=gettext_lazy("needs"))
    def needs_shown(self, wish: Wish) -> str:
        return ", ".join(wish.needs) or "—"


@admin.register(DailyCount)
class DailyCountAdmin(ReadOnlyAdmin):
    fields = ("day", "kind", "key", "times")
    list_display = ("day", "kind", "key", "times")
    list_filter = ("kind", "day")
    search_fields = ("key__folded",)
    ordering = ("-day", "kind", "key", "pk")
