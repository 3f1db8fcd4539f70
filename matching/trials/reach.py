"""Where a vendor's letters go, and telling its people on the portal."""

from datetime import datetime

from ledger.notices import About, notify
from matching.models import Quote, Trial
from platforms.joining.access import people_of
from platforms.models import Vendor


def address_of(vendor: Vendor) -> str:
    """Its address for requests, else that of whoever has acted for it longest; "" for none."""
    return vendor.contact_email or next(
        (user.email for user in people_of(vendor) if user.email), ""
    )


def tell_vendor(row: Trial | Quote, *, kind: str, at: datetime) -> None:
    """Tell the people of the vendor of a request; what was passed on stands on its page alone."""
    part = "trials" if isinstance(row, Trial) else "quotes"
    params = {"platform": row.platform.name}
    about = About(str(row.pk), params, f"/vendor/leads/{part}/{row.pk}/")
    for user in people_of(row.platform.vendor):
        notify(user=user, kind=kind, about=about, at=at)
