"""Owners and their enterprises for tests."""

from uuid import uuid4

from django.utils import timezone
from stdnum.vn.mst import calc_check_digit

from accounts.models import User
from enterprises.models import Enterprise, Membership


def owner(**fields):
    """Somebody with an account and no role of the staff."""
    number = User.objects.count()
    return User.objects.create_user(**{"email": f"chu{number}@example.vn", **fields})


def tax_code(number):
    """A valid 10-digit tax code of its own for each number."""
    nine = f"01{number:07d}"
    return nine + calc_check_digit(nine)


def enterprise_of(user, *, role="OWNER", **fields):
    """The smallest enterprise, for which a user acts."""
    at = timezone.now()
    said = {"kind": "SME", "name": "Công ty Thử", "created_at": at, "updated_at": at}
    row = Enterprise.objects.create(request_key=uuid4(), **{**said, **fields})
    join(row, user, role=role)
    return row


def join(enterprise, user, *, role="MEMBER"):
    return Membership.objects.create(
        user=user, enterprise=enterprise, role=role, created_at=timezone.now()
    )
