"""Laws, duties and articles in the ministry's admin; each change is kept in the history."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guidance.models import (
    Article,
    ArticleNeed,
    ArticleReference,
    ArticleSource,
    Duty,
    DutyNeed,
    DutySector,
    LegalReference,
    LegalSource,
)
from ui.admin import PortalAdmin, PortalForm, PortalInline

SAYS_SOMETHING = _("Give an address or a note.")


class SourceForm(PortalForm):
    constraint_fields = {
        "legalsource_says_something": "address",
        "articlesource_says_something": "address",
    }
    constraint_texts = dict.fromkeys(constraint_fields, SAYS_SOMETHING)


class LinkForm(PortalForm):
    constraint_fields = {
        "articleneed_is_listed_once": "need",
        "articlereference_is_listed_once": "reference",
        "dutyneed_is_listed_once": "need",
        "dutysector_is_listed_once": "sector",
    }


class LawForm(PortalForm):
    constraint_fields = {"legalreference_is_issued_before_in_force": "effective_on"}


class ArticleForm(PortalForm):
    constraint_fields = {"article_is_reviewed_after_it_was_checked": "review_on"}


class DutyForm(PortalForm):
    constraint_fields = {
        "duty_is_for_somebody": "kinds",
        "duty_says_when": "in_force_on",
        "duty_comes_back_from_a_day": "due_on",
        "duty_revenue_limits_are_in_order": "revenue_up_to_vnd",
    }


class LegalSourceInline(PortalInline):
    model = LegalSource
    form = SourceForm
    fields = ("address", "note_vi", "note_en", "position")


class ArticleSourceInline(PortalInline):
    model = ArticleSource
    form = SourceForm
    fields = ("address", "note_vi", "note_en", "position")


class ArticleNeedInline(PortalInline):
    model = ArticleNeed
    form = LinkForm
    fields = ("need",)
    autocomplete_fields = ("need",)


class ArticleReferenceInline(PortalInline):
    model = ArticleReference
    form = LinkForm
    fields = ("reference",)
    autocomplete_fields = ("reference",)


class DutyNeedInline(PortalInline):
    model = DutyNeed
    form = LinkForm
    fields = ("need",)
    autocomplete_fields = ("need",)


class DutySectorInline(PortalInline):
    model = DutySector
    form = LinkForm
    fields = ("sector",)
    autocomplete_fields = ("sector",)


class GuidanceAdmin(PortalAdmin):
    """Rows with a code that stays: addresses and other rows name it."""

    fixed_fields = ("code",)
    search_fields = ("code", "name_vi__folded", "name_en__folded")
    search_help_text = _("Code or name; diacritics do not matter.")
    ordering = ("position", "code")


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


class ReviewFilter(admin.SimpleListFilter):
    """Articles whose day of review has come."""

    title = _("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("due", _("due now"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        if self.value() != "due":
            return queryset
        return queryset.filter(review_on__lte=timezone.localdate(), is_retired=False)


@admin.register(Article)
class ArticleAdmin(GuidanceAdmin):
    form = ArticleForm
    inlines = (ArticleNeedInline, ArticleReferenceInline, ArticleSourceInline)
    fields = (
        "code",
        ("name_vi", "name_en"),
        ("stage", "topic"),
        "body_vi",
        "body_en",
        "pillars",
        ("checked_on", "review_on"),
        ("position", "is_retired"),
    )
    list_display = ("name_vi", "stage", "topic", "checked_on", "review_on", "is_retired")
    list_filter = (ReviewFilter, "stage", "topic", "is_retired")
