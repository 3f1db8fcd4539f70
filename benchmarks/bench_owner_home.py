"""An owner's home and needs, signed in, in process under the full middleware, beside an empty view.

The limit is twelve empty views that ask nobody who is there. Beside it stands what an empty view
behind the login wall costs, which no page of an owner can go below. Rows are written in a
transaction that is rolled back.
"""

from datetime import UTC, datetime
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.signals import request_started
from django.db import close_old_connections, transaction
from django.test import override_settings

from accounts.models import User
from accounts.sessions import SessionStore
from benchmarks.bench_catalogue_page import PLAIN_STATIC, Site, interleaved
from enterprises.services import Stated, create_enterprise, keep_statement
from platforms.snapshot import cool_down, warm_up

OTHERS = ("/my/needs/", "/my/matches/")
KNOWN = "/empty/signed-in/"
MOST = 12
ROUNDS = 150
AT = datetime(2026, 11, 28, 3, tzinfo=UTC)


class SignedIn(Site):
    """The site as one signed-in owner asks for it."""

    def __init__(self, session: str) -> None:
        super().__init__()
        self.requests.cookies[settings.SESSION_COOKIE_NAME] = session


def run() -> list[str]:
    """The lines of this benchmark."""
    request_started.disconnect(close_old_connections)
    warm_up()  # as in a web worker, so that no page asks for the catalogue's version
    routes = override_settings(
        ROOT_URLCONF="benchmarks.bench_catalogue_page", STORAGES=PLAIN_STATIC
    )
    with transaction.atomic(), routes:
        site = SignedIn(owner_with_needs())
        # What comes before matters: after a page like its own a view finds the processor warm.
        took = interleaved(site, ["/my/", KNOWN, *OTHERS, "/empty/"], ROUNDS)
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)
    cool_down()
    nothing, known = took.pop("/empty/"), took.pop(KNOWN)
    lines = [
        f"owner's {address}: {seconds * 1e3:.2f} ms (limit, {MOST} empty views signed in: "
        f"{MOST * nothing * 1e3:.2f} ms, {seconds / nothing / MOST:.2f})"
        for address, seconds in took.items()
    ]
    return [
        *lines,
        f"empty view behind the login wall: {known * 1e3:.2f} ms (owner's /my/: "
        f"{took['/my/'] * 1e3:.2f} ms, {took['/my/'] / known:.1f})",
    ]


def owner_with_needs() -> str:
    """The session of somebody whose enterprise has a few needs."""
    user = User.objects.create_user("bench@example.vn")
    said = {"kind": "SME", "name": "Quán Đo Giờ", "tax_code": None}
    enterprise = create_enterprise(**said, request_key=uuid4(), by=user, at=AT)
    needs = Stated(["inventory-control", "pos-retail", "payroll", "issue-einvoice"])
    keep_statement(
        enterprise=enterprise, text="kho", said=needs, request_key=uuid4(), by=user, at=AT
    )
    return session_of(user)


def session_of(user: User) -> str:
    """The key of a session in which somebody is signed in, as signing in makes it."""
    held = SessionStore()
    held[SESSION_KEY], held[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    held[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    held.save()
    UserSession.objects.create(user=user, session_key=held.session_key, ip="127.0.0.1")
    return held.session_key
