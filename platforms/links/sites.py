"""Whether an address may stand as a site in the catalogue, and in words why not."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from platforms.links.addresses import UnsafeError, read_site

REASONS: Mapping[str, Any] = {
    "form": _("Give an address such as https://misa.vn."),
    "scheme": _("The address begins with https:// or http://."),
    "credentials": _("Leave out what stands before the @: everybody reads this address."),
    "port": _("Leave out the number behind the colon: browsers find the site without it."),
    "host": _("Only a local network knows this name. Give one that everybody can open."),
    "network": _("This address leads into a closed network. Give one that everybody can open."),
    "number": _("Give the name of the site, such as misa.vn, instead of its number."),
    "script": _("A letter of this name only looks like a Latin one. Please type the name anew."),
}


def check_site(address: str) -> None:
    """What the nightly look at links would not open is not taken in; validator of columns.

    Raises: ValidationError: its code is the reason.
    """
    try:
        read_site(address)
    except UnsafeError as error:
        raise ValidationError(REASONS[error.reason], code=error.reason) from None


def is_site(address: str) -> bool:
    """Whether readers may be sent there."""
    try:
        read_site(address)
    except UnsafeError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether where something is published is told by an address and not in words."""
    return text.lower().startswith(("https://", "http://"))


def check_source(text: str) -> None:
    """As `check_site`, of a text that may be an address. Raises: ValidationError."""
    if is_address(text):
        check_site(text)


def unsafe_site(content: Mapping[str, Any]) -> str:
    """The first address of a listing's content that no form would take; "" if there is none."""
    rows = (row for part in ("plans", "mentions") for row in content.get(part) or ())
    told = (content.get("free_trial_source"), *(row.get("source") for row in rows))
    sources = (row.get("address") for row in content.get("sources") or ())
    addresses = (
        content.get("website"),
        *sources,
        *(text for text in told if is_address(text or "")),
    )
    return next((each for each in addresses if each and not is_site(each)), "")
