"""Where the rows come from: each layer registers what it knows."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from platforms.duplicates.domains import domain_of, mail_domain
from platforms.models import Vendor
from platforms.signals.rows import Mark, Ref, Row

Source = Callable[[datetime], Iterable[Row]]
_sources: dict[str, Source] = {}


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
    """Domains and addresses of vendors; one query."""
    rows = Vendor.objects.order_by("pk").values_list("pk", "website", "contact_email")
    for pk, website, mail in rows:
        holder = Ref("vendor", pk)
        for domain in {domain_of(website), mail_domain(mail)} - {""}:
            yield Mark("DOMAIN", domain, holder)
        if mail:
            yield Mark("MAIL", mail.lower(), holder)
