"""What readers say of pages, in the ministry's admin."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guidance.models import PageAnswer
from ui.admin import OptionsFilter, ReadOnlyAdmin


class HelpfulColumn:
    """A column with how many found a page of use and how many did not; it leads to their words."""

    page_kind: str

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)  # type: ignore[misc]
        return rows.annotate(yes=self._counted(True), no=self._counted(False))

    def _counted(self, is_helpful: bool) -> Coalesce:
        answers = PageAnswer.objects.filter(
            page=self.page_kind, code=OuterRef("pk"), is_helpful=is_helpful
        )
        counted = answers.order_by().values("code").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

    @admin.display(description=_("helpful: yes / no"), ordering="no")
    def helpful(self, row: Any) -> SafeString | str:
        if not (row.yes or row.no):
            return "—"
        query = urlencode({"page": self.page_kind, "code": row.pk})
        address = reverse("admin:guidance_pageanswer_changelist")
        return format_html('<a href="{}?{}">{} / {}</a>', address, query, row.yes, row.no)


class WordsFilter(OptionsFilter):
    """Answers that say something in words."""

    title = _("words")
    parameter_name = "words"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [("yes", _("with words"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(~Q(text=""))


@admin.register(PageAnswer)
class PageAnswerAdmin(ReadOnlyAdmin):
    fields = ("day", "page", "code", "is_helpful", "text", "language")
    list_display = ("day", "page", "code", "is_helpful", "text")
    list_filter = ("is_helpful", WordsFilter, ("day", admin.DateFieldListFilter), "page", "code")
    search_fields = ("code", "text__folded")
    search_help_text = _("Page or words; diacritics do not matter.")
    ordering = ("-day", "-id")
