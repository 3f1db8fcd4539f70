"""Surveys in the ministry's admin: made from the one before, edited, looked at, published."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.models import Survey, SurveyOption, SurveyQuestion
from programme.survey.forms import SurveyForm
from programme.survey.paper import read_paper
from programme.survey.publishing import NotPublishableError, clone_survey, publish_survey
from ui.admin import PortalAdmin, PortalForm, PortalInline, PortalStackedInline
from ui.admin.cells import badge
from ui.methods import read_only, with_form

RIGHT = "programme.change_survey"
KINDS = {Survey.Status.DRAFT: "info", Survey.Status.PUBLISHED: "good"}
REASONS = {
    "no-days": gettext_lazy("it does not say on which days it is open"),
    "over": gettext_lazy("it closed on %s already"),
    "no-questions": gettext_lazy("it asks nothing"),
    "nothing-to-choose": gettext_lazy("“%s” offers fewer than two answers"),
    "not-to-choose": gettext_lazy("“%s” is a scale or a number and offers answers to choose"),
}
BUTTONS = {
    "clone": gettext_lazy("Make the next one from it"),
    "publish": gettext_lazy("Publish"),
}
ASKS = {
    "clone": gettext_lazy(
        "Make a draft for the next year with all its questions? If there is a draft already, you"
        " get that one."
    ),
    "publish": gettext_lazy(
        "Publish this survey? From then on its questions and its first day stay as they are; only"
        " its last day can be changed."
    ),
}


def in_words(error: NotPublishableError) -> str:
    """All that keeps a survey from being published."""
    texts = [(str(REASONS[code]), about) for code, about in error.reasons]
    return "; ".join(text % about if "%s" in text else text for text, about in texts)


def draft_of(row: Survey | SurveyQuestion) -> bool:
    return (row if isinstance(row, Survey) else row.survey).is_draft


class InDraft:
    """Parts that may be changed while their survey is a draft."""

    def _may_change(self, request: HttpRequest, obj: Any = None) -> bool:
        return super()._may_change(request) and (obj is None or draft_of(obj))  # type: ignore[misc]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request, obj)


class QuestionForm(PortalForm):
    constraint_fields = {
        "surveyquestion_code_is_unique": "code",
        "surveyquestion_scale_says_its_ends": "low_vi",
        "surveyquestion_number_says_its_unit": "unit_vi",
    }


class OptionForm(PortalForm):
    constraint_fields = {"surveyoption_code_is_unique": "code"}


class SurveyOptionInline(InDraft, PortalInline):
    model = SurveyOption
    form = OptionForm
    fields = ("position", "code", "text_vi", "text_en", "figure")
    autocomplete_fields = ("figure",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).order_by("position", "pk")


QUESTION_FIELDS = (
    *(("position", "code", "kind"), ("text_vi", "text_en")),
    *(("low_vi", "low_en"), ("high_vi", "high_en"), ("unit_vi", "unit_en", "most")),
)


class SurveyQuestionInline(InDraft, PortalStackedInline):
    """All questions of a survey below each other; what may be chosen stands on each one's page."""

    model = SurveyQuestion
    form = QuestionForm
    fields = QUESTION_FIELDS
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).order_by("position", "pk")


class SurveyAdminForm(PortalForm):
    constraint_fields = {
        "survey_year_is_near": "year",
        "survey_closes_after_it_opens": "closes_on",
        "survey_opens_in_its_year": "opens_on",
        "survey_published_says_when": "closes_on",
    }


@admin.register(Survey)
class SurveyAdmin(PortalAdmin):
    """Once published only the last day changes, which ends a survey sooner or later."""

    form = SurveyAdminForm
    inlines = (SurveyQuestionInline,)
    fields = ("year", "status_shown", "origin", ("opens_on", "closes_on"), "answers_shown")
    readonly_fields = ("status_shown", "answers_shown")
    list_display = ("year", "status_shown", "origin", "opens_on", "closes_on", "answers_shown")
    list_filter = ("status", "origin")
    ordering = ("-year",)
    change_form_template = "admin/programme/survey_change_form.html"
    act_names = {
        "clone": gettext_lazy("made from the one before"),
        "publish": gettext_lazy("published"),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(answer_count=Count("answers"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        held = super().get_readonly_fields(request, obj)
        is_fixed = obj is not None and not obj.is_draft
        return (*held, "year", "origin", "opens_on") if is_fixed else held

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_shown(self, survey: Survey) -> SafeString:
        return badge(survey.get_status_display(), KINDS[Survey.Status(survey.status)])

    @admin.display(description=gettext_lazy("answers"))
    def answers_shown(self, survey: Survey) -> int:
        return getattr(survey, "answer_count", 0)

    def get_urls(self) -> list[URLPattern]:
        site, name = self.admin_site, "programme_survey"
        act = with_form(site.admin_view(self.act))
        preview = read_only(site.admin_view(self.preview))
        return [
            path("<int:pk>/decide/<slug:code>/", act, name=f"{name}_act"),
            path("<int:pk>/preview/", preview, name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        row = kwargs.get("obj")
        context["acts"] = self._acts(request, row) if row is not None and row.pk else ()
        return super().render_change_form(request, context, **kwargs)

    @staticmethod
    def _acts(request: HttpRequest, row: Survey) -> list[tuple[str, Any]]:
        """Codes and names of what this person may do with it."""
        if not request.user.has_perm(RIGHT):
            return []
        code = "publish" if row.is_draft else "clone"
        return [(code, BUTTONS[code])]

    def act(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """GET asks once more; POST acts and says what kept it from acting."""
        row = Survey.objects.filter(pk=pk).first()
        if row is None or code not in BUTTONS:
            raise Http404
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        if request.method == "POST":
            return self._run(request, row, code)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Survey of %s") % row,
            "opts": self.opts,
            "original": row,
            "button": BUTTONS[code],
            "question": ASKS[code],
        }
        return TemplateResponse(request, "admin/programme/survey_act.html", context)

    def _run(self, request: HttpRequest, row: Survey, code: str) -> HttpResponse:
        by: Any = request.user
        try:
            if code == "clone":
                row = clone_survey(survey=row, by=by)
                messages.success(request, _("Here is the draft. Give it its days."))
            else:
                row = publish_survey(survey=row, by=by, at=timezone.now())
                messages.success(request, _("Published. It takes answers on its days."))
        except NotPublishableError as error:
            text = _("The survey of %(year)s is not published: %(why)s.")
            messages.error(request, text % {"year": row, "why": in_words(error)})
        return HttpResponseRedirect(reverse("admin:programme_survey_change", args=[row.pk]))

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form as readers will see it, in one language or the other; it sends nothing."""
        row = Survey.objects.filter(pk=pk).first()
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        language = "en" if request.GET.get("language") == "en" else "vi"
        context = {"original": row, "language": language, "form": SurveyForm(paper=read_paper(row))}
        with translation.override(language):
            page = render_to_string("programme/survey_preview.html", context, request)
        return HttpResponse(page)


@admin.register(SurveyQuestion)
class SurveyQuestionAdmin(PortalAdmin):
    """A question with what may be chosen; it goes while its survey is a draft."""

    form = QuestionForm
    inlines = (SurveyOptionInline,)
    fields = ("survey", *QUESTION_FIELDS)
    list_display = ("text_vi", "survey", "kind", "code", "position")
    list_select_related = ("survey",)
    list_filter = ("survey", "kind")
    search_fields = ("code", "text_vi__folded", "text_en__folded")
    ordering = ("-survey__year", "position", "pk")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or draft_of(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and self.has_change_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        if db_field.name == "survey":
            drafts = Survey.objects.filter(status=Survey.Status.DRAFT)
            kwargs["queryset"] = drafts.order_by("-year")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
