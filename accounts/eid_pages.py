"""The pages of signing in with an e-ID; what speaks to its provider is loaded at first use."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from ui.methods import read_only, with_form


@never_cache
@login_not_required
@with_form
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider, by a page of ours in between."""
    check_set_up()
    from accounts import eid

    return eid.login(request, provider_id)


@never_cache
@login_not_required
@with_form
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider."""
    check_set_up()
    from accounts import eid

    return eid.callback(request, provider_id)


@never_cache
@login_not_required
@read_only
def failed(request: HttpRequest) -> TemplateResponse:
    """Where all failures end: what happened and what to do instead."""
    return TemplateResponse(request, "socialaccount/authentication_error.html")


def is_set_up() -> bool:
    """Whether this site knows any e-ID."""
    return bool(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])


def check_set_up() -> None:
    """Raises Http404 where there is no e-ID."""
    if not is_set_up():
        raise Http404
