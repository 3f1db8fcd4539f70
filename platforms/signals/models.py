"""Signals as the nightly search found them, and who has looked at them."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from platforms.signals.rules import Kind
from reference.lookups import trigrams

CHOICES = [
    (Kind.SHARED_PHONE.value, _("one phone number, several firms")),
    (Kind.SHARED_TAX_CODE.value, _("one tax code, several firms")),
    (Kind.SHARED_ACCOUNT.value, _("one bank account, several firms")),
    (Kind.SHARED_DOMAIN.value, _("one domain, several firms")),
    (Kind.SHARED_MAIL.value, _("one mail address, several firms")),
    (Kind.REFERRED_BY_ONE.value, _("a vendor's requests from one person")),
    (Kind.REFERS_TO_ONE.value, _("a person's requests to one vendor")),
    (Kind.REVIEW_BURST.value, _("many reviews within days")),
    (Kind.NEW_REVIEWERS.value, _("reviews from new accounts")),
    (Kind.SAME_REVIEWS.value, _("reviews of the same words")),
    (Kind.ONLY_BEST.value, _("five stars only")),
]


class SignalQuerySet(models.QuerySet["Signal"]):
    def open(self) -> "SignalQuerySet":
        """Nobody has looked yet, or more was found since."""
        return self.filter(Q(looked_at=None) | Q(weight__gt=F("looked_weight")))


@pghistory.track(exclude=["weight", "facts", "refs", "last_seen_at"])
class Signal(models.Model):
    """Something odd. What it was found by is kept as a digest: no number and no address."""

    kind = models.CharField(_("kind"), max_length=15, choices=CHOICES)
    digest = models.CharField(max_length=64, editable=False)
    vendor = models.ForeignKey(
        "platforms.Vendor",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signals",
        verbose_name=_("vendor"),
    )
    weight = models.PositiveIntegerField(_("pieces of evidence"))
    facts = models.JSONField(_("facts"), default=dict)
    # Pairs of kind and id.
    refs = models.JSONField(_("evidence found"), default=list)
    first_seen_at = models.DateTimeField(_("first seen"))
    last_seen_at = models.DateTimeField(_("last seen"))
    looked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked at by"),
    )
    looked_weight = models.PositiveIntegerField(default=0, editable=False)
    note = models.TextField(_("what it was"), max_length=1000, blank=True)

    objects = SignalQuerySet.as_manager()

    class Meta:
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        indexes = [trigrams("note", name="signal_note_words")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "digest"], name="signal_is_one"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="signal_has_evidence"),
            models.CheckConstraint(
                condition=Q(last_seen_at__gte=F("first_seen_at")), name="signal_is_seen_again_later"
            ),
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None, looked_weight=0, note="")
                | (Q(looked_at__isnull=False, looked_weight__gte=1) & ~Q(note="")),
                name="signal_looked_at_says_when_and_what",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_open(self) -> bool:
        return self.looked_at is None or self.weight > self.looked_weight
