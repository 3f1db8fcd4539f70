"""The officers' queue: revisions by age, what each waits for, and acts on several at once."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.second_factor import ask_again
from platforms.admin.review import REFUSALS, ReviewPage, in_words
from platforms.choices import Act, State
from platforms.models import Criterion, Decision, Revision
from platforms.models.revisions import UNDER_REVIEW
from platforms.revisions import services
from platforms.revisions.access import Ties, ties_of
from platforms.revisions.review import buttons_for
from platforms.revisions.words import ACT_WORDS, VERBS, waits_for
from ui.admin import PortalAdmin, ReadOnlyAdmin
from ui.admin.cells import badge

KINDS = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "caution",
    State.IN_REVIEW: "info",
    State.CHANGES_REQUESTED: "neutral",
    State.APPROVED: "caution",
    State.PUBLISHED: "good",
    State.REFUSED: "stop",
    State.DISCARDED: "neutral",
}
MOST = 200
IN_BULK = {Act.TAKE: services.take_revision, Act.PUBLISH: services.publish_revision}


class WaitingFilter(admin.SimpleListFilter):
    """Whom a revision waits for; staff's own pile is what the queue opens with."""

    title = gettext_lazy("waits for")
    parameter_name = "waits"

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.by = request.user.pk
        super().__init__(request, *args)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("staff", gettext_lazy("staff")),
            ("me", gettext_lazy("me, in review")),
            ("writer", gettext_lazy("its writer")),
            ("all", gettext_lazy("all, decided ones too")),
        ]

    def choices(self, changelist: Any) -> Any:
        """Without a choice the queue shows what waits for staff."""
        shown = self.value() or "staff"
        piles = {name: Count("pk", filter=which) for name, which in self._piles().items()}
        counts = changelist.root_queryset.order_by().aggregate(**piles)
        for value, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            display = f"{label} ({counts[value]})" if value in counts else label
            yield {"selected": shown == value, "query_string": query, "display": display}

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        which = self._piles().get(self.value() or "staff")
        return queryset if which is None else queryset.filter(which)

    def _piles(self) -> dict[str, Q]:
        return {
            "staff": Q(state__in=UNDER_REVIEW),
            "me": Q(state=State.IN_REVIEW, reviewer=self.by),
            "writer": Q(state__in=(State.DRAFT, State.CHANGES_REQUESTED)),
        }


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ("name_shown", "kind_shown", "state_shown", "waits_shown", "age_shown")
    list_select_related = ("platform__vendor", "reviewer")
    list_filter = (WaitingFilter, "state", "side")
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("platform__name__folded", "platform__vendor__name__folded")
    search_help_text = gettext_lazy("Name of the platform or vendor; diacritics do not matter.")
    ordering = ("submitted_at", "pk")
    nothing_here = gettext_lazy(
        "Nothing waits for staff: all that was handed in is decided. What vendors are still"
        " writing, and what was decided, stands under “waits for”."
    )
    actions = ("take", "publish")
    act_names = ACT_WORDS

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        # The content stays: a row is named by it.
        return super().get_queryset(request).defer("private", "base")

    @admin.display(description=gettext_lazy("listing and vendor"), ordering="platform__sort_key")
    def name_shown(self, revision: Revision) -> str:
        return f"{revision.platform.name} · {revision.platform.vendor.name}"

    @admin.display(description=gettext_lazy("kind"))
    def kind_shown(self, revision: Revision) -> str:
        what = _("change") if revision.platform.published_at else _("new listing")
        return f"{what} · {revision.get_side_display()}"

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, revision: Revision) -> SafeString:
        return badge(revision.get_state_display(), KINDS[State(revision.state)])

    @admin.display(description=gettext_lazy("waits for"))
    def waits_shown(self, revision: Revision) -> str:
        return waits_for(revision) or "—"

    @admin.display(description=gettext_lazy("waiting since"), ordering="submitted_at")
    def age_shown(self, revision: Revision) -> str:
        return timesince(revision.submitted_at or revision.created_at, timezone.now(), depth=1)

    def get_urls(self) -> list[URLPattern]:
        """The page of a revision is the one on which it is judged."""
        page = self.admin_site.admin_view(ReviewPage(self))
        bulk = self.admin_site.admin_view(self.bulk)
        return [
            path("<int:pk>/change/", page, name="platforms_revision_change"),
            path("bulk/", bulk, name="platforms_revision_bulk"),
            *super().get_urls(),
        ]

    # ── Several at once ──────────────────────────────────────────────────────────────────────
    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("platforms.publish_platform")

    @admin.action(description=gettext_lazy("Take up for review…"), permissions=["decide"])
    def take(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(Act.TAKE, queryset)

    @admin.action(description=gettext_lazy("Publish as the second person…"), permissions=["decide"])
    def publish(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(Act.PUBLISH, queryset)

    def _ask(self, act: Act, queryset: QuerySet) -> HttpResponse:
        chosen = queryset.order_by("pk").values_list("pk", flat=True)[:MOST]
        query = "&".join(f"pk={pk}" for pk in chosen)
        address = reverse("admin:platforms_revision_bulk")
        return HttpResponseRedirect(f"{address}?act={act}&{query}")

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def bulk(self, request: HttpRequest) -> HttpResponse:
        """GET shows which would be done and which not, and why; POST does those."""
        if not self.has_decide_permission(request):
            raise PermissionDenied
        act = {str(act): act for act in IN_BULK}.get(request.GET.get("act", ""))
        keys = [key for key in request.GET.getlist("pk")[:MOST] if _is_number(key)]
        rows = self.get_queryset(request).select_related(*self.list_select_related)
        rows = list(rows.filter(pk__in=keys).order_by("submitted_at", "pk"))
        if act is None or not rows:
            raise Http404
        if act is Act.PUBLISH and (asked := ask_again(request)):
            return asked
        at = timezone.now()
        if request.method == "POST":
            return self._run(request, act, rows, at)
        judged = _judged(rows, act, request.user, at)  # type: ignore[arg-type]
        context = {
            **self.admin_site.each_context(request),
            "title": _("%(act)s: these revisions?") % {"act": VERBS[act]},
            "opts": self.opts,
            "ready": [row for row, problem in judged if not problem],
            "refused": [(row, problem) for row, problem in judged if problem],
            "verb": VERBS[act],
        }
        return TemplateResponse(request, "admin/platforms/bulk.html", context)

    def _run(
        self, request: HttpRequest, act: Act, rows: list[Revision], at: datetime
    ) -> HttpResponse:
        """Each by itself: what one keeps from being done does not keep the others."""
        done = 0
        shown = request.POST.getlist("shown")
        versions = dict(each.split(":", 1) for each in shown if each.count(":") == 1)
        for row in rows:
            if not _is_number(version := versions.get(str(row.pk), "")):
                continue
            try:
                IN_BULK[act](revision=row, by=request.user, at=at, version=int(version))
                done += 1
            except REFUSALS as error:
                messages.error(request, f"{row.platform}: {in_words(error)}")
        if done:
            messages.success(request, _("%(count)d: %(act)s.") % {"count": done, "act": act.label})
        return HttpResponseRedirect(reverse("admin:platforms_revision_changelist"))


def _is_number(text: str) -> bool:
    """Whether it is what our own pages write for a key or a version."""
    return text.isascii() and text.isdigit() and len(text) < 19


def _judged(rows: list[Revision], act: Act, user: User, at: datetime) -> list[tuple[Revision, str]]:
    """Each row with why she may not do it, "" if she may; two queries for all."""
    ties = ties_of(user, {row.platform.vendor_id for row in rows}, at)
    return [(row, _problem(row, act, user, at, ties)) for row in rows]


def _problem(row: Revision, act: Act, user: User, at: datetime, ties: Ties) -> str:
    for button in buttons_for(row, user=user, at=at, ties=ties):
        if button.act is act:
            return button.problem
    return _("it is now: %(state)s") % {"state": row.get_state_display()}


@admin.register(Criterion)
class CriterionAdmin(PortalAdmin):
    fields = ("code", "use", "position", "title_vi", "title_en", "text_vi", "text_en", "is_active")
    fixed_fields = ("code", "use")
    list_display = ("title_vi", "use", "position", "is_active")
    list_filter = ("use", "is_active")
    search_fields = ("title_vi__folded", "text_vi__folded")
    ordering = ("use", "position", "code")


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    fields = (
        *("platform", "revision", "act", "criterion", "evidence", "reason"),
        *("decided_at", "decided_by"),
    )
    list_display = ("platform", "act", "criterion", "evidence", "decided_at", "decided_by")
    list_select_related = ("platform", "criterion", "decided_by")
    list_filter = ("act", "evidence")
    search_fields = ("platform__name__folded", "reason__folded")
    ordering = ("-decided_at", "-pk")
