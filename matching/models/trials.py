"""Trials of platforms, what owners say of them, and requests for prices."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.models import Consent, User
from enterprises.models import Enterprise
from matching.trials.rules import OPEN_STATES, State
from platforms.models import Platform
from reference.lookups import DayInVietnam, trigrams
from reference.triggers import bumps_where

MOST_VENDORS = 3


# A price that may still be named: no answer yet, and somebody still agrees to the request.
OPEN_QUOTE = Q(state="SENT", consent__isnull=False, consent__withdrawn_at=None)


class Shared(models.Model):
    """What goes from an enterprise to a vendor, with whose consent, and when the vendor saw it."""

    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="+", verbose_name=_("platform")
    )
    # The vendor's address when it was written to; empty: it waits for one in the staff's basket.
    sent_to = models.EmailField(_("sent to"), blank=True)
    mailed_at = models.DateTimeField(_("vendor written to at"), null=True, blank=True)
    seen_at = models.DateTimeField(_("seen at"), null=True, blank=True)

    class Meta:
        abstract = True


# Neither what was passed on nor the note is tracked: a history would outlive their erasure.
@pghistory.track(exclude=["shared", "note"])
class Trial(Shared):
    """An enterprise tries a platform: from the request to renewing, switching or stopping."""

    States: ClassVar = State

    # None once the enterprise was erased: then only that it was tried, and how it ended, is left.
    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, null=True, related_name="trials", verbose_name=_("enterprise")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.SENT)
    asked_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, related_name="+")
    # Label and value of each line exactly as the vendor gets it.
    shared = models.JSONField(_("passed on"), default=list)
    request_key = models.UUIDField(unique=True, editable=False)
    requested_at = models.DateTimeField(_("asked at"))
    contacted_at = models.DateTimeField(_("contacted at"), null=True, blank=True)
    started_on = models.DateField(_("trial began on"), null=True, blank=True)
    # When it was said here that it began; the day above is typed.
    start_noted_at = models.DateTimeField(_("beginning noted at"), null=True, blank=True)
    ends_on = models.DateField(_("trial ends on"), null=True, blank=True)
    ended_on = models.DateField(_("decided on"), null=True, blank=True)
    switched_to = models.ForeignKey(
        Platform,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("switched to"),
    )
    note = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("trial")
        verbose_name_plural = _("trials")
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "platform"],
                condition=Q(state__in=OPEN_STATES),
                name="trial_is_one_open_for_a_platform",
            ),
            models.CheckConstraint(
                condition=Q(started_on=None, ends_on=None)
                | Q(started_on__isnull=False, ends_on__isnull=False, ends_on__gt=F("started_on")),
                name="trial_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.TRYING, State.RENEWED, State.SWITCHED])
                | Q(started_on__isnull=False),
                name="trial_that_ran_says_when",
            ),
            models.CheckConstraint(
                condition=Q(started_on=None, start_noted_at=None)
                | Q(started_on__isnull=False, start_noted_at__isnull=False),
                name="trial_start_is_noted",
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(started_on__gte=DayInVietnam("requested_at")),
                name="trial_begins_after_the_request",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CONTACTED) | Q(contacted_at__isnull=False),
                name="trial_contacted_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, ended_on=None)
                | (~Q(state__in=OPEN_STATES) & Q(ended_on__isnull=False)),
                name="trial_ended_says_when",
            ),
            models.CheckConstraint(
                condition=Q(switched_to=None) | Q(state=State.SWITCHED),
                name="trial_switched_says_so",
            ),
            models.CheckConstraint(
                condition=Q(enterprise__isnull=False)
                | Q(shared=[], note="", asked_by=None, consent=None, ended_on__isnull=False),
                name="trial_of_nobody_says_nothing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["requested_at"], name="trial_open", condition=Q(state__in=OPEN_STATES)
            ),
            models.Index(fields=["requested_at", "id"], name="trial_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.platform}, {localdate(self.requested_at):%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


@pghistory.track(exclude=["text", "answer"])
class Review(models.Model):
    """What an owner says after a recorded trial; read for breaches of law, not for opinion."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("to be read")
        PUBLISHED = "PUBLISHED", _("published")
        REFUSED = "REFUSED", _("refused")

    class Breach(models.TextChoices):
        INSULT = "INSULT", _("insults somebody")
        PERSONAL_DATA = "PERSONAL_DATA", _("names private persons or their data")
        FALSE_CRIME = "FALSE_CRIME", _("accuses of a crime without a decision")
        ADVERTISING = "ADVERTISING", _("advertises something else")
        SECRET = "SECRET", _("reveals secrets protected by law")

    trial = models.OneToOneField(
        Trial, models.CASCADE, related_name="review", verbose_name=_("trial")
    )
    stars = models.PositiveSmallIntegerField(_("stars"))
    text = models.TextField(_("in her words"), max_length=1500, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    breach = models.CharField(_("breach"), max_length=13, choices=Breach, blank=True)
    answer = models.TextField(_("the vendor's answer"), max_length=1500, blank=True)
    written_at = models.DateTimeField(_("written at"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        indexes = [
            trigrams("text", name="review_text_words"),
            models.Index(fields=["-state", "written_at", "id"], name="review_to_read"),
        ]
        triggers = [bumps_where("catalogue", column="state", value="PUBLISHED")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stars__gte=1, stars__lte=5), name="review_has_1_to_5_stars"
            ),
            models.CheckConstraint(
                condition=Q(state="WAITING", decided_at=None)
                | (~Q(state="WAITING") & Q(decided_at__isnull=False)),
                name="review_decided_says_when",
            ),
            models.CheckConstraint(
                condition=(Q(state="REFUSED") & ~Q(breach=""))
                | (~Q(state="REFUSED") & Q(breach="")),
                name="review_refused_says_why",
                violation_error_message=_(
                    "A review is refused only for a breach of law: say which."
                ),
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="review_answer_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial.platform}: {self.stars} ★"


class QuoteRequest(models.Model):
    """One question for prices to up to three vendors."""

    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="quote_requests", verbose_name=_("enterprise")
    )
    asked_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    shared = models.JSONField(_("passed on"), default=list)
    request_key = models.UUIDField(unique=True, editable=False)
    requested_at = models.DateTimeField(_("asked at"))

    class Meta:
        verbose_name = _("request for prices")
        verbose_name_plural = _("requests for prices")

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.requested_at:%Y-%m-%d}"


@pghistory.track()
class Quote(Shared):
    """One vendor's part of a request for prices: what it would cost this enterprise."""

    class State(models.TextChoices):
        SENT = "SENT", _("no answer yet")
        ANSWERED = "ANSWERED", _("answered")
        DECLINED = "DECLINED", _("declined")

    request = models.ForeignKey(QuoteRequest, models.CASCADE, related_name="quotes")
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, related_name="+")
    place = models.PositiveSmallIntegerField()
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.SENT)
    monthly_vnd = models.PositiveBigIntegerField(_("a month"), null=True, blank=True)
    once_vnd = models.PositiveBigIntegerField(_("once"), null=True, blank=True)
    covers = models.CharField(_("what the price covers"), max_length=500, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        constraints = [
            models.UniqueConstraint(fields=["request", "platform"], name="quote_is_one_a_platform"),
            models.UniqueConstraint(fields=["request", "place"], name="quote_place_is_its_own"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_VENDORS), name="quote_is_one_of_three"
            ),
            models.CheckConstraint(
                condition=Q(state="SENT", answered_at=None)
                | (~Q(state="SENT") & Q(answered_at__isnull=False)),
                name="quote_answered_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="ANSWERED")
                | Q(monthly_vnd__isnull=False)
                | Q(once_vnd__isnull=False),
                name="quote_answered_names_a_price",
                violation_error_message=_("Name at least one price; 0 if it is free."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.platform)

    @property
    def is_taken_back(self) -> bool:
        """Whether nobody agrees any more that this vendor has what was passed on."""
        return self.consent is None or self.consent.withdrawn_at is not None
