"""What enterprises answered: one row an attempt, frozen by the database once it is finished."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessment.models.instruments import InstrumentVersion
from enterprises.models import Enterprise
from reference.models import Sector
from reference.triggers import frozen

KEPT_DAYS = 90


def new_token() -> str:
    """22 letters of 128 random bits: nobody guesses another's answers."""
    return secrets.token_urlsafe(16)


class Assessment(models.Model):
    """One attempt of an enterprise: answers to one version; finished, it stays as it is."""

    class Size(models.TextChoices):
        MICRO = "micro", _("micro")
        SMALL = "small", _("small")
        MEDIUM = "medium", _("medium")
        LARGE = "large", _("large")

    token = models.CharField(max_length=22, unique=True, default=new_token, editable=False)
    # Sent with the form: a second click or a resent form leads to the same attempt.
    request_key = models.UUIDField(unique=True)
    version = models.ForeignKey(
        InstrumentVersion, models.PROTECT, related_name="assessments", verbose_name=_("version")
    )
    # Without an owner it belongs to the browser that holds its token, for 90 days.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assessments",
        verbose_name=_("owner"),
    )
    # Whose members all see it; without one its owner alone does.
    enterprise = models.ForeignKey(
        Enterprise,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assessments",
        verbose_name=_("enterprise"),
    )
    # The same for all attempts that were made one after the other.
    series = models.UUIDField(_("series"), db_index=True)
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, verbose_name=_("sector")
    )
    size = models.CharField(_("size class"), max_length=6, choices=Size, blank=True)
    industry = models.CharField(_("industry"), max_length=60, blank=True)
    # Question code to the codes of what was chosen.
    answers = models.JSONField(_("answers"), default=dict)
    language = models.CharField(_("language"), max_length=2, default="vi")
    created_at = models.DateTimeField(_("begun at"))
    changed_at = models.DateTimeField(_("changed at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True, db_index=True)
    # Of a finished one: pillar code to its share in hundredths of a percent, and the level.
    shares = models.JSONField(_("shares"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    # With it colleagues answer the same questions without being named.
    colleague_token = models.CharField(max_length=22, unique=True, null=True, blank=True)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        triggers = [
            frozen(
                "finished_assessment_is_frozen",
                columns=(
                    "version_id",
                    "answers",
                    "sector_id",
                    "size",
                    "industry",
                    "finished_at",
                    "shares",
                    "level",
                    "series",
                ),
                state="OLD.finished_at IS NOT NULL",
                text="a finished assessment does not change",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner=None, expires_at__isnull=False)
                | Q(owner__isnull=False, expires_at=None),
                name="assessment_without_owner_expires",
            ),
            models.CheckConstraint(
                condition=Q(enterprise=None) | Q(owner__isnull=False),
                name="assessment_of_an_enterprise_has_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=F("created_at")),
                name="assessment_expires_later",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, shares=None, level=None)
                | Q(finished_at__isnull=False, shares__isnull=False, level__lte=5),
                name="assessment_finished_has_a_result",
            ),
            models.CheckConstraint(
                condition=Q(colleague_token=None) | Q(finished_at__isnull=False),
                name="assessment_asks_colleagues_when_finished",
            ),
        ]
        indexes = [
            models.Index(
                fields=["version", "size"],
                condition=Q(finished_at__isnull=False),
                name="assessment_peers",
            ),
        ]

    def __str__(self) -> str:
        return self.token


class ColleagueAnswer(models.Model):
    """What one colleague's answers came to: no name, no moment, not even the answers."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="colleagues")
    # Of the form, so that a second click adds nobody.
    request_key = models.UUIDField(unique=True)
    shares = models.JSONField(_("shares"))

    class Meta:
        verbose_name = _("colleague's answer")
        verbose_name_plural = _("colleagues' answers")

    def __str__(self) -> str:
        return str(self.pk)
