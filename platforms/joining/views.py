"""Coming to act for a vendor, and who does: an invitation's link, a claim, the people, leaving."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.requests import SignedInRequest
from ledger.callers import seconds_until_allowed
from platforms.joining import services
from platforms.joining.access import own_member, own_vendor
from platforms.joining.forms import ClaimForm
from platforms.models import Vendor, VendorClaim, VendorMember
from ui.methods import form_only, read_only, with_form
from ui.responses import private, too_many


@with_form
def accept(request: SignedInRequest, token: str) -> HttpResponse:
    """What a letter's link opens; one page for every reason why it opens nothing."""
    at = timezone.now()
    try:
        invitation = services.open_invitation(token, user=request.user, at=at)
        if request.method == "POST":
            services.accept_invitation(token=token, by=request.user, at=at)
            messages.success(request, _("Welcome: you act for %s now.") % invitation.vendor)
            return redirect("vendor-home")
    except services.InvitationNotForYouError:
        if services.was_accepted(token, user=request.user):
            return redirect("vendor-home")
        gone = "platforms/vendors/invitation_gone.html"
        return _private(TemplateResponse(request, gone, {}, status=404))
    page = "platforms/vendors/invitation_accept.html"
    return _private(TemplateResponse(request, page, {"invitation": invitation}))


def _private(response: TemplateResponse) -> HttpResponse:
    """The address is a key: no other site learns it."""
    response["Referrer-Policy"] = "same-origin"
    return private(response)


@with_form
def claim(request: SignedInRequest, slug: str) -> HttpResponse:
    """Say that one acts for a listed vendor; what was said is shown until it is decided."""
    vendor = _claimable(slug, request.user)
    hers = VendorClaim.objects.filter(vendor=vendor, user=request.user)
    form, at = ClaimForm(request.POST or None), timezone.now()
    if form.is_bound and form.is_valid():
        if seconds := seconds_until_allowed(request, action="contact", at=at):
            return too_many(request, seconds)
        try:
            said = dict(form.cleaned_data)
            once = {"request_key": said.pop("request_key"), "by": request.user, "at": at}
            services.ask_claim(vendor=vendor, grounds=services.Grounds(**said), **once)
        except services.AlreadyMemberError:
            return redirect("vendor-home")
        messages.success(request, _("Thank you. Our staff check it; you hear of it here."))
        return redirect(request.path)
    context = {
        "vendor": vendor,
        "form": form,
        "last": hers.order_by("-created_at", "-pk").first(),
        "is_member": VendorMember.objects.filter(vendor=vendor, user=request.user).exists(),
    }
    return private(TemplateResponse(request, "platforms/vendors/claim.html", context))


def _claimable(slug: str, user: User) -> Vendor:
    """One that is listed, or that she has claimed: her claim stays to be read. Raises: Http404."""
    seen = Q(platforms__status="PUBLISHED") | Q(claims__user=user)
    vendor = Vendor.objects.filter(seen, slug=slug).order_by("pk").first()
    if vendor is None:
        raise Http404
    return vendor


@form_only
def withdraw(request: SignedInRequest, slug: str) -> HttpResponse:
    rows = VendorClaim.objects.filter(vendor__slug=slug, user=request.user).select_related("vendor")
    last = rows.order_by("-created_at", "-pk").first()
    if last is None:
        raise Http404
    if services.withdraw_claim(claim=last, by=request.user, at=timezone.now()):
        messages.success(request, _("Your claim is withdrawn."))
    return redirect("vendor-home")


@read_only
def people(request: SignedInRequest, slug: str) -> HttpResponse:
    vendor = own_vendor(request.user, slug)
    rows = VendorMember.objects.filter(vendor=vendor).select_related("user")
    context = {"vendor": vendor, "people": list(rows.order_by("created_at", "pk"))}
    return private(TemplateResponse(request, "platforms/vendors/people.html", context))


@form_only
def remove(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take a colleague out, or leave oneself."""
    member = own_member(request.user, slug, pk)
    services.remove_person(member=member, by=request.user, at=timezone.now())
    if member.user_id == request.user.pk:
        messages.success(request, _("You no longer act for %s.") % member.vendor)
        return redirect("vendor-home")
    messages.success(request, _("Taken out, and told."))
    return redirect("vendor-people", slug)
