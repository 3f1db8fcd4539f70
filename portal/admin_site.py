"""The ministry's admin: Django's own, in the portal's look, in Vietnamese."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.second_factor import way_in
from platforms.revisions.words import ACT_WORDS
from portal.admin_history import all_history
from portal.admin_overview import overview
from portal.admin_pages import try_needs
from ui.admin import PortalAdmin
from ui.methods import read_only

# What staff do all day comes first; models as listed, others after them.
ORDER = {
    "platforms": (
        *("Revision", "Platform", "Vendor", "VendorClaim", "VendorInvitation", "VendorMember"),
        *("Decision", "Criterion", "LinkCheck", "Signal", "Interest"),
    ),
    "matching": ("Review", "Trial", "Quote", "NationalRun"),
    "enterprises": ("TaxCodeClaim", "Enterprise", "Membership"),
    "advisers": (
        *("Organisation", "Adviser", "AdviserInvitation", "Leave", "Case"),
        "Advice",
    ),
    "ledger": ("ProblemReport", "Wish", "DailyCount", "Notice"),
    "guidance": (
        "Duty",
        "Article",
        "Plan",
        "Term",
        "SkillPath",
        "Story",
        "PageAnswer",
        "LegalReference",
    ),
    "reference": (
        "Need",
        "BusinessFunction",
        "Sector",
        "SizeGroup",
        "Province",
        "Commune",
        "LegacyUnit",
        "SupportOffice",
    ),
    "programme": (
        *("Target", "TargetChange", "OfflineActual", "Indicator", "Figure"),
        *("Survey", "SurveyQuestion", "Call", "WhatIf"),
        "EmbedHost",
    ),
    "assessment": ("Instrument", "InstrumentVersion", "Question"),
    "sheets": ("SheetImport", "SheetExport"),
    "accounts": ("User", "DataRequest", "Letter"),
}


class MinistrySite(admin.AdminSite):
    site_header = _("SMEdx administration")
    site_title = _("SMEdx administration")
    index_title = _("Overview")
    empty_value_display = "—"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take our own pages only.

        Those that packages bring may delete, carry inline styles that the content security policy
        refuses, or give rights that our roles do not know.
        """
        if admin_class is not None and issubclass(admin_class, PortalAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Callable[..., Any]:
        return super().admin_view(_without_nul(view), cacheable)

    def has_permission(self, request: HttpRequest) -> bool:
        withheld = getattr(request.user, "rights_withheld", True)
        return super().has_permission(request) and not withheld

    def get_urls(self) -> list[URLPattern | URLResolver]:
        whole = self.admin_view(partial(all_history, site=self))
        trying = self.admin_view(partial(try_needs, site=self))
        return [
            path("history/", read_only(whole), name="history"),
            path("reference/need/try/", trying, name="reference_need_try"),
            *super().get_urls(),
        ]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        labels = list(ORDER)
        for app in apps:
            names = ORDER[app["app_label"]]
            app["models"].sort(key=lambda model: names.index(model["object_name"]))
        return sorted(apps, key=lambda app: labels.index(app["app_label"]))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        seen = overview(user=request.user, at=timezone.now())  # type: ignore[arg-type]
        return super().index(request, {**(extra_context or {}), "overview": seen, "acts": ACTS})

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Sign-in is the site's own, with its limits and second factor; others are refused."""
        if getattr(request.user, "rights_withheld", False):
            return way_in(request)
        return secure_admin_login(super().login)(request, extra_context)


ACTS: dict[str, str | Promise] = {
    **ACT_WORDS,
    "import": _("imported"),
    "undo-import": _("import undone"),
    "insert": _("added"),
    "update": _("edited"),
    "delete": _("removed"),
}


def _without_nul(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view, refusing forms with NUL, on which PostgreSQL fails."""

    @wraps(view)
    def careful(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and any(
            "\0" in value for _name, values in request.POST.lists() for value in values
        ):
            return HttpResponseBadRequest("NUL in the form", content_type="text/plain")
        return view(request, *args, **kwargs)

    return careful
