"""The network's library of recommendations in the ministry's admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from advisers.models import Advice
from ui.admin import PortalAdmin


@admin.register(Advice)
class AdviceAdmin(PortalAdmin):
    """Rows with a code that stays: the shipped file and recommendations name it."""

    fixed_fields = ("code",)
    fields = (
        "code",
        "need",
        ("title_vi", "title_en"),
        ("text_vi", "text_en"),
        "days",
        "is_retired",
    )
    autocomplete_fields = ("need",)
    list_display = ("title_vi", "need", "days", "is_retired")
    list_select_related = ("need",)
    list_filter = ("is_retired",)
    search_fields = ("code", "title_vi__folded", "title_en__folded")
    search_help_text = _("Code or title; diacritics do not matter.")
    ordering = ("need__function__position", "need__position", "code")
