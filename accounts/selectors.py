"""What the pages of accounts read."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from accounts.consents import ConsentShown, active, consents_shown
from accounts.contacts import readable
from accounts.models import User


@dataclass(frozen=True, slots=True)
class AccountOverview:
    """One person's account at a glance.

    Attributes:
        phone: as people write it; "" for none.
        passkeys: how many.
        sessions: on how many browsers she is signed in.
        consents: those that hold, the latest first, each with whom it is about.
    """

    user: User
    phone: str
    has_password: bool
    has_totp: bool
    passkeys: int
    has_eid: bool
    sessions: int
    consents: list[ConsentShown]


def account_overview(*, user: User) -> AccountOverview:
    """Four queries, whatever the account holds, and one more where consents name platforms."""
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return AccountOverview(
        user=user,
        phone=readable(user.phone or ""),
        has_password=user.has_usable_password(),
        has_totp=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        has_eid=SocialAccount.objects.filter(user=user).exists(),
        sessions=UserSession.objects.filter(user=user).count(),
        consents=consents_shown(active(user)),
    )
