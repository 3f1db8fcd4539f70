"""What-ifs in the ministry's admin: who asked what, when, and what came of it; read only."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms import snapshot
from programme.whatif import wording
from programme.whatif.asked import Asked
from programme.whatif.models import WhatIf
from programme.whatif.pages import sentence
from programme.whatif.results import NOTHING
from ui.admin import ReadOnlyAdmin
from ui.admin.cells import badge

KINDS = {WhatIf.State.WAITING: "info", WhatIf.State.DONE: "good", WhatIf.State.FAILED: "caution"}


@admin.register(WhatIf)
class WhatIfAdmin(ReadOnlyAdmin):
    """Of her province where she is limited to one; parts under five are not told here either."""

    fields = (
        *("question", "described", "answer", "whole_answer", "asked_by", "asked_at", "state"),
        *("ended_at", "read_at", "catalogue_version"),
    )
    list_display = ("question", "asked_by", "asked_at", "state_shown", "answer")
    list_filter = ("state",)
    list_select_related = ("asked_by",)
    ordering = ("-asked_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Of the answer what the list says; all of it takes tens of kilobytes a row."""
        limited = getattr(request.user, "province_id", None)
        share = KeyTransform("whole", "result")
        if limited:
            share = KeyTransform(limited, KeyTransform("provinces", "result"))
        return super().get_queryset(request).defer("result").annotate(share=share)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Questions in words, from one reading of the taxonomy for the whole page."""
        found = super().get_changelist_instance(request)
        now = snapshot.current()
        for row in found.result_list:
            row.words = wording.title(Asked.from_json(row.inputs), now)
        return found

    @admin.display(description=gettext_lazy("question"))
    def question(self, row: Any) -> str:
        known: str | None = getattr(row, "words", None)
        if known is None:
            known = wording.title(Asked.from_json(row.inputs), snapshot.current())
        return known or "—"

    @admin.display(description=gettext_lazy("asked for"))
    def described(self, row: WhatIf) -> SafeString:
        facts = wording.facts(Asked.from_json(row.inputs), snapshot.current())
        return format_html_join("", "<div>{}: {}</div>", facts)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, row: WhatIf) -> SafeString:
        return badge(row.get_state_display(), KINDS[WhatIf.State(row.state)])

    @admin.display(description=gettext_lazy("answer"))
    def answer(self, row: Any) -> str:
        if row.state != WhatIf.State.DONE:
            return "—"
        share: Mapping[str, Any] = row.share or NOTHING
        return sentence(share)

    @admin.display(description=gettext_lazy("the whole answer"))
    def whole_answer(self, row: WhatIf) -> SafeString:
        address = reverse("what-if-run", args=[row.pk])
        return format_html('<a href="{}">{}</a>', address, _("The answer with its tables"))
