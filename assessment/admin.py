"""Instruments in the ministry's admin: a version is cloned, edited as a draft, then published."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet, TextField
from django.forms import Textarea
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from assessment.models import (
    Industry,
    Instrument,
    InstrumentVersion,
    LevelRule,
    Option,
    Pillar,
    Question,
)
from assessment.publishing import NotPublishableError, clone_version, publish
from reference.models import Need
from ui.admin import PortalAdmin, PortalForm, PortalInline
from ui.admin.cells import badge

Status = InstrumentVersion.Status
STATUS_KINDS = {Status.DRAFT: "info", Status.PUBLISHED: "good", Status.RETIRED: "neutral"}
RIGHT = "assessment.change_instrumentversion"
REASONS = {
    "no-pillars": gettext_lazy("it has no pillar"),
    "twice": gettext_lazy("two questions have the code %s"),
    "levels-have-gaps": gettext_lazy("the levels do not run from 0 upwards without a gap"),
    "levels-do-not-rise": gettext_lazy("level %s does not ask for more than the one below"),
    "too-many-pillars": gettext_lazy("level %s asks for more pillars than there are"),
    "pillar-asks-nothing": gettext_lazy("some are asked nothing in the pillar “%s”"),
    "no-answers": gettext_lazy("no answer makes a difference to “%s”"),
    "unknown-group": gettext_lazy("“%s” is asked of a group that no industry has"),
    "unknown-need": gettext_lazy("there is no need with the code %s"),
    "retired": gettext_lazy("version %s is retired"),
}


def in_words(error: NotPublishableError) -> str:
    """All that keeps a version from being published."""
    texts = [(str(REASONS[code]), about) for code, about in error.reasons]
    return "; ".join(text % about if "%s" in text else text for text, about in texts)


class NeedsForm(PortalForm):
    """Codes of needs are checked against the taxonomy."""

    def clean_needs(self) -> list[str]:
        codes = self.cleaned_data["needs"]
        known = Need.objects.current().filter(code__in=codes).values_list("code", flat=True)
        if unknown := sorted(set(codes) - set(known.order_by("code"))):
            raise ValidationError(_("There is no such need: %s.") % ", ".join(unknown))
        return codes


class DraftInline(PortalInline):
    """Parts that may be changed while their version is a draft."""

    def _may_change(self, request: HttpRequest, obj: Any = None) -> bool:
        return super()._may_change(request) and (obj is None or draft_of(obj))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request, obj)


def draft_of(row: InstrumentVersion | Question) -> bool:
    version = row if isinstance(row, InstrumentVersion) else row.pillar.version
    return version.is_draft


class PillarInline(DraftInline):
    model = Pillar
    form = NeedsForm
    fields = ("code", "name_vi", "name_en", "max_points", "needs", "position")


class LevelInline(DraftInline):
    model = LevelRule
    fields = (
        "level",
        "name_vi",
        "name_en",
        "percent_from",
        "is_inclusive",
        "points_above",
        "pillars_required",
    )


class IndustryInline(DraftInline):
    model = Industry
    fields = ("code", "name_vi", "name_en", "group", "position")


class OptionInline(DraftInline):
    model = Option
    form = NeedsForm
    fields = ("code", "text_vi", "text_en", "score", "needs", "position")


@admin.register(Instrument)
class InstrumentAdmin(PortalAdmin):
    fields = ("code", "name_vi", "name_en", "position")
    fixed_fields = ("code",)
    list_display = ("name_vi", "name_en", "version_count")
    search_fields = ("code", "name_vi__folded", "name_en__folded")
    ordering = ("position", "code")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(version_count=Count("versions"))

    @admin.display(description=gettext_lazy("versions"), ordering="version_count")
    def version_count(self, instrument: Instrument) -> int:
        return instrument.version_count  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Act:
    """One thing that is decided on a version. offered_to: the states that get its button."""

    code: str
    button: Any
    question: Any
    done: Any
    run: Callable[..., InstrumentVersion]
    offered_to: tuple[Status, ...]


ACTS = {
    act.code: act
    for act in (
        Act(
            code="clone",
            button=gettext_lazy("Clone into a draft"),
            question=gettext_lazy("Make a draft with everything that this version has?"),
            done=gettext_lazy("Here is the draft. What is published stays until you publish this."),
            run=clone_version,
            offered_to=(Status.PUBLISHED, Status.RETIRED),
        ),
        Act(
            code="publish",
            button=gettext_lazy("Publish"),
            question=gettext_lazy(
                "Offer this version to everybody? From then on it cannot be changed, and the one "
                "before is retired; those who answered that keep their results."
            ),
            done=gettext_lazy("Published. New assessments use this version."),
            run=publish,
            offered_to=(Status.DRAFT,),
        ),
    )
}


@admin.register(InstrumentVersion)
class InstrumentVersionAdmin(PortalAdmin):
    inlines = (PillarInline, LevelInline, IndustryInline)
    fields = (
        "instrument",
        "number",
        "status_shown",
        "origin",
        "legal_reference",
        "intro_vi",
        "intro_en",
        "published_shown",
    )
    readonly_fields = ("status_shown", "published_shown")
    fixed_fields = ("instrument", "number")
    list_display = ("instrument", "number", "status_shown", "origin", "published_shown")
    list_display_links = ("instrument", "number")
    list_select_related = ("instrument",)
    list_filter = ("instrument", "status", "origin")
    search_fields = ("instrument__code", "instrument__name_vi__folded")
    ordering = ("instrument", "-number")
    change_form_template = "admin/assessment/change_form.html"
    formfield_overrides = {
        **PortalAdmin.formfield_overrides,
        TextField: {"widget": Textarea(attrs={"rows": 4, "class": "vLargeTextField"})},
    }
    act_names = {"clone": gettext_lazy("cloned"), "publish": gettext_lazy("published")}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_shown(self, version: InstrumentVersion) -> SafeString:
        return badge(version.get_status_display(), STATUS_KINDS[Status(version.status)])

    @admin.display(description=gettext_lazy("published at"), ordering="published_at")
    def published_shown(self, version: InstrumentVersion) -> str:
        at = version.published_at
        return f"{timezone.localtime(at):%d/%m/%Y %H:%M}" if at else "—"

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(ActPage(self))
        name = "assessment_instrumentversion_act"
        return [path("<int:pk>/decide/<slug:code>/", page, name=name), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        row = kwargs.get("obj")
        may = row is not None and row.pk and request.user.has_perm(RIGHT)
        context["acts"] = [act for act in ACTS.values() if may and row.status in act.offered_to]
        return super().render_change_form(request, context, **kwargs)


class ActPage:
    """GET asks once more; POST acts and says what kept it from acting."""

    def __init__(self, model_admin: InstrumentVersionAdmin) -> None:
        self.admin = model_admin

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def __call__(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        act = ACTS.get(code)
        row = InstrumentVersion.objects.select_related("instrument").filter(pk=pk).first()
        if act is None or row is None:
            raise Http404
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        if request.method == "POST":
            return self._run(request, act, row, at=timezone.now())
        context = {
            **self.admin.admin_site.each_context(request),
            "title": str(row),
            "opts": self.admin.opts,
            "act": act,
            "original": row,
        }
        return TemplateResponse(request, "admin/assessment/act.html", context)

    def _run(
        self, request: HttpRequest, act: Act, row: InstrumentVersion, *, at: datetime
    ) -> HttpResponse:
        user: User = request.user  # type: ignore[assignment]
        try:
            row = act.run(version=row, by=user, at=at)
            messages.success(request, act.done)
        except NotPublishableError as error:
            text = _("%(version)s is not published: %(why)s.")
            messages.error(request, text % {"version": row, "why": in_words(error)})
        address = reverse("admin:assessment_instrumentversion_change", args=[row.pk])
        return HttpResponseRedirect(address)


class QuestionForm(NeedsForm):
    groups = SimpleArrayField(
        Question._meta.get_field("groups").base_field.formfield(),
        required=False,
        label=gettext_lazy("asked of"),
        help_text=Question._meta.get_field("groups").help_text,
    )


@admin.register(Question)
class QuestionAdmin(PortalAdmin):
    form = QuestionForm
    inlines = (OptionInline,)
    fields = ("pillar", "code", "kind", "text_vi", "text_en", "groups", "needs", "position")
    list_display = ("text_vi", "pillar", "kind", "position")
    list_select_related = ("pillar__version__instrument",)
    list_filter = ("pillar__version", "kind")
    search_fields = ("code", "text_vi__folded", "text_en__folded")
    ordering = ("pillar__version", "pillar__position", "position", "pk")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or draft_of(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A question of a draft goes; the history keeps it."""
        return obj is not None and self.has_change_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        if db_field.name == "pillar":
            drafts = Pillar.objects.filter(version__status=Status.DRAFT)
            kwargs["queryset"] = drafts.select_related("version__instrument").order_by(
                "version", "position", "pk"
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
