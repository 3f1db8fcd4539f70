"""Signals in the ministry's admin: read with their evidence, and marked as looked at."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from platforms.signals.models import Signal
from platforms.signals.services import NoteMissingError, look_at_signal
from platforms.signals.wording import evidence_of, sentence_of
from ui.admin import OptionsFilter, PortalAdmin
from ui.admin.cells import badge


class OpenFilter(OptionsFilter):
    title = gettext_lazy("looked at")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("open", gettext_lazy("not yet")), ("done", gettext_lazy("looked at"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        which = queryset.filter if value == "open" else queryset.exclude
        return which(pk__in=Signal.objects.open().values("pk"))


@admin.register(Signal)
class SignalAdmin(PortalAdmin):
    """A hint, no verdict: whoever looks says what it was."""

    fields = (
        "kind",
        "sentence",
        "vendor",
        "evidence",
        "first_seen_at",
        "last_seen_at",
        "looked_at",
        "looked_by",
        "note",
    )
    readonly_fields = fields
    list_display = ("sentence", "kind", "vendor", "state_shown", "last_seen_at")
    list_filter = (OpenFilter, "kind")
    list_select_related = ("vendor",)
    search_fields = ("vendor__name__folded", "note__folded")
    search_help_text = gettext_lazy("Vendor or note; diacritics do not matter.")
    ordering = ("-last_seen_at", "-weight", "pk")
    act_names = {"look": gettext_lazy("looked at")}
    change_form_template = "admin/platforms/signal_change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=gettext_lazy("what was found"))
    def sentence(self, signal: Signal) -> str:
        return sentence_of(signal)

    @admin.display(description=gettext_lazy("evidence found"))
    def evidence(self, signal: Signal) -> SafeString:
        pieces = ((address or "#", word) for word, address in evidence_of(signal))
        return format_html_join(", ", '<a href="{}">{}</a>', pieces)

    @admin.display(description=gettext_lazy("state"))
    def state_shown(self, signal: Signal) -> SafeString:
        if not signal.is_open:
            return badge(_("looked at"), "good")
        return badge(_("more since") if signal.looked_at else _("not yet"), "caution")

    @method_decorator(require_POST)
    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        signal = self.get_object(request, str(pk))
        if signal is None or not self.has_change_permission(request, signal):
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        seen = request.POST.get("weight", "")
        said = {
            "note": request.POST.get("note", ""),
            "weight": int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 1,
        }
        try:
            look_at_signal(signal=signal, **said, by=request.user, at=timezone.now())
        except NoteMissingError:
            messages.error(request, _("Say in a few words what it was; nothing was saved."))
            return HttpResponseRedirect(reverse("admin:platforms_signal_change", args=[pk]))
        self.log_change(request, signal, _("looked at"))
        messages.success(request, _("Noted."))
        return HttpResponseRedirect(reverse("admin:platforms_signal_changelist"))

    def get_urls(self) -> list[URLPattern]:
        look = self.admin_site.admin_view(self.look_view)
        return [path("<int:pk>/look/", look, name="platforms_signal_look"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        context.update(show_save=False, show_save_and_continue=False, show_close=True)
        return super().render_change_form(request, context, **kwargs)
