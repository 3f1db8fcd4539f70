"""Kept national matches in the ministry's admin; read only."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.models import NationalRun
from platforms import snapshot
from reference.disclosure import FEWEST
from ui.admin import ReadOnlyAdmin


@admin.register(NationalRun)
class NationalRunAdmin(ReadOnlyAdmin):
    """Each night's, and what a night found nothing for; of fewer than five nothing is told."""

    fields = (
        *("read_at", "matched_at", "took", "enterprise_count", "platform_count", "pairs"),
        *("changed_count", "new_count", "engine_version", "catalogue_version", "without_any"),
    )
    list_display = (
        *("read_at", "matched_at", "enterprise_count", "platform_count", "pairs"),
        *("changed_count", "new_count", "took"),
    )
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without the offers it was matched with: a megabyte at a thousand platforms."""
        return super().get_queryset(request).defer("offers", "uncovered")

    @admin.display(description=gettext_lazy("pairs"))
    def pairs(self, run: NationalRun) -> str:
        return number_format(run.pair_count, force_grouping=True)

    @admin.display(description=gettext_lazy("took"), ordering="took_ms")
    def took(self, run: NationalRun) -> str:
        return _("%(seconds)s s") % {"seconds": number_format(run.took_ms / 1000, 1)}

    @admin.display(description=gettext_lazy("enterprises without a platform, by need"))
    def without_any(self, run: NationalRun) -> SafeString | str:
        needs = snapshot.current().taxonomy.needs
        told = sorted(
            ((count, code) for code, count in run.uncovered.items() if count >= FEWEST),
            key=lambda each: (-each[0], each[1]),
        )
        rows = [
            (needs[code].name if code in needs else code, number_format(count, force_grouping=True))
            for count, code in told
        ]
        return format_html_join("", "<div>{}: {}</div>", rows) or "—"
