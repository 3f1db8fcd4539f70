"""What becomes of trials when an owner takes her consent back or has herself erased."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Consent, Purpose, User
from matching.models import Quote, QuoteRequest, Review, Trial
from matching.trials.mails import QUOTE_TAKEN_BACK, TAKEN_BACK
from matching.trials.reach import tell_vendor
from matching.trials.rules import BEFORE_TRIAL, State
from matching.trials.tasks import mail_vendor


@transaction.atomic
def on_consent_withdrawn(sender: Any, consent: Consent, at: datetime, **_signal: Any) -> None:
    """A consent to pass details on ends: open trials stop, and whoever got them is told to delete.

    Wherever it was withdrawn, on the trial's page or at /my/data/, the same happens.
    """
    if consent.purpose != Purpose.SHARE_WITH_VENDOR:
        return
    rows = Trial.objects.filter(consent=consent).select_for_update(of=("self",))
    for trial in rows.order_by("pk"):
        stop(trial, at=at)
    quotes = Quote.objects.filter(consent=consent, mailed_at__isnull=False)
    for quote in quotes.order_by("pk"):
        mail_vendor.defer(kind=QUOTE_TAKEN_BACK, pk=quote.pk)
    for quote in Quote.objects.filter(consent=consent).order_by("pk"):
        tell_vendor(quote, kind="vendor-quote-withdrawn", at=at)


def stop(trial: Trial, *, at: datetime) -> None:
    """End an open trial, locked, and forget what was passed on, also of one that has ended."""
    if trial.is_open and trial.mailed_at:
        mail_vendor.defer(kind=TAKEN_BACK, pk=trial.pk)
    if trial.is_open:
        tell_vendor(trial, kind="vendor-trial-withdrawn", at=at)
    if trial.is_open:
        trial.state, trial.ended_on = State.STOPPED, timezone.localdate(at)
    trial.shared = []
    trial.save(update_fields=["state", "ended_on", "shared"])


@transaction.atomic
def leave_trials(*, trials: Sequence[int], at: datetime) -> None:
    """Take the enterprise out of its trials; what is left is a count and published reviews."""
    unpublished = ~Q(state=Review.State.PUBLISHED)
    Review.objects.filter(unpublished, trial__in=trials).delete()
    for trial in Trial.objects.filter(pk__in=trials).select_for_update(of=("self",)).order_by("pk"):
        stop(trial, at=at)
        trial.enterprise = trial.asked_by = trial.consent = None
        trial.note, trial.request_key = "", uuid4()
        trial.save()


@transaction.atomic
def drop_shared(*, user: User, at: datetime) -> None:
    """In enterprises that stay: stop what she asked for and forget what was passed on for her."""
    mine = Trial.objects.filter(asked_by=user).exclude(enterprise=None)
    for trial in mine.select_for_update(of=("self",)).order_by("pk"):
        stop(trial, at=at) if trial.state in BEFORE_TRIAL else _forget(trial)
    QuoteRequest.objects.filter(asked_by=user).update(shared=[])


def _forget(trial: Trial) -> None:
    trial.shared = []
    trial.save(update_fields=["shared"])
