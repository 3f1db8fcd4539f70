"""Owners and their enterprises for tests."""

from itertools import count, islice
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
    checked = ((nine, calc_check_digit(nine)) for nine in (f"01{n:07d}" for n in count(1)))
    # Nine digits whose check digit would be 10 are never given out.
    codes = (nine + digit for nine, digit in checked if len(digit) == 1)
    return next(islice(codes, number, None))


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
