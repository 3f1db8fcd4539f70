"""Asking for a trial, moving it on, ending it; every step once, under the trial's lock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.consents import Wording, give_consent, withdraw_consent
from accounts.models import Consent, Purpose, User
from enterprises.models import Enterprise, Membership
from enterprises.services import use_tool
from enterprises.services.happenings import note_enterprise
from ledger.events.kinds import Happening
from ledger.notices import About, notify
from matching.models import Trial
from matching.trials.consents import for_request
from matching.trials.leaving import stop
from matching.trials.reach import address_of, tell_vendor
from matching.trials.rules import Side, State, check_transition
from matching.trials.tasks import mail_vendor
from platforms.models import Platform

USUAL_TRIAL_DAYS = 14
COUNTED = {State.TRYING: Happening.TRIAL, State.RENEWED: Happening.USING}


class PlatformGoneError(Exception):
    """The platform is listed no more."""


class TrialOpenError(Exception):
    """The enterprise is asking for, or trying, this platform already: `trial`."""

    def __init__(self, trial: Trial) -> None:
        super().__init__(trial.pk)
        self.trial = trial


@dataclass(frozen=True, slots=True)
class Asked:
    """What an owner sends: the lines she ticked, the consent to pass them on, the form's key."""

    passed: Sequence[Sequence[str]]
    wording: Wording
    request_key: UUID


def published(slug: str) -> Platform:
    """Raises: PlatformGoneError."""
    rows = Platform.objects.filter(slug=slug, status="PUBLISHED").select_related("vendor")
    found = rows.order_by("pk").first()
    if found is None:
        raise PlatformGoneError(slug)
    return found


@transaction.atomic
def ask_trial(*, enterprise: Enterprise, slug: str, asked: Asked, by: User, at: datetime) -> Trial:
    """Ask a vendor for a trial, with consent; the same form twice is one request.

    Without an address of the vendor it waits in the staff's basket; the owner's page says so.

    Raises: PlatformGoneError. TrialOpenError: one is open already, begun in another tab perhaps.
    """
    platform = published(slug)
    Enterprise.objects.select_for_update(of=("self",), no_key=True).get(pk=enterprise.pk)
    mine = Trial.objects.filter(enterprise=enterprise)
    if known := mine.filter(request_key=asked.request_key).first():
        return known
    if other := mine.filter(platform=platform, ended_on=None).first():
        raise TrialOpenError(other)
    wording = for_request(asked.wording, "trial", slug, asked.request_key)
    trial = Trial.objects.create(
        enterprise=enterprise,
        platform=platform,
        sent_to=address_of(platform.vendor),
        asked_by=by,
        consent=give_consent(user=by, wording=wording, how=Consent.How.FORM, at=at),
        shared=[list(pair) for pair in asked.passed],
        request_key=asked.request_key,
        requested_at=at,
    )
    note_enterprise(Happening.CONTACTED, enterprise, f"trial:{trial.request_key}", at=at)
    if trial.sent_to:
        mail_vendor.defer(kind="trial", pk=trial.pk)
    tell_vendor(trial, kind="vendor-trial-asked", at=at)
    return trial


@transaction.atomic
def move_trial(
    *, trial: Trial, to: State, side: Side, at: datetime, facts: Mapping[str, Any] | None = None
) -> Trial:
    """Take one step of the table; a step already taken changes nothing.

    Args:
        facts: for TRYING `started_on`, `ends_on` (dates, today and two weeks where left out); for
            endings `note` and, for SWITCHED, `switched_to` (a Platform or None).

    Raises: TransitionError: the table has no such step, or it is not for this side to say.
    """
    row = Trial.objects.select_for_update(of=("self",)).select_related("platform").get(pk=trial.pk)
    if row.state == to:
        return row
    check_transition(State(row.state), to, side)
    _set(row, to, dict(facts or {}), at)
    row.state = to
    row.save()
    if to in COUNTED:
        note_enterprise(COUNTED[to], row.enterprise, f"trial:{row.request_key}", at=at)
    if to == State.RENEWED and row.enterprise:
        use_tool(enterprise=row.enterprise, slug=row.platform.slug, at=at)
    if side is Side.VENDOR and to in (State.CONTACTED, State.TRYING):
        tell_people(row, kind=f"trial-{to.lower()}", at=at)
    return row


def _set(row: Trial, to: State, facts: dict[str, Any], at: datetime) -> None:
    """The dates and words that belong to a state."""
    today = timezone.localdate(at)
    if to == State.SEEN:
        row.seen_at = at
    elif to == State.CONTACTED:
        row.contacted_at = at
    elif to == State.TRYING:
        row.started_on = facts.get("started_on") or today
        row.start_noted_at = at
        row.ends_on = facts.get("ends_on") or row.started_on + _length(row)
    else:
        row.ended_on = today
        row.note = facts.get("note", "")
        row.switched_to = facts.get("switched_to")


def _length(row: Trial) -> timedelta:
    return timedelta(days=row.platform.free_trial_days or USUAL_TRIAL_DAYS)


@transaction.atomic
def change_dates(*, trial: Trial, started_on: date, ends_on: date) -> Trial:
    """Correct when a running trial began or ends; the form has checked their order."""
    row = Trial.objects.select_for_update(of=("self",)).get(pk=trial.pk)
    if row.state == State.TRYING:
        row.started_on, row.ends_on = started_on, ends_on
        row.save(update_fields=["started_on", "ends_on"])
    return row


@transaction.atomic
def take_back(*, trial: Trial, at: datetime) -> Trial:
    """Withdraw the consent before a trial has begun: it stops, and the vendor is told to delete.

    Raises: TransitionError: it runs or has ended; then there is nothing to take back here.
    """
    row = Trial.objects.select_for_update(of=("self",)).select_related("platform").get(pk=trial.pk)
    if row.state == State.STOPPED:
        return row
    check_transition(State(row.state), State.STOPPED, Side.OWNER)
    if (held := row.consent) and held.withdrawn_at is None:
        # Whoever hears of it stops this trial; one without its consent is stopped here.
        purpose = Purpose.SHARE_WITH_VENDOR
        withdraw_consent(user=held.user, purpose=purpose, about=held.about, at=at)
    row.refresh_from_db(fields=["state", "ended_on", "shared"])
    if row.is_open:
        stop(row, at=at)
    return row


def people_of(enterprise_id: int | None, asked_by_id: int | None) -> list[User]:
    """Who hears of a request: whoever made it, or the owners once she has left."""
    members = Membership.objects.filter(enterprise=enterprise_id, user__is_active=True)
    rows = list(members.select_related("user").order_by("created_at", "pk"))
    asker = [row.user for row in rows if row.user_id == asked_by_id]
    return asker or [row.user for row in rows if row.is_owner]


def tell_people(trial: Trial, *, kind: str, at: datetime, key: str = "") -> None:
    """Tell the people of a trial one thing, once for each `key`."""
    about = About(
        key=f"{trial.pk}{key}",
        params={
            "platform": trial.platform.name,
            "started": trial.started_on or "",
            "ends": trial.ends_on or "",
        },
        path=f"/my/trials/{trial.pk}/",
    )
    for user in people_of(trial.enterprise_id, trial.asked_by_id):
        notify(user=user, kind=kind, about=about, at=at)
