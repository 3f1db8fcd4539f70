"""Requests to vendors whose address nobody knows: staff find it, then they go out."""

from datetime import datetime

from django.db import transaction

from matching.models import Quote, Trial
from matching.trials.rules import OPEN_STATES
from matching.trials.tasks import mail_vendor


def waiting_trials():  # noqa: ANN201 - a queryset of the caller's model
    """Open requests that no vendor has got, the oldest first."""
    rows = Trial.objects.filter(sent_to="", state__in=OPEN_STATES)
    return rows.order_by("requested_at", "pk")


@transaction.atomic
def send_waiting(*, at: datetime) -> int:
    """Send what waits to vendors whose address is known by now. Returns: how many go out."""
    sent = 0
    for kind, rows in (
        ("trial", waiting_trials()),
        ("quote", Quote.objects.filter(sent_to="", state="SENT").order_by("pk")),
    ):
        reachable = rows.exclude(platform__vendor__contact_email="")
        locked = reachable.select_for_update(of=("self",)).select_related("platform__vendor")
        for row in locked:
            row.sent_to = row.platform.vendor.contact_email
            row.save(update_fields=["sent_to"])
            mail_vendor.defer(kind=kind, pk=row.pk)
            sent += 1
    return sent
