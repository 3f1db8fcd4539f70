"""Who acts for vendors, in the ministry's admin: invite, decide claims, see and end memberships."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from platforms.joining import services
from platforms.joining.access import people_of
from platforms.models import Vendor, VendorClaim, VendorInvitation, VendorMember
from platforms.revisions.rules import IncompleteDecisionError, NotAllowedError
from reference.text import clean
from ui.admin import PortalAdmin, PortalForm
from ui.admin.cells import badge, day_and_age

WAITING_DAYS = 7
APART = gettext_lazy("Not yours to decide: it is your own, or you act for this vendor.")
MEMBER = gettext_lazy("Whoever has this address acts for the vendor already.")
OWN = gettext_lazy("This is your own address: a colleague has to invite you.")
NEVER_STALE = 10**6


class ActingAdmin(PortalAdmin):
    """Rows that change by what is decided on them, each act a button with its own address."""

    acts: tuple[str, ...] = ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view(self.act_view)
        made = [
            path(f"<int:pk>/{act}/", view, {"act": act}, name=f"{name}_{act}") for act in self.acts
        ]
        return [*made, *super().get_urls()]

    @method_decorator(require_POST)
    def act_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        row = self.get_object(request, str(pk))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        back: bool | None = False
        try:
            back = self.do(request, row, act)
        except NotAllowedError:
            messages.error(request, APART)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        if back:
            return HttpResponseRedirect(reverse(f"{name}_change", args=[pk]))
        return HttpResponseRedirect(reverse(f"{name}_changelist"))

    def do(self, request: HttpRequest, row: Any, act: str) -> bool | None:
        """Run one of `acts` on the row and say what came of it; True stays on its page."""

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        if not kwargs.get("add"):
            context.update(show_save=False, show_save_and_continue=False, show_close=True)
        return super().render_change_form(request, context, **kwargs)


class InvitationForm(PortalForm):
    # The address of whoever invites: nobody lets herself in.
    by = ""
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = VendorInvitation
        fields = ("vendor", "email")

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        vendor, email = said.get("vendor"), said.get("email")
        if email and email == self.by:
            self.add_error("email", OWN)
        if vendor and email and VendorMember.objects.filter(vendor=vendor, user__email=email):
            self.add_error("email", MEMBER)
        return said

    def _check_constraints(self) -> None:
        """A new letter replaces an open one; the service sees to the rest."""


@admin.register(VendorInvitation)
class VendorInvitationAdmin(ActingAdmin):
    """Ask somebody to look after a vendor's listings."""

    form = InvitationForm
    fields = ("vendor", "email", "form_key")
    autocomplete_fields = ("vendor",)
    list_display = ("email", "vendor", "state_shown", "created_at", "expires_at")
    list_select_related = ("vendor",)
    search_fields = ("email__folded", "vendor__name__folded")
    search_help_text = gettext_lazy("Address or vendor; diacritics do not matter.")
    ordering = ("-created_at", "-pk")
    change_form_template = "admin/platforms/invitation_change_form.html"
    acts = ("revoke", "resend")
    act_names = {"invite": gettext_lazy("invited"), "join": gettext_lazy("accepted")}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("platforms.add_vendorinvitation")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.fields
        return ("vendor", "email", "state_shown", "invited_by", "created_at", "expires_at")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):  # noqa: ANN201
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user.email
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else self.get_fields(request, obj)

    @admin.display(description=gettext_lazy("invited by"))
    def invited_by(self, row: VendorInvitation) -> str:
        return str(row.created_by or "—")

    @admin.display(description=gettext_lazy("status"))
    def state_shown(self, row: VendorInvitation) -> SafeString:
        if row.accepted_at:
            return badge(_("accepted"), "good")
        if row.revoked_at:
            return badge(_("taken back"))
        if row.expires_at <= timezone.now():
            return badge(_("expired"))
        return badge(_("waiting"), "caution")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            return
        said = {"vendor": obj.vendor, "email": obj.email}
        key = form.cleaned_data["form_key"]
        try:
            made = services.invite_vendor(
                **said, request_key=key, by=request.user, at=timezone.now()
            )
        except (services.AlreadyMemberError, NotAllowedError) as error:
            raise PermissionDenied from error
        obj.__dict__.update(made.__dict__)

    def do(self, request: HttpRequest, row: VendorInvitation, act: str) -> None:
        at, by = timezone.now(), request.user
        if act == "resend" and row.accepted_at is None:
            services.resend_invitation(invitation=row, by=by, at=at)
            messages.success(request, _("A new letter is on its way to %s.") % row.email)
        elif act == "revoke" and services.revoke_invitation(invitation=row, by=by, at=at):
            messages.success(request, _("The link in the letter opens nothing any more."))
        else:
            messages.info(request, _("It was used or taken back already."))


@admin.register(VendorClaim)
class VendorClaimAdmin(ActingAdmin):
    """Does she act for the vendor? Open claims first, the longest waiting on top."""

    fields = (
        *("status_shown", "vendor", "website", "user", "contact_shown", "position"),
        *("tax_code_shown", "proof", "people_shown", "others_shown", "created_at"),
        *("judge", "decided_at", "answer"),
    )
    readonly_fields = fields
    list_display = ("vendor", "user", "position", "status_shown", "asked_shown")
    list_filter = ("status",)
    list_select_related = ("vendor", "user")
    search_fields = ("vendor__name__folded", "user__email__folded", "user__name__folded")
    search_help_text = gettext_lazy("Vendor or person; diacritics do not matter.")
    ordering = ("decided_at", "created_at", "pk")
    change_form_template = "admin/platforms/claim_change_form.html"
    acts = ("accept", "refuse")
    act_names = {
        "claim": gettext_lazy("claimed"),
        "decide-claim": gettext_lazy("decided"),
        "withdraw": gettext_lazy("withdrawn"),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.order_by(F("decided_at").desc(nulls_first=True), "created_at", "pk")

    @admin.display(description=gettext_lazy("decided by"))
    def judge(self, claim: VendorClaim) -> str:
        return str(claim.decided_by or "—")

    @admin.display(description=gettext_lazy("signs in with"))
    def contact_shown(self, claim: VendorClaim) -> str:
        """By what she is known to us; a name anybody may give herself."""
        return ", ".join(filter(None, (claim.user.email, claim.user.phone))) or "—"

    @admin.display(description=gettext_lazy("who acts for the vendor now"))
    def people_shown(self, claim: VendorClaim) -> SafeString | str:
        people = people_of(claim.vendor_id)
        lines = ((f"{each}, {each.email or each.phone}",) for each in people)
        return format_html_join("; ", "{}", lines) or "—"

    @admin.display(description=gettext_lazy("who else claims it"))
    def others_shown(self, claim: VendorClaim) -> SafeString | str:
        """Open claims of the same vendor: whoever decides on one should know of the others."""
        rows = VendorClaim.objects.filter(vendor=claim.vendor_id, status=VendorClaim.Status.OPEN)
        others = rows.exclude(pk=claim.pk).select_related("user").order_by("created_at", "pk")
        links = (
            (reverse("admin:platforms_vendorclaim_change", args=[each.pk]), each.user)
            for each in others
        )
        return format_html_join("; ", '<a href="{}">{}</a>', links) or "—"

    @admin.display(description=gettext_lazy("tax code of the firm"))
    def tax_code_shown(self, claim: VendorClaim) -> str:
        """With the other vendor that has it, if one has."""
        others = Vendor.objects.filter(tax_code=claim.tax_code).exclude(pk=claim.vendor_id)
        if claim.tax_code and (other := others.first()):
            said = {"code": claim.tax_code, "vendor": other}
            return _("%(code)s: the one of %(vendor)s") % said
        return claim.tax_code or "—"

    @admin.display(description=gettext_lazy("website"))
    def website(self, claim: VendorClaim) -> str:
        return claim.vendor.website or "—"

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_shown(self, claim: VendorClaim) -> SafeString:
        kinds = {"OPEN": "caution", "ACCEPTED": "good", "REFUSED": "stop"}
        return badge(claim.get_status_display(), kinds.get(claim.status, "neutral"))

    @admin.display(description=gettext_lazy("asked at"), ordering="created_at")
    def asked_shown(self, claim: VendorClaim) -> SafeString:
        is_open = claim.status == VendorClaim.Status.OPEN
        return day_and_age(
            timezone.localtime(claim.created_at).date(),
            today=timezone.localdate(),
            stale_days=WAITING_DAYS if is_open else NEVER_STALE,
        )

    def do(self, request: HttpRequest, row: VendorClaim, act: str) -> bool:
        answer = clean(request.POST.get("answer", ""))
        said = {"is_accepted": act == "accept", "answer": answer}
        try:
            services.decide_claim(claim=row, **said, by=request.user, at=timezone.now())
        except services.ClaimDecidedError:
            messages.info(request, _("%s was decided already.") % row.vendor)
        except IncompleteDecisionError:
            messages.error(request, _("Say why it is refused: the person reads it."))
            return True
        else:
            messages.success(request, _("%s: decided; the person is told.") % row.vendor)
            self.log_change(request, row, _("decided"))
        return False


@admin.register(VendorMember)
class VendorMemberAdmin(ActingAdmin):
    """Who acts for which vendor; ended with a button, never edited."""

    fields = ("vendor", "user", "created_at")
    readonly_fields = fields
    list_display = ("vendor", "user", "created_at")
    list_select_related = ("vendor", "user")
    search_fields = ("vendor__name__folded", "user__email__folded", "user__name__folded")
    search_help_text = gettext_lazy("Vendor or person; diacritics do not matter.")
    ordering = ("vendor__sort_key", "created_at", "pk")
    change_form_template = "admin/platforms/member_change_form.html"
    acts = ("remove",)
    act_names = {"remove": gettext_lazy("taken out"), "leave": gettext_lazy("left")}

    def do(self, request: HttpRequest, row: VendorMember, act: str) -> None:
        if services.remove_person(member=row, by=request.user, at=timezone.now()):
            messages.success(request, _("%s no longer acts for the vendor.") % row.user)
