"""What accounts themselves hold: the person, her ways in, consents, sign-ins, requests."""

from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Consent, DataRequest, Letter, RoleHeld, User
from accounts.post.letters import forget_old
from accounts.privacy.holdings import (
    Forgetting,
    Holding,
    Section,
    Subject,
    Trail,
    history_of,
)
from accounts.privacy.messages import forget_failed
from accounts.privacy.sessions import forget_sessions
from accounts.services import forget_unfinished

WITH_ACCOUNT = _("as long as your account")


def sections(user: User) -> Sequence[Section]:
    return (*_person(user), *_ways_in(user), *_acts(user))


def _person(user: User) -> Sequence[Section]:
    return (
        Section(
            "account",
            _("Your account: address, number, name, language"),
            WITH_ACCOUNT,
            User.objects.filter(pk=user.pk),
            (
                *("email", "email_verified_at", "phone", "phone_verified_at"),
                *("name", "language", "date_joined", "last_login"),
            ),
        ),
        Section(
            "consents",
            _("What you agreed to, also what you withdrew"),
            WITH_ACCOUNT,
            Consent.objects.filter(user=user),
            (
                *("purpose", "about", "text_version", "text_hash"),
                *("given_at", "withdrawn_at", "how"),
            ),
        ),
    )


def _ways_in(user: User) -> Sequence[Section]:
    return (
        Section(
            "ways_in",
            _("Authenticator apps and passkeys, without their keys"),
            _("until you remove them"),
            Authenticator.objects.filter(user=user),
            ("type", "created_at", "last_used_at"),
        ),
        Section(
            "addresses",
            _("E-mail addresses that you use here or began to confirm"),
            WITH_ACCOUNT,
            EmailAddress.objects.filter(user=user),
            ("email", "verified", "primary"),
        ),
        Section(
            "national_id",
            _("Your national e-ID, if you connected it"),
            _("until you disconnect it"),
            SocialAccount.objects.filter(user=user),
            ("provider", "uid", "last_login", "date_joined", "extra_data"),
        ),
    )


def _acts(user: User) -> Sequence[Section]:
    return (
        Section(
            "sign_ins",
            _("Browsers in which you are signed in"),
            _("14 days after you signed in, or until you sign out"),
            UserSession.objects.filter(user=user),
            ("created_at", "last_seen_at", "ip", "user_agent"),
        ),
        Section(
            "requests",
            _("When you took a copy of your data"),
            _("as long as your account; after that without your name"),
            DataRequest.objects.filter(user=user),
            ("kind", "asked_at", "due_on", "done_at"),
        ),
        Section(
            "letters",
            _("Mails and texts to your address or number, without their words"),
            _("90 days"),
            letters_to(_proved(user)),
            ("kind", "to", "made_at", "state", "sent_at"),
        ),
    )


def _proved(user: User) -> tuple[str, ...]:
    """Her address and number, where she has shown that they are hers."""
    email = user.email if user.email_verified_at or user.is_staff else ""
    return tuple(filter(None, (email, user.phone if user.phone_verified_at else "")))


def letters_to(contacts: Sequence[str]) -> QuerySet[Letter]:
    return Letter.objects.filter(to__in=contacts)


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """The account goes last, and what hangs on it; its history is told to be emptied."""
    user, pk = subject.user, subject.user.pk
    keys = UserSession.objects.filter(user=user).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    EmailAddress.objects.filter(email__iexact=subject.email).delete()
    letters_to(subject.contacts).delete()
    about_her = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=about_her, object_id=str(pk)).update(
        object_repr="", change_message=""
    )
    user.delete()
    user.pk = pk  # whoever holds the object still knows whom it stood for
    return (
        history_of(User)._default_manager.filter(pgh_obj_id=pk),
        history_of(Consent)._default_manager.filter(user_id=pk),
        history_of(RoleHeld)._default_manager.filter(user_id=pk),
    )


HOLDING = Holding(
    app="accounts",
    title=_("Your account"),
    covers=frozenset(
        {
            "accounts.User",
            "accounts.UserEvent",
            "accounts.User_groups",
            "accounts.User_user_permissions",
            "accounts.Consent",
            "accounts.ConsentEvent",
            # A request and its history name a person by her number only, which then leads nowhere.
            "accounts.DataRequest",
            "accounts.DataRequestEvent",
            "accounts.Letter",
            "accounts.EmptiedRow",
            "accounts.RoleHeld",
            "accounts.RoleHeldEvent",
            "account.EmailAddress",
            "account.EmailConfirmation",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
            "socialaccount.SocialToken",
            "usersessions.UserSession",
            "sessions.Session",
            "admin.LogEntry",
            "pghistory.Context",
            "procrastinate.ProcrastinateJob",
        }
    ),
    sections=sections,
    erase=erase,
    stays=(
        _("That an account was erased, on which day, and its number without a name."),
        _(
            "Which rows were changed when, under that number; the rows' contents are emptied, "
            "and a scrambled mark of each stays so that nobody can forge the history."
        ),
    ),
    forgets=(
        Forgetting(
            "accounts.unfinished", _("accounts that nobody confirmed: 2 days"), forget_unfinished
        ),
        Forgetting("accounts.sessions", _("expired sign-ins: the same night"), forget_sessions),
        Forgetting(
            "accounts.messages", _("messages that could not be delivered: 7 days"), forget_failed
        ),
        Forgetting("accounts.letters", _("what was sent to which address: 90 days"), forget_old),
    ),
)
