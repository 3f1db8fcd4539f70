"""What machines found, on the page on which a revision is judged."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from platforms.checklist.rules import Check, Level, check_listing
from platforms.checklist.selectors import content_of
from platforms.checklist.wording import KINDS, title_of, words_of
from platforms.duplicates.rules import Likeness
from platforms.duplicates.selectors import candidates_of, facts_of, likenesses
from platforms.links.models import LinkCheck
from platforms.links.rules import REACHED, Outcome
from platforms.links.selectors import links_of, named_in
from platforms.revisions.panels import Draft, Panel, Row, register_panels


def panels(draft: Draft) -> Iterator[Panel]:
    """Checks, possible duplicates and links of a draft; three queries for all."""
    row = draft.platform
    addresses = links_of(row, named=named_in({**draft.content, "website": row.website}))
    like = likenesses(facts_of(row))
    found = check_listing(content_of(row, draft.content, addresses, like))
    yield Panel(_("Automatic checks"), tuple(checks(found)))
    yield Panel(_("Possible duplicates"), tuple(duplicates(like)))
    yield Panel(_("Links"), tuple(map(link, addresses)))


def checks(found: Sequence[Check]) -> Iterator[Row]:
    """What is fine stands in one line at the end."""
    fine = [str(title_of(check)) for check in found if check.level is Level.OK]
    for check in found:
        if check.level is not Level.OK:
            text = format_lazy("{}: {}", title_of(check), words_of(check))
            yield Row(KINDS[check.level], text)
    if fine:
        yield Row("good", _("Fine: %(what)s") % {"what": ", ".join(fine)})


def duplicates(found: Sequence[Likeness]) -> Iterator[Row]:
    for candidate in candidates_of(found):
        why = ", ".join(str(word) for word in candidate.words)
        url = reverse("admin:platforms_platform_change", args=[candidate.platform.pk])
        kind = "caution" if candidate.points >= 60 else "info"
        yield Row(kind, f"{candidate.platform.name} ({candidate.platform.vendor.name}): {why}", url)


def link(check: LinkCheck) -> Row:
    """A link of the listing, or its vendor's own site, which is named as such."""
    address = check.address
    if check.vendor_id:
        address = _("%(address)s (the vendor's site)") % {"address": address}
    if not check.outcome:
        return Row("info", format_lazy("{}: {}", address, _("not asked yet")))
    kind = "good" if Outcome(check.outcome) in REACHED else "caution"
    return Row(kind, f"{address}: {check.get_outcome_display()}")


def register_all() -> None:
    register_panels("checklist", panels)
