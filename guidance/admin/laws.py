"""Laws and duties in the ministry's admin."""

from django.contrib import admin

from guidance.admin.shared import (
    GuidanceAdmin,
    NeedInline,
    SectorInline,
    SourceInline,
)
from guidance.models import Duty, DutyNeed, DutySector, LegalReference, LegalSource
from ui.admin import PortalForm


class LawForm(PortalForm):
    constraint_fields = {"legalreference_is_issued_before_in_force": "effective_on"}


class DutyForm(PortalForm):
    constraint_fields = {
        "duty_is_for_somebody": "kinds",
        "duty_says_when": "in_force_on",
        "duty_comes_back_from_a_day": "due_on",
        "duty_revenue_limits_are_in_order": "revenue_up_to_vnd",
    }


class LegalSourceInline(SourceInline):
    model = LegalSource


class DutyNeedInline(NeedInline):
    model = DutyNeed


class DutySectorInline(SectorInline):
    model = DutySector


@admin.register(LegalReference)
class LegalReferenceAdmin(GuidanceAdmin):
    form = LawForm
    inlines = (LegalSourceInline,)
    fields = (
        "code",
        ("name_vi", "name_en"),
        ("topic_vi", "topic_en"),
        ("issued_on", "effective_on"),
        "status",
        ("status_note_vi", "status_note_en"),
        "replaces",
        "confidence",
        ("confidence_note_vi", "confidence_note_en"),
        ("position", "is_retired"),
    )
    list_display = ("name_vi", "topic_vi", "effective_on", "status", "confidence", "is_retired")
    list_filter = ("status", "confidence", "is_retired")


@admin.register(Duty)
class DutyAdmin(GuidanceAdmin):
    form = DutyForm
    inlines = (DutyNeedInline, DutySectorInline)
    fields = (
        "code",
        ("name_vi", "name_en"),
        ("what_vi", "what_en"),
        ("steps_vi", "steps_en"),
        "legal_reference",
        "article",
        "kinds",
        "sizes",
        ("revenue_above_vnd", "revenue_up_to_vnd"),
        ("condition_vi", "condition_en"),
        ("elsewhere_vi", "elsewhere_en"),
        ("in_force_on", "due_on", "recurrence"),
        "confidence",
        ("check_vi", "check_en"),
        ("position", "is_retired"),
    )
    autocomplete_fields = ("legal_reference", "article")
    list_display = ("name_vi", "legal_reference", "in_force_on", "due_on", "confidence")
    list_select_related = ("legal_reference",)
    list_filter = ("confidence", "is_retired")
