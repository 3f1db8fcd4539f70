"""Trials, reviews and requests for prices in the ministry's admin."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from matching.models import Quote, Review, Trial
from matching.national.admin import NationalRunAdmin  # noqa: F401 - Django looks for it here
from matching.trials.basket import send_waiting
from matching.trials.reviews import decide_review
from ui.admin import PortalAdmin, ReadOnlyAdmin
from ui.admin.cells import badge


class BasketFilter(admin.SimpleListFilter):
    """Requests that wait for a vendor's address."""

    title = gettext_lazy("vendor's address")
    parameter_name = "address"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("missing", gettext_lazy("unknown: waits for us"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(sent_to="") if self.value() == "missing" else queryset


class BasketAdmin(ReadOnlyAdmin):
    """Read by staff; what an enterprise passed on to a vendor does not stand here."""

    list_select_related = ("platform__vendor",)
    actions = ("send_now",)

    def has_send_permission(self, request: HttpRequest) -> bool:
        """Whoever may enter the address may let the request go to it."""
        return request.user.has_perm("platforms.change_vendor")

    @admin.display(description=gettext_lazy("vendor"), ordering="platform__vendor__sort_key")
    def vendor(self, row: Trial | Quote) -> SafeString:
        address = f"/admin/platforms/vendor/{row.platform.vendor_id}/change/"
        return format_html('<a href="{}">{}</a>', address, row.platform.vendor)

    @admin.display(description=gettext_lazy("vendor's address"), boolean=True)
    def has_address(self, row: Trial | Quote) -> bool:
        return bool(row.sent_to)

    @admin.action(
        description=gettext_lazy("Send all that waits and has an address by now"),
        permissions=["send"],
    )
    def send_now(self, request: HttpRequest, queryset: QuerySet) -> None:
        sent = send_waiting(at=timezone.now())
        text = ngettext("%(count)d request goes out.", "%(count)d requests go out.", sent)
        self.message_user(request, text % {"count": sent}, messages.SUCCESS)


@admin.register(Trial)
class TrialAdmin(BasketAdmin):
    fields = (
        "platform",
        "state",
        "requested_at",
        "mailed_at",
        "seen_at",
        "contacted_at",
        "started_on",
        "start_noted_at",
        "ends_on",
        "ended_on",
    )
    list_display = ("platform", "vendor", "state", "has_address", "requested_at")
    list_filter = ("state", BasketFilter)
    province_columns = ("enterprise__commune__province",)
    search_fields = ("platform__name__folded", "platform__vendor__name__folded")
    ordering = ("requested_at", "pk")


@admin.register(Quote)
class QuoteAdmin(BasketAdmin):
    fields = ("platform", "state", "mailed_at", "seen_at", "answered_at")
    list_display = ("platform", "vendor", "state", "has_address", "asked_at")
    list_filter = ("state", BasketFilter)
    list_select_related = ("platform__vendor", "request")
    province_columns = ("request__enterprise__commune__province",)
    search_fields = ("platform__name__folded", "platform__vendor__name__folded")
    ordering = ("request__requested_at", "pk")

    @admin.display(description=gettext_lazy("asked at"), ordering="request__requested_at")
    def asked_at(self, quote: Quote) -> Any:
        return quote.request.requested_at


@admin.register(Review)
class ReviewAdmin(PortalAdmin):
    """Read for breaches of law, not for opinion; one tap publishes, a refusal names the breach."""

    fields = ("platform", "stars", "text", "answer", "state", "breach", "written_at", "decided_at")
    readonly_fields = fields
    list_display = ("platform", "stars", "excerpt", "state_shown", "written_at")
    list_display_links = ("excerpt",)
    list_filter = ("state", "stars")
    list_select_related = ("trial__platform",)
    province_columns = ("trial__enterprise__commune__province",)
    search_fields = ("text__folded", "trial__platform__name__folded")
    ordering = ("-state", "written_at", "pk")
    actions = ("publish", *(f"refuse_{code.lower()}" for code in Review.Breach.values))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=gettext_lazy("platform"), ordering="trial__platform__sort_key")
    def platform(self, review: Review) -> str:
        return str(review.trial.platform)

    @admin.display(description=gettext_lazy("in her words"))
    def excerpt(self, review: Review) -> str:
        return Truncator(review.text).chars(120) or _("no words")

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, review: Review) -> SafeString:
        kinds = {Review.State.WAITING: "caution", Review.State.PUBLISHED: "good"}
        return badge(review.get_state_display(), kinds.get(Review.State(review.state), "stop"))

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, "")

    def _decide(self, request: HttpRequest, queryset: QuerySet, breach: str) -> None:
        for review in queryset.filter(state=Review.State.WAITING).order_by("pk"):
            decide_review(review=review, breach=breach, by=request.user, at=timezone.now())
        self.message_user(request, _("Decided."), messages.SUCCESS)


def _refusal(code: str, label: Any) -> Any:
    @admin.action(
        description=gettext_lazy("Refuse: %(breach)s") % {"breach": label}, permissions=["change"]
    )
    def refuse(self: ReviewAdmin, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, code)

    return refuse


for _code, _label in Review.Breach.choices:
    setattr(ReviewAdmin, f"refuse_{_code.lower()}", _refusal(_code, _label))
