"""What goes to a vendor, in words: the lines to choose from and the consent to exactly these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.consents import Wording
from accounts.contacts import readable
from accounts.models import Purpose, User
from enterprises.models import Enterprise
from enterprises.pages.home import needs_in_force
from enterprises.pages.profile import summary
from ledger.services import scrub
from platforms.listing import Listing
from reference.text import clean

VERSION = "2026-11-28"


@dataclass(frozen=True, slots=True)
class Line:
    """One fact that may go to the vendor. `is_must`: without it nobody could answer."""

    code: str
    label: str
    value: str
    is_must: bool = False


def is_address(text: str) -> bool:
    """Whether an e-mail address or a phone number stands in it."""
    return "@" in text or scrub(text) != clean(text)


def name_of(user: User) -> str:
    """What she goes by; "" without a name, and never the address by which she signs in."""
    return "" if is_address(user.name) else user.name


def lines_of(enterprise: Enterprise, user: User) -> tuple[Line, ...]:
    """All that an enterprise may pass on, as it stands stored; what is not known is left out."""
    needs = ", ".join(str(each.need) for each in needs_in_force(enterprise))
    facts = " · ".join(value for _label, value in summary(enterprise))
    rows = [
        Line("enterprise", _("Name of the enterprise"), enterprise.name, is_must=True),
        Line("person", _("Who asks"), name_of(user), is_must=True),
        Line("email", _("E-mail address"), user.email or ""),
        Line("phone", _("Phone number"), readable(user.phone or "")),
        Line("facts", _("Trade, size and place"), facts),
        Line("needs", _("What you need"), needs),
    ]
    return tuple(row for row in rows if row.value)


def chosen(lines: Iterable[Line], codes: Iterable[str], message: str = "") -> list[list[str]]:
    """Label and value of what is passed on: the musts, what was ticked, and the message."""
    ticked = set(codes)
    passed = [[row.label, row.value] for row in lines if row.is_must or row.code in ticked]
    return [*passed, [_("Message"), message]] if message else passed


def consent_text(vendor_names: str) -> str:
    """What stands beside the box."""
    return _(
        "I agree that SMEdx passes what is ticked above, and nothing else, on to %(vendor)s, so "
        "that they can answer me."
    ) % {"vendor": vendor_names}


def wording(vendor_names: str, passed: Iterable[Iterable[str]]) -> Wording:
    """The consent to pass exactly these lines on to a vendor; for which request is added there."""
    shown = "\n".join(f"- {label}: {value}" for label, value in passed)
    text = f"{consent_text(vendor_names)}\n{shown}"
    return Wording(Purpose.SHARE_WITH_VENDOR, text, VERSION)


def addresses(listings: Mapping[str, Listing]) -> str:
    """The vendors by name, each once, as a sentence names them."""
    return ", ".join(dict.fromkeys(item.vendor.name for item in listings.values()))
