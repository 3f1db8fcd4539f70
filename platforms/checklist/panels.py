"""What machines found, on the page on which a revision is judged."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from platforms.checklist.rules import Level
from platforms.checklist.selectors import checks_of
from platforms.checklist.wording import KINDS, title_of, words_of
from platforms.duplicates.selectors import duplicate_candidates
from platforms.links.rules import REACHED, Outcome
from platforms.links.selectors import links_of
from platforms.models import Platform
from platforms.revisions.panels import Row, register_panel


def checks(platform: Platform) -> Iterator[Row]:
    """What is fine stands in one line at the end."""
    found = checks_of(platform)
    fine = [str(title_of(check)) for check in found if check.level is Level.OK]
    for check in found:
        if check.level is not Level.OK:
            text = format_lazy("{}: {}", title_of(check), words_of(check))
            yield Row(KINDS[check.level], text)
    if fine:
        yield Row("good", _("Fine: %(what)s") % {"what": ", ".join(fine)})


def duplicates(platform: Platform) -> Iterator[Row]:
    for candidate in duplicate_candidates(platform):
        why = ", ".join(str(word) for word in candidate.words)
        url = reverse("admin:platforms_platform_change", args=[candidate.platform.pk])
        kind = "caution" if candidate.points >= 60 else "info"
        yield Row(kind, f"{candidate.platform.name} ({candidate.platform.vendor.name}): {why}", url)


def links(platform: Platform) -> Iterator[Row]:
    """Those of the listing and its vendor's own site, which is named as such."""
    for check in links_of(platform):
        address = check.address
        if check.vendor_id:
            address = _("%(address)s (the vendor's site)") % {"address": address}
        if not check.outcome:
            yield Row("info", format_lazy("{}: {}", address, _("not asked yet")))
            continue
        outcome = Outcome(check.outcome)
        kind = "good" if outcome in REACHED else "caution"
        yield Row(kind, f"{address}: {check.get_outcome_display()}")


def register_all() -> None:
    register_panel("checks", _("Automatic checks"), checks)
    register_panel("duplicates", _("Possible duplicates"), duplicates)
    register_panel("links", _("Links"), links)
