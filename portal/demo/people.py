"""Somebody in every role, who can sign in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from portal.demo.lot import Lot
from reference.models import Province

# Role of the file → name, and the role of the staff if she has one.
PEOPLE: dict[str, tuple[str, Role | None]] = {
    "owner_a": ("Nguyễn Thị Lan", None),
    "member_a": ("Nguyễn Văn Bình", None),
    "owner_b": ("Trần Văn Hùng", None),
    "vendor_a": ("Lê Thu Hà", None),
    "vendor_b": ("Phạm Minh Đức", None),
    "adviser_in": ("Vũ Thị Mai", None),
    "adviser_out": ("Đặng Văn Sơn", None),
    "adviser_coordinator": ("Hoàng Thị Yến", Role.ADVISER_COORDINATOR),
    "moderator": ("Bùi Thị Ngọc", Role.MODERATOR),
    "moderator_2": ("Đỗ Văn Nam", Role.MODERATOR),
    "content_editor": ("Hồ Thị Thảo", Role.CONTENT_EDITOR),
    "programme_manager": ("Ngô Văn Khánh", Role.PROGRAMME_MANAGER),
    "programme_manager_province": ("Dương Thị Hạnh", Role.PROGRAMME_MANAGER),
    "auditor": ("Lý Văn Tâm", Role.AUDITOR),
    "admin": ("Phan Thị Quỳnh", Role.ADMIN),
}
LIMITED_TO = "01"


def people(lot: Lot) -> dict[str, User]:
    """Everybody of `PEOPLE`, by role; those there already keep what they changed."""
    return {role: person(lot, role, name, staff) for role, (name, staff) in PEOPLE.items()}


@transaction.atomic
def person(lot: Lot, role: str, name: str, staff: Role | None = None) -> User:
    """An account with a proved address and a password; staff with an authenticator app."""
    email, password = lot.email(role), lot.password(role)
    user = User.objects.filter(email=email).first() or _new(lot, role, name, staff)
    secret = lot.totp_secret(role) if staff else None
    if secret and not Authenticator.objects.filter(user=user, type="totp").exists():
        TOTP.activate(user, secret)
    lot.roles[role] = {"email": email, "password": password, "totp_secret": secret}
    return user


def _new(lot: Lot, role: str, name: str, staff: Role | None) -> User:
    is_limited = role == "programme_manager_province"
    user = User.objects.create_user(
        lot.email(role),
        lot.password(role),
        name=name,
        is_staff=staff is not None,
        email_verified_at=lot.at,
        province=Province.objects.get(pk=LIMITED_TO) if is_limited else None,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if staff:
        user.groups.set([Group.objects.get(name=staff)])
    return user
