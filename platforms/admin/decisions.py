"""Suspend, lift, retire, confirm: the page that asks once more and says what cannot be done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.second_factor import ask_again
from platforms.admin.forms import PublicReasonField
from platforms.choices import Act
from platforms.models import Criterion, Platform
from platforms.revisions import services
from platforms.revisions.access import Ties, parties_on, parts_on, ties_on
from platforms.revisions.rules import (
    OF_LISTINGS,
    NotAllowedError,
    PersonalDataError,
    TransitionError,
    check_renewable,
    check_transition,
)
from platforms.revisions.words import who_is_named, why_not

RIGHT = "platforms.publish_platform"


@dataclass(frozen=True)
class Decision:
    """One thing that staff decide on listings; `run` takes platform, by, at and, if asked, said."""

    code: str
    act: Act
    button: Any
    question: Any
    done: Any
    run: Callable[..., Platform]
    kind: str = "secondary"

    @property
    def offered_to(self) -> frozenset[str]:
        return OF_LISTINGS[self.act].sources

    @property
    def asks_criterion(self) -> bool:
        return OF_LISTINGS[self.act].needs_criterion

    @property
    def asks_reason(self) -> bool:
        return OF_LISTINGS[self.act].needs_reason


DECISIONS = {
    decision.code: decision
    for decision in (
        Decision(
            "suspend",
            Act.SUSPEND,
            gettext_lazy("Suspend"),
            gettext_lazy("Suspend these listings?"),
            ngettext_lazy("%d listing suspended.", "%d listings suspended."),
            services.suspend_listing,
        ),
        Decision(
            "lift",
            Act.LIFT,
            gettext_lazy("Lift the suspension"),
            gettext_lazy("Show these listings again?"),
            ngettext_lazy("%d listing is shown again.", "%d listings are shown again."),
            services.lift_suspension,
            "primary",
        ),
        Decision(
            "retire",
            Act.RETIRE,
            gettext_lazy("Retire"),
            gettext_lazy("Retire these listings?"),
            ngettext_lazy("%d listing retired.", "%d listings retired."),
            services.retire_listing,
        ),
        Decision(
            "renew",
            Act.RENEW,
            gettext_lazy("Confirm for a year"),
            gettext_lazy("Confirm that these listings are right today?"),
            ngettext_lazy("%d listing confirmed.", "%d listings confirmed."),
            services.renew_listing,
        ),
    )
}


class SaidForm(forms.Form):
    """Rule and reason of a decision against listings; both are public."""

    criterion = forms.ModelChoiceField(Criterion.objects.none(), label=gettext_lazy("Criterion"))

    def __init__(self, decision: Decision, *args: Any, about: list[Platform], by: User) -> None:
        super().__init__(*args)
        self.fields["reason"] = PublicReasonField(about=about, by=by)
        if decision.asks_criterion:
            rows = Criterion.objects.filter(is_active=True, use=Criterion.Use.SUSPENSION)
            self.fields["criterion"].queryset = rows.order_by("position")  # type: ignore[attr-defined]
        else:
            del self.fields["criterion"]

    def said(self) -> services.Said:
        return services.Said(
            criterion=self.cleaned_data.get("criterion"), reason=self.cleaned_data["reason"]
        )


def problem_of(
    decision: Decision, platform: Platform, *, by: User, at: datetime, ties: Ties | None = None
) -> str:
    """Why this person cannot do it to this listing, in words; "" if she can."""
    parties, parts = parties_on(platform, by, ties), parts_on(platform, by, at, ties)
    try:
        check_transition(
            OF_LISTINGS, decision.act, now=platform.status, parties=parties, parts=parts
        )
        if decision.act is Act.RENEW:
            year = services.year_of(platform, timezone.localdate(at))
            check_renewable(year, parties, parts)
    except (NotAllowedError, TransitionError) as error:
        return why_not(error)
    return ""


@dataclass
class Outcome:
    """How many rows a decision changed, and each that it left with the reason in words."""

    done: int = 0
    left: list[tuple[Platform, str]] = field(default_factory=list)


@transaction.atomic
def decide(
    decision: Decision, rows: list[Platform], *, by: User, at: datetime, **said: Any
) -> Outcome:
    """Run a decision on rows in the order of their keys; what it refuses stays as it is."""
    outcome = Outcome()
    for row in sorted(rows, key=lambda row: row.pk):
        try:
            after = decision.run(platform=row, by=by, at=at, **said)
        except (NotAllowedError, TransitionError) as error:
            outcome.left.append((row, why_not(error)))
        except PersonalDataError as error:  # somebody joined the vendor since the form was read
            outcome.left.append((row, who_is_named(error).rstrip(".")))
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
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        rows = self._rows(request)
        if len(rows) > 1 and (asked := ask_again(request)):
            return asked
        form = self._form(request, decision, rows) if decision.asks_reason else None
        if request.method == "POST" and (form is None or form.is_valid()):
            said = {"said": form.said()} if form else {}
            self._tell(
                request,
                decision,
                decide(decision, rows, by=request.user, at=timezone.now(), **said),
            )
            return HttpResponseRedirect(self._back(request, rows))
        return TemplateResponse(
            request, "admin/decision.html", self._context(request, decision, rows, form)
        )

    def _form(self, request: HttpRequest, decision: Decision, rows: list[Platform]) -> SaidForm:
        return SaidForm(decision, request.POST or None, about=rows, by=request.user)  # type: ignore[arg-type]

    def _rows(self, request: HttpRequest) -> list[Platform]:
        """The listings that the address names, by name; 404 for none or odd ones."""
        chosen = request.GET.getlist("pk")[: self.limit + 1]
        if not all(pk.isascii() and pk.isdigit() and len(pk) < 19 for pk in chosen):
            raise Http404
        if len(chosen) > self.limit:
            messages.warning(request, _("Only the first %d are shown.") % self.limit)
        rows = Platform.objects.filter(pk__in=chosen[: self.limit]).select_related("vendor")
        found = list(rows.order_by("sort_key", "pk"))
        if not found:
            raise Http404
        return found

    def _context(
        self, request: HttpRequest, decision: Decision, rows: list[Platform], form: Any
    ) -> dict[str, Any]:
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        who["ties"] = ties_on(who["by"], rows, who["at"])
        judged = [(row, problem_of(decision, row, **who)) for row in rows]
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
