"""Joining the network: applying, accepting a letter; and an adviser's own profile."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from advisers.models import Adviser
from advisers.network import joining
from advisers.network.areas import areas_named
from advisers.network.forms import ApplyForm
from advisers.network.pages import ProfilePage
from advisers.network.profile import ChangedMeanwhileError, save_profile
from advisers.selectors import adviser_of
from enterprises.lookups import LONGEST, find_places
from ledger.callers import seconds_until_person_allowed
from platforms import snapshot
from reference.text import clean
from ui.methods import read_only, with_form
from ui.responses import private, too_many


@with_form
def join(request: SignedInRequest) -> HttpResponse:
    """Apply as an organisation, oneself as its first adviser."""
    form, at = ApplyForm(request.POST or None), timezone.now()
    hers = Adviser.objects.filter(user=request.user).exclude(standing__in=joining.OUTSIDE)
    if form.is_bound and form.is_valid():
        if seconds := seconds_until_person_allowed(request, action="contact", at=at):
            return too_many(request, seconds)
        key = form.cleaned_data["request_key"]
        try:
            joining.apply_to_join(firm=form.firm(), request_key=key, by=request.user, at=at)
        except joining.KnownOrganisationError:
            form.add_error("name", _("This province has an organisation of this name already."))
        except joining.AlreadyAdviserError:
            return redirect("adviser-profile")
        else:
            messages.success(request, _("Thank you. Now fill in your own profile as an adviser."))
            return redirect("adviser-profile")
    context = {"form": form, "held": hers.select_related("organisation").first()}
    return private(TemplateResponse(request, "advisers/network/join.html", context))


@with_form
def accept(request: SignedInRequest, token: str) -> HttpResponse:
    """What a letter's link opens; one page for every reason why it opens nothing."""
    at = timezone.now()
    try:
        invitation = joining.open_invitation(token, user=request.user, at=at)
        if request.method == "POST":
            joining.accept_invitation(token=token, by=request.user, at=at)
            messages.success(request, _("Welcome. Please fill in your profile."))
            return redirect("adviser-profile")
    except joining.InvitationNotForYouError:
        gone = "advisers/network/invitation_gone.html"
        return _without_trace(TemplateResponse(request, gone, {}, status=404))
    page = "advisers/network/invitation_accept.html"
    return _without_trace(TemplateResponse(request, page, {"invitation": invitation}))


def _without_trace(response: TemplateResponse) -> HttpResponse:
    """The address is a key: no other site learns it."""
    response["Referrer-Policy"] = "same-origin"
    return private(response)


@with_form
def profile(request: SignedInRequest) -> HttpResponse:
    adviser = adviser_of(request.user)
    page = ProfilePage(adviser, snapshot.current(), request.POST or None)
    if request.method == "POST" and "find" not in request.GET and page.is_ready():
        said = page.form.cleaned_data
        try:
            save_profile(
                adviser=adviser,
                profile=page.form.profile(),
                areas=areas_named(said["province"], said["commune"]),
                version=said["version"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhileError as error:
            page.refuse_as_changed(error.stored)
        else:
            messages.success(request, _("Saved. It counts from now on."))
            return redirect("adviser-profile")
    return private(TemplateResponse(request, "advisers/network/profile.html", page.context()))


@read_only
def places(request: SignedInRequest) -> HttpResponse:
    """Communes that typed words may mean, to tick; for the profile, letter by letter."""
    text = clean(request.GET.get("place", ""))[:LONGEST]
    options = find_places(text, snapshot.current().places)
    context = {"text": text, "options": options}
    return private(TemplateResponse(request, "advisers/network/_places.html", context))
