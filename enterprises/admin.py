"""Enterprises in the ministry's admin: read, put right, and decide whose a tax code is."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from enterprises.models import Enterprise, Membership, TaxCodeClaim
from enterprises.services import ChangedMeanwhileError, ClaimDecidedError, decide_claim
from enterprises.services import change_enterprise as change
from reference.text import clean
from ui.admin import PortalAdmin, PortalForm, ReadOnlyAdmin
from ui.admin.cells import badge, day_and_age

WAITING_DAYS = 7
EDITED = (
    "kind",
    "name",
    "sector",
    "employees",
    "revenue_band_vnd",
    "capital_band_vnd",
    "commune",
    "is_women_owned",
    "female_share_percent",
    "is_social_enterprise",
)
COLUMN = {"sector": "sector_id", "commune": "commune_id"}


class EnterpriseForm(PortalForm):
    constraint_fields = {
        "enterprise_share_is_a_percentage": "female_share_percent",
        "enterprise_personal_code_is_a_household_s": "kind",
    }


@admin.register(Enterprise)
class EnterpriseAdmin(PortalAdmin):
    """Put right on the owner's word; a tax code changes by its owner or by a decided claim."""

    form = EnterpriseForm
    fields = (*EDITED, "tax_code", "is_tax_code_disputed", "created_at", "updated_at")
    readonly_fields = ("tax_code", "is_tax_code_disputed", "created_at", "updated_at")
    autocomplete_fields = ("sector", "commune")
    list_display = ("name", "kind", "tax_code", "sector", "commune", "employees", "updated_at")
    list_filter = ("kind", "is_tax_code_disputed", "is_women_owned", "is_social_enterprise")
    list_select_related = ("sector", "commune")
    province_columns = ("commune__province",)
    search_fields = ("name__folded", "tax_code__startswith")
    search_help_text = gettext_lazy("Name, diacritics do not matter; or the tax code.")
    ordering = ("name", "pk")
    # Needs are no part of this page, so their changes are no rival's.
    unwatched = frozenset({"needs_version"})
    act_names = {"decide-claim": gettext_lazy("tax code decided")}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not form.changed_data:
            return
        columns = [COLUMN.get(name, name) for name in form.changed_data if name in EDITED]
        try:
            save(obj, columns, by=request.user)
        except ChangedMeanwhileError:
            messages.error(request, _("Somebody changed this meanwhile. Nothing was saved."))


def save(row: Enterprise, columns: list[str], *, by: Any) -> None:
    """Store what a form put into the row, over the version it was read at."""
    changes = {name: getattr(row, name) for name in columns}
    version, at = row.version, timezone.now()
    change(enterprise=row, changes=changes, version=version, by=by, at=at)


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    fields = ("user", "enterprise", "role", "created_at")
    list_display = ("enterprise", "user", "role", "created_at")
    list_filter = ("role",)
    list_select_related = ("user", "enterprise")
    province_columns = ("enterprise__commune__province",)
    search_fields = ("user__email__folded", "user__name__folded", "enterprise__name__folded")
    search_help_text = gettext_lazy("Person or enterprise; diacritics do not matter.")
    ordering = ("enterprise__name", "created_at", "pk")


@admin.register(TaxCodeClaim)
class TaxCodeClaimAdmin(PortalAdmin):
    """Whose is it? Open claims first, the longest waiting on top."""

    fields = (
        "status_shown",
        "tax_code",
        "claimant",
        "holder",
        "claimed_by",
        "claimed_shown",
        "decided_by",
        "decided_at",
        "note",
    )
    readonly_fields = fields
    list_display = ("tax_code", "claimant", "holder", "status_shown", "claimed_shown")
    list_filter = ("status",)
    list_select_related = ("claimant", "holder")
    province_columns = ("claimant__commune__province", "holder__commune__province")
    search_fields = ("tax_code__startswith", "claimant__name__folded", "holder__name__folded")
    search_help_text = gettext_lazy("Tax code, or the name of either side.")
    ordering = (F("decided_at").desc(nulls_first=True), "claimed_at", "pk")
    actions = ("give", "keep")
    change_form_template = "admin/enterprises/claim_change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_shown(self, claim: TaxCodeClaim) -> SafeString:
        is_open = claim.status == TaxCodeClaim.Status.OPEN
        return badge(claim.get_status_display(), "caution" if is_open else "good")

    @admin.display(description=gettext_lazy("claimed at"), ordering="claimed_at")
    def claimed_shown(self, claim: TaxCodeClaim) -> SafeString:
        is_open = claim.status == TaxCodeClaim.Status.OPEN
        return day_and_age(
            timezone.localtime(claim.claimed_at).date(),
            today=timezone.localdate(),
            stale_days=WAITING_DAYS if is_open else 10**6,
        )

    @admin.action(description=gettext_lazy("Give to the claimant"), permissions=["change"])
    def give(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, to_claimant=True)

    @admin.action(description=gettext_lazy("Leave with the holder"), permissions=["change"])
    def keep(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, to_claimant=False)

    def _decide(self, request: HttpRequest, claims: QuerySet, *, to_claimant: bool) -> None:
        note = request.POST.get("note", "")
        for claim in claims.order_by("pk"):
            said = {"to_claimant": to_claimant, "note": clean(note)}
            try:
                decide_claim(claim=claim, **said, by=request.user, at=timezone.now())
            except ClaimDecidedError:
                messages.info(request, _("%s was decided already.") % claim)
            else:
                messages.success(request, _("%s: decided; both sides get a letter.") % claim)
                self.log_change(request, claim, _("decided"))

    @method_decorator(require_POST)
    def decision_view(self, request: HttpRequest, pk: int, to_claimant: bool) -> HttpResponse:
        claim = self.get_object(request, str(pk))
        if claim is None or not self.has_change_permission(request, claim):
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        rows = TaxCodeClaim.objects.filter(pk=claim.pk)
        self._decide(request, rows, to_claimant=to_claimant)
        return HttpResponseRedirect(reverse("admin:enterprises_taxcodeclaim_changelist"))

    def get_urls(self) -> list[URLPattern]:
        decision = self.admin_site.admin_view(self.decision_view)
        made = [
            path(
                f"<int:pk>/{name}/",
                decision,
                {"to_claimant": name == "give"},
                name=f"enterprises_taxcodeclaim_{name}",
            )
            for name in ("give", "keep")
        ]
        return [*made, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        context.update(show_save=False, show_save_and_continue=False, show_close=True)
        return super().render_change_form(request, context, **kwargs)
