"""Copies and erasures that people asked for, to read."""

from django.contrib import admin

from accounts.models import DataRequest
from ui.admin import ReadOnlyAdmin


@admin.register(DataRequest)
class DataRequestAdmin(ReadOnlyAdmin):
    """After an erasure the row names nobody; by whom it was done, and why, stays."""

    fields = ("kind", "user", "asked_at", "due_on", "done_at", "by", "reason")
    list_display = ("kind", "asked_at", "done_at", "user", "by", "reason")
    list_filter = ("kind",)
    list_select_related = ("user", "by")
    search_fields = ("reason__folded",)
    ordering = ("-asked_at", "pk")
