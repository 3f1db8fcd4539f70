"""What a browser may change without an account: tokens in a signed cookie."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True, slots=True)
class HeldTokens:
    """One kind of thing that browsers hold.

    Attributes:
        cookie: its name; `salt` keeps the cookies of two kinds apart.
        days: how long the browser keeps it, counted from the last change.
        most: how many are remembered, the latest first.
    """

    cookie: str
    salt: str
    days: int
    most: int = 10

    @property
    def seconds(self) -> int:
        return self.days * 86_400

    def of(self, request: HttpRequest) -> list[str]:
        """The tokens this browser holds, the latest first; [] for a forged or old cookie."""
        sent = request.COOKIES.get(self.cookie, "")
        try:
            held = signing.loads(sent, salt=self.salt, max_age=self.seconds)
        except signing.BadSignature:
            return []
        return held if isinstance(held, list) else []

    def remember(self, request: HttpRequest, response: HttpResponse, token: str) -> None:
        """Let this browser hold one more."""
        held = list(dict.fromkeys([token, *self.of(request)]))[: self.most]
        response.set_cookie(
            self.cookie,
            signing.dumps(held, salt=self.salt, compress=True),
            max_age=self.seconds,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
