"""What-ifs that staff asked, with what they were answered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class WhatIf(models.Model):
    """A platform that nobody makes yet, and what it would change; asked once, answered once."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("being worked out")
        DONE = "DONE", _("worked out")
        FAILED = "FAILED", _("came to nothing")

    # Sent with the form: a second click or a resent form leads to the same one.
    request_key = models.UUIDField(unique=True, editable=False)
    # As `programme.whatif.asked.Asked` writes it.
    inputs = models.JSONField(_("asked for"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_at = models.DateTimeField(_("asked at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    # When enterprises were read, and the version of the platforms they were matched with.
    read_at = models.DateTimeField(_("enterprises read at"), null=True, blank=True)
    catalogue_version = models.PositiveBigIntegerField(
        _("catalogue version"), null=True, blank=True
    )
    # As `programme.whatif.results` writes it.
    result = models.JSONField(_("result"), null=True, blank=True)

    class Meta:
        verbose_name = _("what-if")
        verbose_name_plural = _("what-ifs")
        indexes = [models.Index(fields=["-asked_at", "-id"], name="whatif_latest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="WAITING", ended_at=None)
                | (
                    ~Q(state="WAITING") & Q(ended_at__isnull=False) & Q(ended_at__gte=F("asked_at"))
                ),
                name="whatif_ended_says_when",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="DONE",
                    result__isnull=False,
                    read_at__isnull=False,
                    catalogue_version__isnull=False,
                )
                | (~Q(state="DONE") & Q(result=None, read_at=None, catalogue_version=None)),
                name="whatif_done_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.asked_at:%Y-%m-%d %H:%M}"
