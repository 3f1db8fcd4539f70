"""Pages of an account that are not allauth's: taking it over by a link, and its overview."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.forms import PasswordForm
from accounts.selectors import account_overview
from accounts.services import LinkUsedError, set_first_password, user_of_link
from ui.methods import read_only, with_form

# The staff's pages speak Vietnamese only: no link to an English twin.
HERE = {"other_language_url": ""}


@sensitive_post_parameters()
@never_cache
@login_not_required
@with_form
def welcome(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """The link of an invitation: choose a password, once."""
    try:
        user = user_of_link(key=key, token=token)
    except LinkUsedError:
        return TemplateResponse(request, "accounts/link_used.html", HERE, status=410)
    form = PasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["new_password1"]
        set_first_password(user=user, password=password, at=timezone.now())
        way_on = urlencode({"next": reverse("mfa_activate_totp")})
        messages.success(
            request, _("Your password is set. Sign in with it now, then set up a second factor.")
        )
        return HttpResponseRedirect(f"{reverse('account_login')}?{way_on}")
    context = {**HERE, "form": form, "person": user}
    response = TemplateResponse(request, "accounts/welcome.html", context)
    # The address is a key that no other host may learn. "no-referrer" would hide the origin from
    # the check against forged forms too.
    response["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@read_only
def home(request: HttpRequest) -> TemplateResponse:
    """One's own account: how one is reached, signs in, and what one agreed to."""
    page = account_overview(user=request.user)  # type: ignore[arg-type]
    return TemplateResponse(request, "accounts/home.html", {"account": page})
