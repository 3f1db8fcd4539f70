"""Who works for the ministry, in which roles: inviting, changing roles, letting in again."""

from collections.abc import Iterable
from datetime import datetime

import pghistory
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.models.triggers import LAST_ADMIN
from accounts.post.writing import write_factor_reset
from accounts.roles import Role
from accounts.second_factor import end_sessions
from reference.models import Province


class OwnRolesError(Exception):
    """Nobody changes her own roles."""


class OwnFactorError(Exception):
    """Nobody resets her own second factor: a colleague has to know that it is she."""


class NotStaffError(Exception):
    """The account is not of the staff: its owner has other ways back in."""


class LastAdminError(Exception):
    """Somebody has to be able to let others in: the last administrator stays one."""


class LimitedRoleError(Exception):
    """Only a programme manager, who is nothing else, is limited to a province."""


def check_limit(roles: Iterable[str], province: Province | None) -> None:
    """Whether these roles may be limited to a province.

    Raises: LimitedRoleError: they may not.
    """
    if province is not None and set(roles) != {Role.PROGRAMME_MANAGER}:
        raise LimitedRoleError


@transaction.atomic
def invite_staff(*, user: User, roles: list[Role], province: Province | None = None) -> User:
    """Store a new colleague's account, with roles and without a password.

    Raises: LimitedRoleError: a province with other roles.
    """
    check_limit(roles, province)
    user.email = (user.email or "").lower()
    user.is_staff = True
    user.province = province
    user.set_unusable_password()
    user.save(force_insert=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@transaction.atomic
def change_roles(
    *, user: User, roles: list[Role], province: Province | None, by: User, reason: str
) -> User:
    """Give a person exactly these roles; without any she is no longer of the staff.

    Repeated it changes nothing. Which roles went and came stands in the history, with `reason`.

    Raises: OwnRolesError, LimitedRoleError; LastAdminError: nobody else is an administrator.
    """
    if user.pk == by.pk:
        raise OwnRolesError
    check_limit(roles, province)
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    is_staff = locked.is_superuser or bool(roles)
    with pghistory.context(action="change-roles", user=by.pk, reason=reason):
        try:
            with transaction.atomic():
                locked.groups.set(Group.objects.filter(name__in=roles))
                if (locked.is_staff, locked.province) != (is_staff, province):
                    locked.is_staff, locked.province = is_staff, province
                    locked.save(update_fields=["is_staff", "province"])
        except IntegrityError as error:
            raise_if_last(error)
            raise
    return locked


@transaction.atomic
def reset_second_factor(*, user: User, by: User, at: datetime, reason: str) -> bool:
    """Take off a colleague's app, passkeys and recovery codes, and sign her out everywhere.

    She sets up a new one when she next signs in, and is told at once that and by whom it was
    reset. The history keeps it with `reason`.

    Returns: whether there was one; repeated, nothing happens.
    Raises: OwnFactorError, NotStaffError.
    """
    if user.pk == by.pk:
        raise OwnFactorError
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if not locked.is_staff:
        raise NotStaffError
    count, _rows = Authenticator.objects.filter(user=locked).delete()
    if not count:
        return False
    with pghistory.context(action="reset-second-factor", user=by.pk, reason=reason):
        locked.factor_reset_at = at
        locked.save(update_fields=["factor_reset_at"])
    end_sessions(locked)
    write_factor_reset(user=locked, by=by, at=at)
    return True


def raise_if_last(error: IntegrityError) -> None:
    """Raises: LastAdminError: that is what the database refused."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None and diagnosis.constraint_name == LAST_ADMIN:
        raise LastAdminError from error
