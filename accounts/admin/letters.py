"""What was sent to which address, and why something was not; without its words."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Letter
from accounts.post.kinds import LetterKind, MessageKind, all_kinds, find
from ui.admin import OptionsFilter, ReadOnlyAdmin
from ui.admin.cells import badge

STATES = {
    "WAITING": "info",
    "SENDING": "caution",
    "SENT": "good",
    "SHOWN": "neutral",
    "CANCELLED": "neutral",
    "FAILED": "stop",
}
# A job takes seconds: what is being sent for longer was cut off and is not sent again.
CUT_OFF = timedelta(minutes=10)


class KindFilter(OptionsFilter):
    """One kind, chosen on the page of all kinds: there are too many for a list beside the rows."""

    title = gettext_lazy("kind")
    parameter_name = "kind"
    kinds: Callable[[], Iterable[MessageKind]] = staticmethod(all_kinds)

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [(kind.code, kind.when) for kind in self.kinds()]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        for choice in super().choices(changelist):
            if choice["selected"] or choice["query_string"] == changelist.get_query_string(
                remove=[self.parameter_name]
            ):
                yield choice

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(kind=value)


def state_cell(row: Any) -> SafeString:
    return badge(row.get_state_display(), STATES[row.state])


def why_not(row: Any) -> str:
    """Why a notice or letter has not gone out, in words; "" where it has, or soon will."""
    if getattr(row, "why", ""):
        return str(row.get_why_display())
    if row.state == "SENDING" and row.tried_at and timezone.now() - row.tried_at > CUT_OFF:
        return _("cut off while it was sent; not sent again, so that it does not come twice")
    if row.refusal:
        values = {"error": row.refusal, "tries": row.tries}
        return _("the server refused it (%(error)s), tried %(tries)d times") % values
    return ""


class LetterKindFilter(KindFilter):
    @staticmethod
    def kinds() -> list[MessageKind]:
        return [kind for kind in all_kinds() if isinstance(kind, LetterKind)]


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    fields = (
        *("to", "when", "kind", "state_shown", "why_shown", "way", "language"),
        *("made_at", "due_at", "tries", "tried_at", "sent_at"),
    )
    readonly_fields = fields
    list_display = ("when", "to", "state_shown", "why_shown", "way", "made_at", "sent_at")
    list_display_links = ("when",)
    list_filter = ("state", "way", LetterKindFilter)
    search_fields = ("to__folded",)
    search_help_text = gettext_lazy("The address, or the number as +84912345678.")
    ordering = ("-made_at", "-pk")

    @admin.display(description=gettext_lazy("it goes out when"))
    def when(self, letter: Letter) -> str:
        kind = find(letter.kind)
        return str(kind.when) if kind else letter.kind

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, letter: Letter) -> SafeString:
        return state_cell(letter)

    @admin.display(description=gettext_lazy("why not sent"))
    def why_shown(self, letter: Letter) -> str:
        return why_not(letter)
