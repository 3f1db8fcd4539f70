"""Leaves and cases, to read: who asked stands on the coordinators' own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from advisers.models import Case, Leave
from ui.admin import ReadOnlyAdmin


@admin.register(Leave)
class LeaveAdmin(ReadOnlyAdmin):
    fields = ("adviser", "from_on", "until_on", "substitute", "created_at", "moved_at")
    list_display = ("adviser", "from_on", "until_on", "substitute")
    list_select_related = ("adviser", "substitute")
    search_fields = ("adviser__name__folded",)
    search_help_text = gettext_lazy("Name; diacritics do not matter.")
    ordering = ("-from_on", "-pk")
    province_columns = ("adviser__organisation__province",)


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    """Neither the owner nor her words: only what a request is about and how it goes."""

    fields = (
        *("state", "origin", "need_codes", "platform_slugs", "sector", "size", "province"),
        *("commune", "speaks", "ways", "times", "adviser", "reach", "rounds", "asked_at"),
        *("confirmed_at", "offered_at", "taken_at", "answered_at", "moved_at", "closed_at"),
    )
    list_display = ("pk", "state", "province", "commune", "adviser", "asked_at", "answered_at")
    list_filter = ("state", "origin", "province")
    list_select_related = ("province", "commune", "adviser")
    search_fields = ("adviser__name__folded", "commune__name__folded")
    search_help_text = gettext_lazy("Adviser or commune; diacritics do not matter.")
    ordering = ("-asked_at", "-pk")
    province_columns = ("province",)
