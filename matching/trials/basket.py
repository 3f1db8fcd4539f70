"""Requests to vendors whose address nobody knows: staff find it, then they go out."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from matching.models import Quote, Trial
from matching.models.trials import OPEN_QUOTE
from matching.trials.reach import address_of
from matching.trials.rules import OPEN_STATES
from matching.trials.tasks import mail_vendor
from platforms.choices import Status
from platforms.models import VendorMember


def waiting_trials():  # noqa: ANN201 - a queryset of the caller's model
    """Open requests that no vendor has got, the oldest first."""
    rows = Trial.objects.filter(sent_to="", state__in=OPEN_STATES)
    return rows.order_by("requested_at", "pk")


def waiting_quotes():  # noqa: ANN201 - as above
    """Requests for a price that no vendor has got and nobody has withdrawn, the oldest first."""
    return Quote.objects.filter(OPEN_QUOTE, sent_to="").order_by("pk")


@transaction.atomic
def send_waiting(*, at: datetime) -> int:
    """Send what waits to vendors whose address is known by now. Returns: how many go out.

    Where the listing is suspended or retired it waits on: nobody's facts go there meanwhile.
    """
    sent = 0
    for kind, rows in (
        ("trial", waiting_trials()),
        ("quote", waiting_quotes()),
    ):
        people = VendorMember.objects.filter(vendor=OuterRef("platform__vendor"))
        shown = rows.filter(platform__status=Status.PUBLISHED)
        reachable = shown.filter(~Q(platform__vendor__contact_email="") | Exists(people))
        for row in reachable.select_for_update(of=("self",)).select_related("platform__vendor"):
            row.sent_to = address_of(row.platform.vendor)
            if not row.sent_to:
                continue
            row.save(update_fields=["sent_to"])
            mail_vendor.defer(kind=kind, pk=row.pk)
            sent += 1
    return sent
