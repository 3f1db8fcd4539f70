"""Vendors in the ministry's admin."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from platforms.admin.forms import VendorForm
from platforms.admin.links import outcome_badge
from platforms.links.selectors import site_of
from platforms.models import Platform, Vendor, VendorMember
from platforms.revisions.words import ACT_WORDS
from ui.admin import PortalAdmin
from ui.admin.lists import number_of


@admin.register(Vendor)
class VendorAdmin(PortalAdmin):
    form = VendorForm
    fields = (
        "name",
        "slug",
        "website",
        "site_shown",
        "contact_email",
        "tax_code",
        "founded_year",
        "founded_year_source",
        "updated_at",
    )
    readonly_fields = ("site_shown", "updated_at")
    fixed_fields = ("slug",)
    list_display = ("name", "website", "tax_code", "founded_year", "platform_count")
    search_fields = ("name__folded", "slug__folded", "website__folded", "tax_code__startswith")
    search_help_text = _(
        "Name, address on the site, website or tax code; diacritics do not matter."
    )
    ordering = ("sort_key", "pk")
    # Its tax code is learned from a publication, or from a claim that staff accept.
    act_names = {**ACT_WORDS, "decide-claim": _("decided")}
    change_form_template = "admin/platforms/vendor_change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        platforms = number_of(Platform.objects.all(), "vendor")
        return super().get_queryset(request).annotate(platform_count=platforms)

    @admin.display(description=_("website, as last asked"))
    def site_shown(self, vendor: Vendor) -> str | SafeString:
        """What the nightly check found; a site that was just changed is asked tonight."""
        if vendor.pk is None or not vendor.website:
            return "—"
        link = site_of(vendor)
        if link is None or link.checked_at is None:
            return outcome_badge(link)
        day = timezone.localtime(link.checked_at).date()
        return format_html("{} <small>{}</small>", outcome_badge(link), f"{day:%d/%m/%Y}")

    @admin.display(description=_("platforms"), ordering="platform_count")
    def platform_count(self, vendor: Vendor) -> int:
        return vendor.platform_count  # type: ignore[attr-defined]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        vendor = context.get("original")
        context.update(
            may_invite=request.user.has_perm("platforms.add_vendorinvitation"),
            may_read=request.user.has_perm("platforms.view_vendormember"),
            people_count=VendorMember.objects.filter(vendor=vendor).count() if vendor else 0,
        )
        return super().render_change_form(request, context, **kwargs)
