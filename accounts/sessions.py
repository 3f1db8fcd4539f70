"""Sessions in the database, read in one trip with whoever they are of.

The session says who is signed in, as everywhere; allauth's list of open sessions only tells the
database whose row to send along. Nothing outlives the request, so that a session that is ended
anywhere is over at once on every worker.
"""

from contextvars import ContextVar
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth import middleware as django_middleware
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from reference.together import AT, SESSION, Question, Rows, ask, columns, instance

_found: ContextVar[User | None] = ContextVar("found", default=None)
_along: list[Question] = []


def ask_along(question: Question) -> None:
    """Ask something small about whoever is signed in whenever her session is read.

    Args:
        question: as `reference.together` takes it, with `whose()` in the place of the user's id.
    """
    _along.append(question)


def _session() -> QuerySet:
    rows = Session.objects.filter(session_key=SESSION, expire_date__gt=AT)
    return rows.values_list(*columns(Session))


def whose() -> QuerySet:
    """The id of whoever the session is of, for questions that are asked along with it."""
    return UserSession.objects.filter(session_key=SESSION).values("user_id")[:1]


def _person() -> QuerySet:
    return User.objects.filter(pk=whose()).values_list(*columns(User))


class SessionStore(db.SessionStore):
    """Django's, with what was read along.

    Attributes:
        person: whose session it seems to be.
        along: rows of the questions asked along, until somebody takes them.
    """

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.person: User | None = None
        self.along: dict[Question, Rows] = {}

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        # In a request that writes each question is a trip of its own: Django asks for less.
        if connection.execute_wrappers or self.session_key is None:
            return super()._get_session_from_db()  # type: ignore[misc, no-any-return]
        questions = (_session, _person, *_along)
        found = ask(questions, session=self.session_key, at=timezone.now())
        if not found[_session]:
            self._session_key = None
            return None
        self.person = next((instance(User, row) for row in found[_person]), None)
        self.along = {question: found[question] for question in _along} if self.person else {}
        return instance(Session, found[_session][0])


def read_along(request: HttpRequest, question: Question) -> Rows | None:
    """What was asked along with the session; None where nothing was, or somebody took it.

    Each is given once and never to a form, which may have changed what it tells.
    """
    person, user = getattr(request.session, "person", None), request.user
    if request.method not in ("GET", "HEAD") or person is None or person.pk != user.pk:
        return None
    along: dict[Question, Rows] = request.session.along  # type: ignore[attr-defined]
    return along.pop(question, None)


class Backend(AuthenticationBackend):
    """allauth's, which does not ask again for the person who was read with her session."""

    def get_user(self, user_id: Any) -> User | None:
        found = _found.get()
        if found is None or found.pk != user_id:
            return super().get_user(user_id)  # type: ignore[no-any-return]
        return found if self.user_can_authenticate(found) else None


class AuthenticationMiddleware(django_middleware.AuthenticationMiddleware):
    """Django's: who is signed in is looked up when somebody asks, here along with the session."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _who(request))  # type: ignore[assignment]


def _who(request: HttpRequest) -> Any:
    request.session.get(SESSION_KEY)  # reads the session, and the person with it
    token = _found.set(getattr(request.session, "person", None))
    try:
        return django_middleware.get_user(request)
    finally:
        _found.reset(token)
