"""Problem reports in the ministry's admin: read, taken, merged, answered; never rewritten."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import Case, QuerySet, Value, When
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

from ledger import reports
from ledger.models import SUBJECTS, ProblemReport
from ledger.reports import OPEN, Status
from ui.admin import OptionsFilter, PortalAdmin
from ui.admin.cells import badge, day_and_age

WAITING_DAYS = 7
KINDS = {Status.NEW: "caution", Status.LOOKING: "info", Status.DONE: "good"}
ORDER = Case(
    *(When(status=status, then=Value(place)) for place, status in enumerate(Status)),
    default=Value(9),
)


class AssigneeFilter(OptionsFilter):
    title = gettext_lazy("who looks at it")
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        self.user = request.user
        return [("mine", gettext_lazy("I do")), ("nobody", gettext_lazy("nobody"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        if value == "mine":
            return queryset.filter(assigned_to=self.user)
        return queryset.filter(status__in=OPEN, assigned_to=None)


class SubjectFilter(OptionsFilter):
    title = gettext_lazy("about a")
    parameter_name = "about"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return list(SUBJECTS.items())

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(subject_kind=value)


@admin.register(ProblemReport)
class ProblemReportAdmin(PortalAdmin):
    """What the reader wrote is not rewritten; every decision goes through a service."""

    fields = (
        "status_shown",
        "about",
        "reason",
        "text",
        "contact",
        "created_shown",
        "assigned_to",
        "duplicate_of",
        "answer",
        "done_at",
        "done_by",
    )
    readonly_fields = fields
    list_display = (
        "about",
        "reason",
        "excerpt",
        "status_shown",
        "assigned_to",
        "created_shown",
    )
    list_display_links = ("excerpt",)
    list_filter = ("status", "reason", SubjectFilter, AssigneeFilter)
    list_select_related = ("assigned_to",)
    search_fields = ("subject_key__folded", "text__folded", "contact__folded")
    search_help_text = gettext_lazy(
        "What it is about or what was written; diacritics do not matter."
    )
    ordering = (ORDER.asc(), "created_at", "pk")  # new first, the longest waiting on top
    actions = ("take_all", "mark_done")
    act_names = {
        "take": gettext_lazy("taken"),
        "settle": gettext_lazy("answered"),
        "merge": gettext_lazy("merged"),
    }
    change_form_template = "admin/ledger/report_change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    # ── Cells ────────────────────────────────────────────────────────────────────────────────
    @admin.display(description=gettext_lazy("about"), ordering="subject_key")
    def about(self, report: ProblemReport) -> str | SafeString:
        if address := reports.page_of(report) or _page_of_staff(report):
            return format_html('<a href="{}">{}</a>', address, report)
        return str(report)

    @admin.display(description=gettext_lazy("in her words"))
    def excerpt(self, report: ProblemReport) -> str:
        return Truncator(report.text).chars(90) or _("no words")

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_shown(self, report: ProblemReport) -> SafeString:
        return badge(report.get_status_display(), KINDS.get(Status(report.status), "neutral"))

    @admin.display(description=gettext_lazy("reported at"), ordering="created_at")
    def created_shown(self, report: ProblemReport) -> SafeString:
        return day_and_age(
            timezone.localtime(report.created_at).date(),
            today=timezone.localdate(),
            stale_days=WAITING_DAYS if report.status in OPEN else 10**6,
        )

    # ── Acts ─────────────────────────────────────────────────────────────────────────────────
    @admin.action(description=gettext_lazy("Take these"), permissions=["change"])
    def take_all(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = sum(self._take(request, row) for row in queryset.order_by("pk"))
        text = ngettext("%d report is yours.", "%d reports are yours.", count) % count
        self.message_user(request, text, messages.SUCCESS if count else messages.INFO)

    @admin.action(description=gettext_lazy("Mark as dealt with"), permissions=["change"])
    def mark_done(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = sum(self._settle(request, row, Status.DONE) for row in queryset.order_by("pk"))
        text = ngettext("%d report dealt with.", "%d reports dealt with.", count) % count
        self.message_user(request, text, messages.SUCCESS if count else messages.INFO)

    def _take(self, request: HttpRequest, report: ProblemReport) -> bool:
        said = request.POST.get("to", "")
        colleagues = reports.may_triage()
        chosen = colleagues.filter(pk=said) if said.isascii() and said.isdigit() else ()
        to = next(iter(chosen), request.user)
        try:
            reports.take_report(report=report, by=request.user, to=to, at=timezone.now())
        except reports.ReportSettledError:
            return self._is_late(request, report)
        return True

    def _settle(self, request: HttpRequest, report: ProblemReport, status: str) -> bool:
        said = {"status": status, "answer": request.POST.get("answer", "")}
        try:
            reports.settle_report(report=report, **said, by=request.user, at=timezone.now())
        except reports.AnswerMissingError:
            messages.error(request, _("Say why there is nothing to mend; nothing was saved."))
            return False
        except reports.ReportSettledError:
            return self._is_late(request, report)
        return True

    def _merge(self, request: HttpRequest, report: ProblemReport) -> bool:
        others = reports.identical_to(report)
        try:
            reports.merge_reports(into=report, reports=others, by=request.user)
        except reports.ReportSettledError:
            return self._is_late(request, report)
        return True

    def _is_late(self, request: HttpRequest, report: ProblemReport) -> bool:
        """Tells that somebody was quicker, with what was written, so that it is not lost."""
        written = request.POST.get("answer", "").strip()
        text = _("%s was answered or merged already; nothing was changed.") % report
        messages.warning(request, f"{text} {written}".strip())
        return False

    def _act(self, run: Callable[..., bool], **said: Any) -> Any:
        """A button's view: one act on one report, then back to it or on to the next."""

        @method_decorator(require_POST)
        def view(model_admin: "ProblemReportAdmin", request: HttpRequest, pk: int) -> HttpResponse:
            report = self.get_object(request, str(pk))
            if report is None or not self.has_change_permission(request, report):
                return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
            is_done = run(request, report, **said)
            if is_done and said:
                self.log_change(request, report, _("dealt with"))
                return HttpResponseRedirect(reverse("admin:ledger_problemreport_changelist"))
            return HttpResponseRedirect(reverse("admin:ledger_problemreport_change", args=[pk]))

        return self.admin_site.admin_view(view.__get__(self))

    def get_urls(self) -> list[URLPattern]:
        acts = {
            "take": self._act(self._take),
            "merge": self._act(self._merge),
            "done": self._act(self._settle, status=Status.DONE),
            "dismiss": self._act(self._settle, status=Status.DISMISSED),
        }
        made = [
            path(f"<int:pk>/{name}/", view, name=f"ledger_problemreport_{name}")
            for name, view in acts.items()
        ]
        return [*made, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        context.update(show_save=False, show_save_and_continue=False, show_close=True)
        if (report := kwargs.get("obj")) is not None:
            context.update(self._triage(request, report))
        return super().render_change_form(request, context, **kwargs)

    def _triage(self, request: HttpRequest, report: ProblemReport) -> dict[str, Any]:
        is_open = report.status in OPEN and self.has_change_permission(request, report)
        colleagues = reports.may_triage() if is_open else ()
        return {
            "is_open": is_open,
            "colleagues": [(user.pk, str(user)) for user in colleagues],
            "chosen": report.assigned_to_id or request.user.pk,
            "identical": reports.identical_to(report).count() if is_open else 0,
            "merged": report.duplicates.count(),
            "staff_page": _found_by_staff(report) if is_open else "",
        }


def _found_by_staff(report: ProblemReport) -> str:
    """Where a listing is suspended or mended: the list of the admin, with this one alone in it."""
    if report.subject_kind != "platform":
        return _page_of_staff(report)
    address = reverse("admin:platforms_platform_changelist")
    return f"{address}?{urlencode({'q': report.subject_key})}"


def _page_of_staff(report: ProblemReport) -> str:
    """A review has no page of its own; staff read it here."""
    try:
        return reverse("admin:matching_review_change", args=[int(report.subject_key)])
    except (ValueError, NoReverseMatch):
        return ""
