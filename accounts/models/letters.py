"""Mails and texts to addresses: that each goes once, and what became of it. Not their words."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from reference.lookups import trigrams


class Letter(models.Model):
    """One mail or text to one address; its words lie in the queue until they have gone."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("waiting")
        SENDING = "SENDING", _("being sent")
        SENT = "SENT", _("sent")
        CANCELLED = "CANCELLED", _("no longer true")
        FAILED = "FAILED", _("not taken by the server")

    class Way(models.TextChoices):
        MAIL = "MAIL", _("e-mail")
        PHONE = "PHONE", _("text to a phone")

    kind = models.CharField(_("kind"), max_length=60)
    # Says which fact is told; the same fact told again finds this row.
    key = models.CharField(_("about"), max_length=120)
    # Lower case or E.164; empty where not even this list may name it.
    to = models.CharField(_("to"), max_length=254, blank=True)
    way = models.CharField(_("how"), max_length=5, choices=Way)
    # "" where it is written in both.
    language = models.CharField(_("language"), max_length=2, blank=True, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(_("made at"))
    due_at = models.DateTimeField(_("not before"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    tried_at = models.DateTimeField(_("last try at"), null=True, blank=True)
    # Name of the error alone: what servers answer may hold addresses.
    refusal = models.CharField(_("last refusal"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="letter_goes_once"),
            models.CheckConstraint(
                condition=Q(state="SENT", sent_at__isnull=False)
                | (~Q(state="SENT") & Q(sent_at=None)),
                name="letter_sent_says_when",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("made_at")), name="letter_is_due_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(tries=0, tried_at=None) | Q(tries__gt=0, tried_at__isnull=False),
                name="letter_tried_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["-made_at", "-id"], name="letter_latest"),
            models.Index(fields=["kind", "-made_at", "-id"], name="letter_of_kind"),
            models.Index(fields=["sent_at", "kind"], name="letter_sent", condition=Q(state="SENT")),
            models.Index(fields=["to"], name="letter_to"),
            trigrams("to", name="letter_to_words"),
            # What a key begins with: all letters of one request for advice.
            models.Index(
                fields=["kind", "key"],
                name="letter_key_begins",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
