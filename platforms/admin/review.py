"""The page on which a revision is judged: it shows everything, takes notes, and runs the acts."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from platforms.admin.forms import PublicReasonField
from platforms.choices import Act, Evidence
from platforms.models import Criterion, Platform, Revision
from platforms.revisions import services
from platforms.revisions.access import staff_parties
from platforms.revisions.notes import write_note
from platforms.revisions.review import BUTTONS, SAYING, Button, review_of
from platforms.revisions.rules import (
    OF_REVISIONS,
    NotAllowedError,
    PersonalDataError,
    TransitionError,
)
from platforms.revisions.words import STATES, who_is_named, why_not, why_unpublishable
from platforms.revisions.writing import RevisionMovedError
from platforms.rules import NotPublishableError
from reference.fields import ParagraphField, RequestKeyField

REVISIONS = Revision.objects.select_related("platform__vendor", "author", "reviewer", "approved_by")
REFUSALS = (
    NotAllowedError,
    TransitionError,
    RevisionMovedError,
    NotPublishableError,
    services.ContentError,
    PersonalDataError,
)


class ActForm(forms.Form):
    """What is said with an act; fields that the act does not ask for are left out."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    evidence = forms.ChoiceField(
        label=gettext_lazy("Kind of evidence"),
        choices=[each for each in Evidence.choices if each[0] != Evidence.NONE],
        initial=Evidence.VENDOR_PAGE,
    )
    criterion = forms.ModelChoiceField(
        Criterion.objects.filter(is_active=True, use=Criterion.Use.LISTING).order_by("position"),
        label=gettext_lazy("Criterion"),
    )
    reason = ParagraphField(
        label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, act: Act, *args: Any, about: Platform, by: User, **kwargs: Any) -> None:
        super().__init__(*args, prefix=act.lower(), **kwargs)
        row = OF_REVISIONS[act]
        wanted = {"evidence": act is Act.APPROVE, "criterion": row.needs_criterion}
        for name, is_wanted in {**wanted, "reason": row.needs_reason}.items():
            if not is_wanted:
                del self.fields[name]
        if row.needs_criterion:
            self.fields["reason"] = PublicReasonField(about=[about], by=by)

    def said(self) -> services.Said:
        given = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        return services.Said(**given)


class NoteForm(forms.Form):
    text = ParagraphField(
        label=gettext_lazy("Note"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    request_key = RequestKeyField(initial=uuid4)


class ReviewPage:
    """GET shows; POST acts or takes a note, and says what kept it from acting."""

    def __init__(self, model_admin: Any) -> None:
        self.admin = model_admin

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def __call__(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision = REVISIONS.filter(pk=pk).first()
        if revision is None:
            raise Http404
        if not self.admin.has_view_permission(request, revision):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, revision)
        if "note" in request.POST:
            return self._note(request, revision)
        return self._act(request, revision)

    def _page(self, request: HttpRequest, revision: Revision, **bound: Any) -> HttpResponse:
        review = review_of(revision, user=request.user, at=timezone.now())  # type: ignore[arg-type]
        acts = [
            (button, self._form_of(button.act, revision, request.user, bound))
            for button in review.buttons
        ]
        context = {
            **self.admin.admin_site.each_context(request),
            "title": str(revision),
            "opts": self.admin.opts,
            "review": review,
            "revision": revision,
            "acts": acts,
            "failed": _homeless(bound.get("failed"), acts),
            "note": self._note_form(request, bound),
            "original": revision,
        }
        return TemplateResponse(request, "admin/platforms/review.html", context)

    def _note_form(self, request: HttpRequest, bound: dict[str, Any]) -> NoteForm | None:
        """The form that was sent, or an empty one; None for those who only read."""
        if not staff_parties(request.user):  # type: ignore[arg-type]
            return None
        return bound.get("note") or NoteForm()

    def _form_of(self, act: Act, revision: Revision, user: Any, bound: dict[str, Any]) -> ActForm:
        return bound.get(act) or ActForm(
            act, initial={"version": revision.version}, **_on(revision, user)
        )

    def _note(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self._page(request, revision, note=form)
        try:
            write_note(revision=revision, **form.cleaned_data, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except NotAllowedError as error:
            raise PermissionDenied from error
        return HttpResponseRedirect(request.path + "#notes")

    def _act(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        name = request.POST.get("act", "")
        if name not in Act.values or Act(name) not in BUTTONS:
            raise Http404
        act = Act(name)
        form = ActForm(act, request.POST, **_on(revision, request.user))
        if not form.is_valid():
            return self._page(request, revision, **{act: form})
        said = {"said": form.said()} if act in SAYING else {}
        who = {"by": request.user, "at": timezone.now(), "version": form.cleaned_data["version"]}
        try:
            row = BUTTONS[act][1](revision=revision, **who, **said)
        except REFUSALS as error:
            fresh = REVISIONS.get(pk=revision.pk)
            form.add_error(None, in_words(_moved(error, fresh)))
            form.data = {**form.data.dict(), form.add_prefix("version"): fresh.version}  # type: ignore[attr-defined]
            return self._page(request, fresh, **{act: form, "failed": form})
        messages.success(
            request, _("%(listing)s: %(state)s.") % {"listing": row, "state": STATES[row.state]}
        )
        return HttpResponseRedirect(reverse("admin:platforms_revision_change", args=[row.pk]))


def _on(revision: Revision, user: Any) -> dict[str, Any]:
    """Whose reason it is and about what: an account is not to be named in what she writes."""
    return {"about": revision.platform, "by": user}


def _homeless(failed: ActForm | None, acts: list[tuple[Button, ActForm]]) -> ActForm | None:
    """The form of an act that was not done, unless the page shows that form with its errors."""
    shown = [form for button, form in acts if button.asks and not button.problem]
    return None if failed in shown else failed


def _moved(error: Exception, fresh: Revision) -> Exception:
    """An act that no longer fits because somebody else acted is told with when she did."""
    return RevisionMovedError(fresh) if isinstance(error, TransitionError) else error


def in_words(error: Exception) -> str:
    """What kept an act from being done, as a whole sentence."""
    if isinstance(error, NotAllowedError | TransitionError):
        return _("Nothing was changed: %(why)s.") % {"why": why_not(error)}
    if isinstance(error, NotPublishableError):
        return _("Nothing was changed: %(why)s.") % {"why": why_unpublishable(error)}
    if isinstance(error, RevisionMovedError):
        row = error.revision
        return _(
            "Somebody was faster: at %(when)s it became: %(state)s. Nothing was changed; what you "
            "typed is still here."
        ) % {
            "when": f"{timezone.localtime(row.changed_at):%H:%M %d/%m/%Y}",
            "state": STATES[row.state],
        }
    if isinstance(error, PersonalDataError):
        return who_is_named(error)
    return _("Nothing was changed: the text breaks a rule of the catalogue (%(name)s).") % {
        "name": getattr(error, "constraint", "")
    }
