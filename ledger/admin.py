"""Wishes and daily counts in the ministry's admin, to read."""

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ledger.models import DailyCount, Wish
from ledger.notice_admin import NoticeAdmin
from ledger.report_admin import ProblemReportAdmin
from ui.admin import ReadOnlyAdmin

__all__ = ["NoticeAdmin", "ProblemReportAdmin"]


@admin.register(Wish)
class WishAdmin(ReadOnlyAdmin):
    fields = ("day", "origin", "text", "needs", "filters", "language", "times")
    list_display = ("shown", "origin", "needs_shown", "times", "day")
    list_filter = ("origin", "language", "day")
    search_fields = ("text__folded", "filters__folded")
    search_help_text = gettext_lazy("What was looked for; diacritics do not matter.")
    ordering = ("-day", "-times", "pk")

    @admin.display(description=gettext_lazy("in her words"), ordering="text")
    def shown(self, wish: Wish) -> str:
        return Truncator(wish.text).chars(120) or wish.filters or _("no words kept")

    @admin.display(description=gettext_lazy("needs"))
    def needs_shown(self, wish: Wish) -> str:
        return ", ".join(wish.needs) or "—"


@admin.register(DailyCount)
class DailyCountAdmin(ReadOnlyAdmin):
    fields = ("day", "kind", "key", "times")
    list_display = ("day", "kind", "key", "times")
    list_filter = ("kind", "day")
    search_fields = ("key__folded",)
    ordering = ("-day", "kind", "key", "pk")
