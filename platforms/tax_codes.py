"""Keeping the tax code that a vendor gave, once staff have accepted what it stands in."""

import pghistory
from django.db import IntegrityError, transaction

from accounts.models import User
from platforms.models import Vendor


@transaction.atomic
def learn_tax_code(*, vendor: Vendor, code: str, by: User) -> bool:
    """Keep a code, as `reference.tax_codes` writes it, for a vendor that has none yet.

    One that stands there already stays, and one that another vendor has is not taken over:
    the page on which staff judge names that vendor among the possible duplicates.

    Returns: whether the vendor has this code now; "" is never kept.
    """
    row = Vendor.objects.select_for_update(of=("self",), no_key=True).get(pk=vendor.pk)
    if not code or row.tax_code:
        return bool(code) and row.tax_code == code
    row.tax_code = code
    try:
        with transaction.atomic(), pghistory.context(action="learn-tax-code", user=by.pk):
            row.save(update_fields=["tax_code", "updated_at"])
    except IntegrityError:
        return False
    return True
