"""Letters that let an address join an organisation: written, written again, taken back."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.models import Adviser, AdviserInvitation
from advisers.network import joining
from platforms.admin.joining import OWN, ActingAdmin
from ui.admin import PortalForm
from ui.admin.cells import badge

THERE = gettext_lazy("Whoever has this address advises for the organisation already.")


class AdviserInvitationForm(PortalForm):
    # The address of whoever invites: nobody lets herself in.
    by = ""
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = AdviserInvitation
        fields = ("organisation", "email")

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        firm, email = said.get("organisation"), said.get("email")
        if email and email == self.by:
            self.add_error("email", OWN)
        there = Adviser.objects.filter(organisation=firm, user__email=email)
        if firm and email and there.exclude(standing__in=joining.OUTSIDE).exists():
            self.add_error("email", THERE)
        return said

    def _check_constraints(self) -> None:
        """A new letter replaces an open one; the service sees to the rest."""


@admin.register(AdviserInvitation)
class AdviserInvitationAdmin(ActingAdmin):
    """Ask somebody to advise for an organisation."""

    form = AdviserInvitationForm
    fields = ("organisation", "email", "form_key")
    autocomplete_fields = ("organisation",)
    list_display = ("email", "organisation", "state_shown", "created_at", "expires_at")
    list_select_related = ("organisation",)
    search_fields = ("email__folded", "organisation__name__folded")
    search_help_text = gettext_lazy("Address or organisation; diacritics do not matter.")
    ordering = ("-created_at", "-pk")
    province_columns = ("organisation__province",)
    change_form_template = "admin/advisers/invitation_change_form.html"
    acts = ("revoke", "resend")
    act_names = {
        "invite": gettext_lazy("invited"),
        "join": gettext_lazy("accepted"),
        "revoke": gettext_lazy("taken back"),
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("advisers.add_adviserinvitation")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.fields
        return ("organisation", "email", "state_shown", "invited_by", "created_at", "expires_at")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):  # noqa: ANN201
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user.email
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else self.get_fields(request, obj)

    @admin.display(description=gettext_lazy("invited by"))
    def invited_by(self, row: AdviserInvitation) -> str:
        return str(row.created_by or "—")

    @admin.display(description=gettext_lazy("status"))
    def state_shown(self, row: AdviserInvitation) -> SafeString:
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
        said = {"organisation": obj.organisation, "email": obj.email}
        key, at = form.cleaned_data["form_key"], timezone.now()
        try:
            made = joining.invite_adviser(**said, request_key=key, by=request.user, at=at)
        except (joining.AlreadyAdviserError, joining.OwnAddressError) as error:
            raise PermissionDenied from error
        obj.__dict__.update(made.__dict__)

    def do(self, request: HttpRequest, row: AdviserInvitation, act: str) -> None:
        at, by = timezone.now(), request.user
        try:
            if act == "resend" and row.accepted_at is None:
                joining.resend_invitation(invitation=row, by=by, at=at)
                messages.success(request, _("A new letter is on its way to %s.") % row.email)
            elif act == "revoke" and joining.revoke_invitation(invitation=row, by=by, at=at):
                messages.success(request, _("The link in the letter opens nothing any more."))
            else:
                messages.info(request, _("It was used or taken back already."))
        except joining.AlreadyAdviserError:
            messages.info(request, str(THERE))
        except joining.OwnAddressError:
            messages.error(request, str(OWN))
