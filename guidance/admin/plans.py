"""Plans, words and skills in the ministry's admin."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models

from guidance.admin.answers import HelpfulColumn
from guidance.admin.shared import (
    REVIEWED,
    GuidanceAdmin,
    LinkForm,
    NeededSourceInline,
    ReviewFilter,
    SectorInline,
    review_day,
)
from guidance.models import (
    PageAnswer,
    Plan,
    PlanSector,
    PlanSource,
    PlanStep,
    Skill,
    SkillPath,
    Term,
)
from ui.admin import PortalForm, PortalStackedInline


class PlanForm(PortalForm):
    constraint_fields = REVIEWED


class PlanStepInline(PortalStackedInline):
    """A step's texts are a sentence or two: fields of three lines."""

    model = PlanStep
    formfield_overrides: ClassVar = {
        **PortalStackedInline.formfield_overrides,
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
    }
    form = LinkForm
    fields = (
        ("position", "need", "duty"),
        ("title_vi", "title_en"),
        ("text_vi", "text_en"),
    )
    autocomplete_fields = ("need", "duty")


class PlanSectorInline(SectorInline):
    model = PlanSector


class PlanSourceInline(NeededSourceInline):
    model = PlanSource


@admin.register(Plan)
class PlanAdmin(HelpfulColumn, GuidanceAdmin):
    form = PlanForm
    inlines = (PlanStepInline, PlanSectorInline, PlanSourceInline)
    page_kind = PageAnswer.Page.PLAN
    fields = (
        "code",
        ("name_vi", "name_en"),
        ("hurts_vi", "hurts_en"),
        ("checked_on", "review_on"),
        ("position", "is_retired"),
    )
    list_display = ("name_vi", "checked_on", review_day, "helpful", "is_retired")
    list_filter = (ReviewFilter, "is_retired")


@admin.register(Term)
class TermAdmin(GuidanceAdmin):
    fields = (
        "code",
        ("name_vi", "name_en"),
        ("meaning_vi", "meaning_en"),
        "spellings",
        "need",
        "is_retired",
    )
    autocomplete_fields = ("need",)
    list_display = ("name_vi", "name_en", "meaning_vi", "is_retired")
    list_filter = ("is_retired",)
    ordering = ("name_vi", "code")


class SkillInline(PortalStackedInline):
    model = Skill
    form = LinkForm
    fields = (
        ("position", "code", "need"),
        ("title_vi", "title_en"),
        ("how_vi", "how_en"),
        ("question_vi", "question_en"),
    )
    autocomplete_fields = ("need",)


@admin.register(SkillPath)
class SkillPathAdmin(GuidanceAdmin):
    inlines = (SkillInline,)
    fields = (
        "code",
        ("name_vi", "name_en"),
        ("intro_vi", "intro_en"),
        "source",
        ("position", "is_retired"),
    )
    list_display = ("name_vi", "intro_vi", "is_retired")
    list_filter = ("is_retired",)
