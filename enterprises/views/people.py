"""Who acts for an enterprise: invite, revoke, change a role, remove, leave, accept."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises import services
from enterprises.access import look_at, membership_in, owner_in, person
from enterprises.models import Enterprise, Invitation, Membership
from enterprises.pages.people import invite_form, people_page
from enterprises.people_forms import RoleForm
from enterprises.services.people import open_invitation
from ledger.callers import seconds_until_allowed
from ui.methods import with_form
from ui.responses import private, too_many


@with_form
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """The list; owners invite here."""
    is_sent = request.method == "POST"
    membership = owner_in(request, pk) if is_sent else membership_in(request, pk)
    form, at = invite_form(request.POST if is_sent else None), timezone.now()
    if is_sent and form.is_valid():
        if seconds := seconds_until_allowed(request, action="invite", at=at):
            return too_many(request, seconds)
        enterprise = membership.enterprise
        try:
            sent = services.invite(
                enterprise=enterprise, **form.cleaned_data, by=person(request), at=at
            )
        except services.AlreadyMemberError:
            form.add_error("email", _("Whoever has this address is here already."))
        else:
            messages.success(request, _("The invitation is on its way to %s.") % sent.email)
            return redirect("enterprise-people", pk)
    page = people_page(membership, form, at=at)
    return private(TemplateResponse(request, "enterprises/enterprise_people.html", page))


@with_form
def revoke(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    owner = owner_in(request, pk)
    row = _one(Invitation, owner.enterprise, invitation)
    if request.method == "POST":
        if services.revoke_invitation(invitation=row, by=person(request), at=timezone.now()):
            messages.success(request, _("The link in the letter opens nothing any more."))
        else:
            messages.info(request, _("It was used or taken back already."))
    return redirect("enterprise-people", pk)


@with_form
def change_role(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    row = _one(Membership, owner_in(request, pk).enterprise, member)
    form = RoleForm(request.POST)
    if request.method == "POST" and form.is_valid():
        _try(request, services.change_role, membership=row, role=form.cleaned_data["role"])
    return redirect("enterprise-people", pk)


@with_form
def remove(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    row = _one(Membership, owner_in(request, pk).enterprise, member)
    if request.method == "POST":
        _try(request, services.remove_member, membership=row)
    if row.user_id == request.user.pk:
        return redirect("my-home")
    return redirect("enterprise-people", pk)


@with_form
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    membership = membership_in(request, pk)
    done = request.method == "POST" and _try(
        request, services.leave_enterprise, enterprise=membership.enterprise
    )
    return redirect("my-home") if done else redirect("enterprise-people", pk)


@with_form
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """What a letter's link opens; one page for every reason why it opens nothing."""
    at = timezone.now()
    try:
        invitation = open_invitation(token, user=person(request), at=at)
        if request.method == "POST":
            services.accept_invitation(token=token, by=person(request), at=at)
            look_at(request, invitation.enterprise)
            messages.success(request, _("Welcome: you act for %s now.") % invitation.enterprise)
            return redirect("my-home")
    except services.InvitationNotForYouError:
        page = TemplateResponse(request, "enterprises/invitation_gone.html", {}, status=404)
        return private(page)
    context = {"invitation": invitation}
    return private(TemplateResponse(request, "enterprises/invitation_accept.html", context))


def _one(model: Any, enterprise: Enterprise, pk: int) -> Any:
    """A row of this enterprise; 404 for one of another or none."""
    row = model.objects.filter(enterprise=enterprise, pk=pk).select_related("enterprise").first()
    if row is None:
        raise Http404
    return row


def _try(request: HttpRequest, write: Callable[..., Any], **said: Any) -> bool:
    """Write and say so; where it would leave nobody in charge, say what to do instead."""
    try:
        write(**said, by=person(request), at=timezone.now())
    except services.LastOwnerError:
        text = _(
            "An enterprise needs an owner. Make somebody else an owner first, then try again. "
            "If you are the only one, you can have the enterprise erased instead."
        )
        messages.error(request, text)
        return False
    except services.NotAMemberError:
        messages.info(request, _("She is not here any more."))
        return False
    messages.success(request, _("Saved."))
    return True
