"""Results that people share, kept 90 days or with their owner; what an enterprise saw last."""

import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise

KEPT_DAYS = 90


def new_token() -> str:
    """22 letters of 128 random bits: nobody guesses another's result."""
    return secrets.token_urlsafe(16)


class MatchResultQuerySet(models.QuerySet["MatchResult"]):
    def current(self, *, at: datetime) -> "MatchResultQuerySet":
        """Those that are still kept: owned, or not yet expired."""
        return self.filter(Q(owner__isnull=False) | Q(expires_at__gt=at))


class MatchResult(models.Model):
    """The inputs of one match and the versions and seed that make it come out the same again."""

    token = models.CharField(max_length=22, unique=True, default=new_token, editable=False)
    # Sent with the form: a second click or a resent form leads to the same result.
    request_key = models.UUIDField(unique=True)
    # Free of phone numbers and e-mail addresses.
    text = models.CharField(_("in her words"), max_length=2000, blank=True)
    inputs = models.JSONField(_("inputs"))
    language = models.CharField(_("language"), max_length=2, default="vi")
    seed_on = models.DateField(_("day of the seed"))
    engine_version = models.CharField(_("engine version"), max_length=20)
    catalogue_version = models.PositiveBigIntegerField(_("catalogue version"))
    created_at = models.DateTimeField(_("made at"))
    # Whose it is, once she has signed up or in with the browser that made it.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="match_results",
        verbose_name=_("owner"),
    )
    # Whose stored needs it was made of; its members may change the result and its roadmap.
    enterprise = models.ForeignKey(
        Enterprise,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="match_results",
        verbose_name=_("enterprise"),
    )
    # Empty for an owned result: it is kept as long as the account is.
    expires_at = models.DateTimeField(_("kept until"), null=True, db_index=True)

    objects = MatchResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("match result")
        verbose_name_plural = _("match results")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=F("created_at")),
                name="matchresult_expires_later",
            ),
            models.CheckConstraint(
                condition=Q(owner=None, expires_at__isnull=False)
                | Q(owner__isnull=False, expires_at=None),
                name="matchresult_is_owned_or_expires",
            ),
            models.CheckConstraint(
                condition=Q(enterprise=None) | Q(owner__isnull=False),
                name="matchresult_of_an_enterprise_has_an_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.token


class SeenMatches(models.Model):
    """What an enterprise saw when it last looked at what fits, so that changes can be told."""

    enterprise = models.OneToOneField(Enterprise, models.CASCADE, related_name="seen_matches")
    # Slugs of the first ten, best first, and of those that stood there before the last change.
    slugs = ArrayField(models.CharField(max_length=80), default=list)
    slugs_before = ArrayField(models.CharField(max_length=80), default=list)
    # Of the profile, the needs and the catalogue, when it was seen.
    profile_version = models.PositiveIntegerField()
    needs_version = models.PositiveIntegerField()
    catalogue_version = models.PositiveBigIntegerField()
    # Why the list changed: "profile", "needs", "catalogue".
    reasons = ArrayField(models.CharField(max_length=9), default=list)
    seen_at = models.DateTimeField(_("seen at"))
    seen_before_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("matches seen")
        verbose_name_plural = _("matches seen")
        constraints = [
            models.CheckConstraint(
                condition=Q(seen_before_at=None) | Q(seen_before_at__lte=F("seen_at")),
                name="seenmatches_before_is_earlier",
            ),
        ]

    def __str__(self) -> str:
        return str(self.enterprise_id)


class WatchedMatches(models.Model):
    """What fitted an enterprise when it last looked or was told, so that changes are told once.

    `base` and `checked` are the versions of profile, needs and catalogue: then, and at the last
    daily look, which is left out while they are equal.
    """

    enterprise = models.OneToOneField(Enterprise, models.CASCADE, related_name="watched_matches")
    # Slugs of the first ten, best first.
    slugs = ArrayField(models.CharField(max_length=80), default=list)
    # Needs that no platform covered, and platforms in use or on trial that are listed no more.
    open_needs = ArrayField(models.CharField(max_length=60), default=list)
    gone = ArrayField(models.CharField(max_length=80), default=list)
    base = ArrayField(models.PositiveBigIntegerField(), size=3)
    checked = ArrayField(models.PositiveBigIntegerField(), size=3)
    based_at = models.DateTimeField(_("last seen or told at"))
    told_at = models.DateTimeField(_("last told at"), null=True, blank=True)

    class Meta:
        verbose_name = _("matches watched")
        verbose_name_plural = _("matches watched")
        constraints = [
            models.CheckConstraint(
                condition=Q(base__len=3, checked__len=3), name="watchedmatches_has_three_versions"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(told_at__lte=F("based_at")),
                name="watchedmatches_told_is_a_base",
            ),
        ]

    def __str__(self) -> str:
        return str(self.enterprise_id)
