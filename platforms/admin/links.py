"""What became of the links of listings, in the ministry's admin."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from platforms.links.models import LinkCheck
from platforms.links.rules import MARK_NIGHTS, Outcome
from platforms.links.services import host_of
from platforms.links.tasks import ask_later
from ui.admin import OptionsFilter, ReadOnlyAdmin
from ui.admin.cells import badge

KINDS = {
    Outcome.OK: "good",
    Outcome.MOVED: "info",
    Outcome.REFUSED: "neutral",
    Outcome.GONE: "stop",
    Outcome.UNREACHABLE: "caution",
    Outcome.UNSAFE: "stop",
}
MOST_AT_ONCE = 50
LONGEST_SHOWN = 44


def outcome_badge(link: LinkCheck | None) -> SafeString:
    """What came of a link when it was last asked."""
    if link is None or not link.outcome:
        return badge(str(_("not asked yet")))
    kind = "stop" if link.is_marked else KINDS[Outcome(link.outcome)]
    return badge(link.get_outcome_display(), kind)


class MarkFilter(OptionsFilter):
    title = _("mark")
    parameter_name = "mark"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("dead", _("no answer three nights in a row")), ("failing", _("failing"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(failed_nights__gte=MARK_NIGHTS if value == "dead" else 1)


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    """Kept by the nightly check; staff put the listing right, and may ask a link again."""

    fields = (
        "platform",
        "vendor",
        "address",
        "outcome_shown",
        "status",
        "reason",
        "moved_to",
        "checked_at",
        "reached_at",
        "failed_nights",
    )
    list_display = ("short", "outcome_shown", "failed_nights", "whose", "checked_at")
    list_filter = (MarkFilter, "outcome")
    list_select_related = ("platform", "vendor")
    search_fields = ("address", "platform__name__folded", "vendor__name__folded")
    search_help_text = _(
        "Address, or the name of the platform or vendor; diacritics do not matter."
    )
    ordering = ("-failed_nights", "checked_at", "pk")
    actions = ("ask_again",)

    def has_ask_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("platforms.change_platform")

    @admin.display(description=_("address"), ordering="address")
    def short(self, link: LinkCheck) -> str:
        return Truncator(link.address.partition("://")[2] or link.address).chars(LONGEST_SHOWN)

    @admin.display(description=_("platform or vendor"), ordering="platform__sort_key")
    def whose(self, link: LinkCheck) -> SafeString:
        row = link.platform or link.vendor
        address = f"/admin/platforms/{row._meta.model_name}/{row.pk}/change/"
        return format_html('<a href="{}">{}</a>', address, row)

    @admin.display(description=_("last answer"), ordering="outcome")
    def outcome_shown(self, link: LinkCheck) -> SafeString:
        return outcome_badge(link)

    @admin.action(description=_("Ask again now"), permissions=["ask"])
    def ask_again(self, request: HttpRequest, queryset: QuerySet) -> None:
        by_host = defaultdict(list)
        chosen = queryset.order_by("pk").values_list("pk", "address")[:MOST_AT_ONCE]
        for pk, address in chosen:
            by_host[host_of(address)].append(pk)
        for host, links in by_host.items():
            ask_later(host, links, at=timezone.now())
        count = sum(map(len, by_host.values()))
        text = ngettext("%d link is asked again.", "%d links are asked again.", count) % count
        self.message_user(request, text, messages.SUCCESS)
