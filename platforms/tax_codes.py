"""Keeping the tax code that a vendor gave, once staff have accepted what it stands in."""

from django.db import IntegrityError, transaction

from platforms.models import Vendor


@transaction.atomic
def learn_tax_code(*, vendor: Vendor, code: str) -> bool:
    """Keep a code, as `reference.tax_codes` writes it, for a vendor that has none yet.

    Part of an act that has its own name in the history, which this would take away.

    One that stands there already stays, and one that another vendor has is not taken over:
    the page on which staff judge names that vendor among the possible duplicates.

    Returns: whether the vendor has this code now; "" is never kept.
    """
    row = Vendor.objects.select_for_update(of=("self",), no_key=True).get(pk=vendor.pk)
    if not code or row.tax_code:
        return bool(code) and row.tax_code == code
    row.tax_code = code
    try:
        with transaction.atomic():
            row.save(update_fields=["tax_code", "updated_at"])
    except IntegrityError:
        return False
    return True
