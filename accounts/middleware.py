"""A cookie that lets public pages show "my account" without asking the session."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HINT = "signed_in"


class SignedInHintMiddleware:
    """Keeps a readable cookie beside the session's: it says that somebody is signed in, not who.

    Public pages are the same for everybody and may be cached; a script reads the cookie and shows
    the way to the account instead of the way in. It gives no right to anything.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.session.accessed:
            return response
        # The middleware of sessions has seen to Vary already: the page asked who is there.
        is_in = "_auth_user_id" in request.session
        if is_in and request.COOKIES.get(HINT) != "1":
            response.set_cookie(
                HINT,
                "1",
                max_age=settings.SESSION_COOKIE_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        elif not is_in and HINT in request.COOKIES:
            response.delete_cookie(HINT, samesite="Lax")
        return response
