"""Requests for advice: what was asked and agreed to, who was asked, who has it and since when."""

import secrets
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advisers.cases.rules import ENDED, HELD, Position, Refusal, State
from advisers.choices import Origin, PartOfDay, Reach, Size, Speaks, Way
from advisers.models.network import Adviser, coded, listed
from enterprises.models import Enterprise
from reference.lookups import trigrams
from reference.models import Commune, Province, Sector


def new_token() -> str:
    """22 letters of 128 random bits: nobody guesses another's request."""
    return secrets.token_urlsafe(16)


# Neither the person nor her words are tracked: a history would outlive their erasure.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    # Who of the staff looked at the contact of whom.
    pghistory.ManualEvent("contact-seen"),
    exclude=[
        *("token", "name", "business", "email", "phone", "text", "code_hash", "outcome"),
        *("consent_hash", "request_key", "owner", "enterprise"),
    ],
)
class Case(models.Model):
    """One request for advice, from the code that proves its contact to its close."""

    States: ClassVar = State

    token = models.CharField(max_length=22, unique=True, default=new_token, editable=False)
    request_key = models.UUIDField(unique=True, editable=False)
    state = models.CharField(
        _("state"), max_length=17, choices=State, default=State.UNCONFIRMED, editable=False
    )
    origin = models.CharField(_("came from"), max_length=10, choices=Origin)
    # Token of a match or an assessment, slug of an article.
    origin_key = models.CharField(max_length=80, blank=True)

    # Who asks. Empty once she took it back or it was forgotten; then only what it was about stays.
    name = models.CharField(_("name"), max_length=120, blank=True)
    business = models.CharField(_("enterprise or shop"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    owner = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="cases", verbose_name=_("owner")
    )
    enterprise = models.ForeignKey(
        Enterprise, models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    # Of the page and of the letters to her.
    language = models.CharField(_("language"), max_length=2, default="vi")

    # What it is about. Nothing but the province has to be said.
    text = models.TextField(_("in her words"), max_length=2000, blank=True)
    need_codes = coded(_("needs"))
    platform_slugs = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="+")
    size = models.CharField(_("size"), max_length=9, choices=Size, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="+", verbose_name=_("province")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    speaks = models.CharField(_("language of the advice"), max_length=8, choices=Speaks)
    # As she prefers them, best first.
    ways = listed(Way, _("ways"))
    times = listed(PartOfDay, _("times"))

    # An adviser who filled it in beside the owner, who confirms it by the code.
    assisted_by = models.ForeignKey(
        Adviser, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # SHA-256 of the words she agreed to, which name who sees what.
    consent_version = models.CharField(max_length=20)
    consent_hash = models.CharField(max_length=64)
    consent_at = models.DateTimeField(_("agreed at"))
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    # The code that proves the contact, as an HMAC; empty once it is confirmed.
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    code_sent_at = models.DateTimeField(null=True, editable=False)
    code_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    asked_at = models.DateTimeField(_("asked at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    # How often advisers were asked, and how far it was carried the last time.
    rounds = models.PositiveSmallIntegerField(default=0, editable=False)
    reach = models.CharField(_("carried"), max_length=8, choices=Reach, blank=True)
    offered_at = models.DateTimeField(_("last offered at"), null=True, blank=True)
    adviser = models.ForeignKey(
        Adviser,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("adviser"),
    )
    taken_at = models.DateTimeField(_("with the adviser since"), null=True, blank=True)
    # The first answer of any adviser: what the commune promise measures.
    answered_at = models.DateTimeField(_("first answered at"), null=True, blank=True)
    # When something last happened to it: what reminders count from.
    moved_at = models.DateTimeField(_("last moved at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = [
            models.Index(fields=["adviser", "state", "-moved_at"], name="case_inbox"),
            models.Index(
                fields=["state", "asked_at"], name="case_open", condition=~Q(state__in=ENDED)
            ),
            models.Index(fields=["-asked_at", "id"], name="case_latest"),
            models.Index(fields=["commune", "confirmed_at"], name="case_of_commune"),
            models.Index(fields=["province", "confirmed_at"], name="case_of_province"),
            models.Index(fields=["email"], name="case_of_email", condition=~Q(email="")),
            models.Index(fields=["phone"], name="case_of_phone", condition=~Q(phone="")),
            trigrams("business", name="case_business_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ENDED) | ~Q(email="", phone=""),
                name="case_open_can_be_reached",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None)
                | Q(name="", business="", email="", phone="", text="", owner=None, enterprise=None),
                name="case_withdrawn_says_nothing",
            ),
            models.CheckConstraint(
                condition=(Q(state="WITHDRAWN") & Q(withdrawn_at__isnull=False))
                | (~Q(state="WITHDRAWN") & (Q(withdrawn_at=None) | Q(state__in=ENDED))),
                name="case_withdrawn_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["UNCONFIRMED", "WITHDRAWN"]) | Q(confirmed_at__isnull=False),
                name="case_goes_on_when_confirmed",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=HELD) & Q(adviser__isnull=False, taken_at__isnull=False))
                | ~Q(state__in=HELD),
                name="case_held_is_held_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["UNCONFIRMED", "NEW", "OFFERED", "GAP"])
                | Q(adviser=None, taken_at=None),
                name="case_waiting_is_with_nobody",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=ENDED) & Q(closed_at__isnull=False))
                | (~Q(state__in=ENDED) & Q(closed_at=None)),
                name="case_ended_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="OFFERED") | (~Q(reach="") & Q(offered_at__isnull=False)),
                name="case_offered_says_how_far",
            ),
            models.CheckConstraint(
                condition=Q(consent_hash__regex="^[0-9a-f]{64}$"), name="case_names_its_consent"
            ),
            models.CheckConstraint(
                condition=Q(ways__contained_by=Way.values)
                & Q(times__contained_by=PartOfDay.values)
                & Q(speaks__in=Speaks.values),
                name="case_wishes_are_known",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("asked_at")),
                name="case_closes_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def is_held(self) -> bool:
        return self.state in HELD

    @property
    def is_ended(self) -> bool:
        return self.state in ENDED


# The row itself says who was asked when and why: only what becomes of it is tracked, for a night
# brings tens of thousands.
@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["note"])
class Offer(models.Model):
    """One adviser's position towards one case: asked when and why, what she answered."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="offers", verbose_name=_("case"))
    adviser = models.ForeignKey(
        Adviser, models.PROTECT, related_name="offers", verbose_name=_("adviser")
    )
    position = models.CharField(
        _("position"), max_length=11, choices=Position, default=Position.OFFERED
    )
    round = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    reach = models.CharField(_("carried"), max_length=8, choices=Reach, blank=True)
    # Points by term, as `engine.model.Choice`; empty for one whom a person chose.
    terms = models.JSONField(_("why she was asked"), default=dict)
    offered_at = models.DateTimeField(_("asked at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    refusal = models.CharField(_("reason"), max_length=12, choices=Refusal, blank=True)
    note = models.CharField(_("in her words"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("offer of a case")
        verbose_name_plural = _("offers of cases")
        indexes = [
            models.Index(fields=["adviser", "position", "-offered_at"], name="offer_inbox"),
            models.Index(fields=["adviser"], name="offer_waiting", condition=Q(position="OFFERED")),
            models.Index(fields=["offered_at"], name="offer_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "adviser"], name="offer_is_one_each"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(position="TAKEN"), name="offer_is_taken_by_one"
            ),
            models.CheckConstraint(
                condition=(Q(position__in=["DECLINED", "GIVEN_BACK"]) & ~Q(refusal=""))
                | (~Q(position__in=["DECLINED", "GIVEN_BACK"]) & Q(refusal="")),
                name="offer_refused_says_why",
            ),
            models.CheckConstraint(
                condition=Q(position="OFFERED", answered_at=None)
                | (~Q(position="OFFERED") & Q(answered_at__isnull=False)),
                name="offer_answered_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(refusal="OTHER") | ~Q(note=""), name="offer_other_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.adviser_id} {self.position}"


class Tenure(models.Model):
    """Who had a case, from when until when, and why it went on: the owner sees it."""

    class Why(models.TextChoices):
        TOOK = "TOOK", _("took it on")
        ASSIGNED = "ASSIGNED", _("given by the coordinator")
        HANDED = "HANDED", _("handed over")
        LEAVE = "LEAVE", _("stands in during a leave")
        DEPARTURE = "DEPARTURE", _("the adviser before has left")

    case = models.ForeignKey(Case, models.CASCADE, related_name="tenures")
    adviser = models.ForeignKey(Adviser, models.PROTECT, related_name="tenures")
    why = models.CharField(_("how it came"), max_length=9, choices=Why)
    from_at = models.DateTimeField(_("since"))
    until_at = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("time with an adviser")
        verbose_name_plural = _("times with advisers")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until_at=None), name="tenure_is_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")),
                name="tenure_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.adviser_id}"


class Told(models.Model):
    """That an owner was written about something of her case, so that nothing is told twice."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="told")
    key = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("letter to an owner")
        verbose_name_plural = _("letters to owners")
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], name="told_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"
