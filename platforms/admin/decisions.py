"""Publish, retire, confirm: the page that asks once more and says in words what cannot be done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from platforms import services
from platforms.choices import Status
from platforms.models import Platform
from platforms.rules import NotPublishableError, check_publishable

REASONS = {
    "no-evidence": gettext_lazy("no evidence supports it yet"),
    "no-summary": gettext_lazy("it has no sentence in Vietnamese"),
    "no-needs": gettext_lazy("it meets no need"),
}
REFUSALS = (NotPublishableError, services.PlatformRetiredError)


def in_words(error: Exception) -> str:
    """Why a listing was left as it is."""
    if isinstance(error, NotPublishableError):
        return str(REASONS[error.reason])
    return _("it is retired")


def publish_problem(platform: Platform) -> str:
    """Why a listing as it stands would not be published; "" if it would. Reads `need_count`."""
    if platform.status == Status.PUBLISHED:
        return _("already published")
    try:
        check_publishable(
            evidence=platform.evidence,
            summary_vi=platform.summary_vi,
            needs=platform.need_count,  # type: ignore[attr-defined]
        )
    except NotPublishableError as error:
        return in_words(error)
    return ""


def retire_problem(platform: Platform) -> str:
    return _("already retired") if platform.status == Status.RETIRED else ""


def confirm_problem(platform: Platform) -> str:
    return _("it is retired") if platform.status == Status.RETIRED else ""


@dataclass(frozen=True)
class Decision:
    """One thing that staff decide on listings.

    act: how the history calls it; offered_to: listings that get a button for it.
    """

    code: str
    right: str
    button: Any
    act: Any
    question: Any
    done: Any
    problem: Callable[[Platform], str]
    run: Callable[..., Platform]
    offered_to: tuple[Status, ...]
    asks_reason: bool = False
    kind: str = "secondary"


DECISIONS = {
    decision.code: decision
    for decision in (
        Decision(
            code="publish",
            right="platforms.publish_platform",
            button=gettext_lazy("Publish"),
            act=gettext_lazy("published"),
            question=gettext_lazy("Publish these listings?"),
            done=ngettext_lazy("%d listing published.", "%d listings published."),
            problem=publish_problem,
            run=services.publish_platform,
            offered_to=(Status.DRAFT, Status.RETIRED),
            kind="primary",
        ),
        Decision(
            code="retire",
            right="platforms.publish_platform",
            button=gettext_lazy("Retire"),
            act=gettext_lazy("retired"),
            question=gettext_lazy("Retire these listings?"),
            done=ngettext_lazy("%d listing retired.", "%d listings retired."),
            problem=retire_problem,
            run=services.retire_platform,
            offered_to=(Status.DRAFT, Status.PUBLISHED),
            asks_reason=True,
        ),
        Decision(
            code="confirm",
            right="platforms.confirm_platform",
            button=gettext_lazy("Confirm today"),
            act=gettext_lazy("confirmed"),
            question=gettext_lazy("Confirm that these listings are right today?"),
            done=ngettext_lazy("%d listing confirmed.", "%d listings confirmed."),
            problem=confirm_problem,
            run=services.confirm_platform,
            offered_to=(Status.DRAFT, Status.PUBLISHED),
        ),
    )
}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Kept in the history; colleagues and auditors read it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass
class Outcome:
    """How many rows a decision changed, and each that it left with the reason in words."""

    done: int = 0
    left: list[tuple[Platform, str]] = field(default_factory=list)


@transaction.atomic
def decide(
    decision: Decision, rows: list[Platform], *, by: User, at: datetime, **said: str
) -> Outcome:
    """Run a decision on rows in the order of their keys; what it refuses stays as it is."""
    outcome = Outcome()
    for row in sorted(rows, key=lambda row: row.pk):
        try:
            after = decision.run(platform=row, by=by, at=at, **said)
        except REFUSALS as error:
            outcome.left.append((row, in_words(error)))
        else:
            outcome.done += after.updated_at != row.updated_at
    return outcome


class DecisionPage:
    """GET asks and says what would be refused; POST decides and goes back where one came from."""

    limit = 200

    def __init__(self, model_admin: Any) -> None:
        self.admin = model_admin

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def __call__(self, request: HttpRequest, code: str) -> HttpResponse:
        decision = DECISIONS.get(code)
        if decision is None:
            raise Http404
        if not request.user.has_perm(decision.right):
            raise PermissionDenied
        rows = self._rows(request)
        form = ReasonForm(request.POST or None) if decision.asks_reason else None
        if request.method == "POST" and (form is None or form.is_valid()):
            said = form.cleaned_data if form else {}
            self._tell(
                request,
                decision,
                decide(decision, rows, by=request.user, at=timezone.now(), **said),
            )
            return HttpResponseRedirect(self._back(request, rows))
        return TemplateResponse(
            request, "admin/decision.html", self._context(request, decision, rows, form)
        )

    def _rows(self, request: HttpRequest) -> list[Platform]:
        """The listings that the address names, by name; 404 for none or odd ones."""
        chosen = request.GET.getlist("pk")[: self.limit + 1]
        if not all(pk.isascii() and pk.isdigit() and len(pk) < 19 for pk in chosen):
            raise Http404
        if len(chosen) > self.limit:
            messages.warning(request, _("Only the first %d are shown.") % self.limit)
        rows = Platform.objects.filter(pk__in=chosen[: self.limit]).select_related("vendor")
        found = list(rows.annotate(need_count=Count("platform_needs")).order_by("sort_key", "pk"))
        if not found:
            raise Http404
        return found

    def _context(
        self, request: HttpRequest, decision: Decision, rows: list[Platform], form: Any
    ) -> dict[str, Any]:
        judged = [(row, decision.problem(row)) for row in rows]
        return {
            **self.admin.admin_site.each_context(request),
            "title": decision.question,
            "opts": self.admin.opts,
            "decision": decision,
            "form": form,
            "ready": [row for row, problem in judged if not problem],
            "refused": [(row, problem) for row, problem in judged if problem],
            "back": self._back(request, rows),
        }

    def _tell(self, request: HttpRequest, decision: Decision, outcome: Outcome) -> None:
        if outcome.done:
            messages.success(request, decision.done % outcome.done)
        for row, problem in outcome.left:
            messages.error(
                request,
                _("%(name)s stays as it is: %(problem)s.") % {"name": row, "problem": problem},
            )
        if not outcome.done and not outcome.left:
            messages.info(request, _("Nothing to change."))

    def _back(self, request: HttpRequest, rows: list[Platform]) -> str:
        if "one" in request.GET:
            return reverse("admin:platforms_platform_change", args=[rows[0].pk])
        kept = request.GET.get("_changelist_filters", "")
        return reverse("admin:platforms_platform_changelist") + (f"?{kept}" if kept else "")
