"""Where the rows come from: each layer registers what it knows."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from platforms.duplicates.domains import domain_of, mail_domain
from platforms.models import Revision, Vendor, VendorMember
from platforms.signals.rows import Mark, Ref, Row

Source = Callable[[datetime], Iterable[Row]]
_sources: dict[str, Source] = {}
# A Vietnamese number as somebody types it; what is compared are its last nine digits.
_PHONE = re.compile(r"(?<![\w.])(?:\+?84|0)(?:[\s.\-]?\d){9,10}(?!\w)")


def register_source(name: str, source: Source) -> None:
    """Make rows known to this process; the same name again replaces them.

    Args:
        source: takes the moment of the search; gives marks, referrals or reviews.
    """
    _sources[name] = source


def all_rows(at: datetime) -> Iterator[Row]:
    for name in sorted(_sources):
        yield from _sources[name](at)


def vendor_marks(at: datetime) -> Iterator[Mark]:
    """Domains and addresses of vendors, and by what their people are reached; three queries."""
    rows = Vendor.objects.order_by("pk").values_list("pk", "website", "contact_email")
    for pk, website, mail in rows:
        holder = Ref("vendor", pk)
        for domain in {domain_of(website), mail_domain(mail)} - {""}:
            yield Mark("DOMAIN", domain, holder)
        if mail:
            yield Mark("MAIL", mail.lower(), holder)
    people = VendorMember.objects.filter(user__is_active=True).order_by("pk")
    for pk, address, number in people.values_list("vendor_id", "user__email", "user__phone"):
        holder = Ref("vendor", pk)
        yield Mark("DOMAIN", mail_domain(address or ""), holder)
        yield from (Mark("PHONE", each, holder) for each in phones(number or ""))
    told = Revision.objects.filter(private__has_key="contact").order_by("pk")
    for pk, private in told.values_list("platform__vendor_id", "private").iterator():
        numbers = phones(str(private["contact"]))
        yield from (Mark("PHONE", each, Ref("vendor", pk)) for each in numbers)


def account_marks(at: datetime) -> Iterator[Mark]:
    """Bank accounts that vendors gave with any version of a listing; one query.

    Banks are written in many ways and one number hardly ever stands at two of them: the number
    alone is compared. What was given up or refused counts too: firms come back under new names.
    """
    told = Revision.objects.filter(private__has_key="bank_account").order_by("pk")
    rows = told.values_list("platform__vendor_id", "private__bank_account")
    for pk, account in rows.iterator():
        yield Mark("ACCOUNT", account or "", Ref("vendor", pk))


def phones(text: str) -> set[str]:
    """The Vietnamese numbers in a text, by their last nine digits."""
    return {re.sub(r"\D", "", hit)[-9:] for hit in _PHONE.findall(text)}
