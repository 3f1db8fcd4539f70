"""Laws, and where a statement comes from."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guidance.choices import Confidence, LegalStatus
from guidance.querysets import GuidanceQuerySet
from reference.models import Reference
from reference.triggers import bumps
from ui.bilingual import Bilingual


class GuidanceSource(models.Model):
    """Where a statement comes from: an address, or a note of what was read."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)
    address = models.URLField(_("address"), max_length=400, blank=True)
    note_vi = models.CharField(_("note in Vietnamese"), max_length=400, blank=True)
    note_en = models.CharField(_("note in English"), max_length=400, blank=True)

    class Meta:
        abstract = True
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.address or self.note_vi

    @property
    def note(self) -> Bilingual:
        return Bilingual(self.note_vi, self.note_en)


@pghistory.track()
class LegalReference(Reference):
    """A law, decree or circular; its name is the document's."""

    topic_vi = models.CharField(_("subject in Vietnamese"), max_length=300)
    topic_en = models.CharField(_("subject in English"), max_length=300, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_on = models.DateField(_("in force since"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=LegalStatus, default=LegalStatus.UNKNOWN
    )
    status_note_vi = models.CharField(_("on the status, in Vietnamese"), max_length=300, blank=True)
    status_note_en = models.CharField(_("on the status, in English"), max_length=300, blank=True)
    replaces = ArrayField(
        models.CharField(max_length=150),
        verbose_name=_("replaces"),
        default=list,
        blank=True,
        help_text=_("Names of documents, separated by commas."),
    )
    confidence = models.CharField(
        _("how well checked"), max_length=10, choices=Confidence, default=Confidence.UNVERIFIED
    )
    confidence_note_vi = models.CharField(
        _("what was checked, in Vietnamese"), max_length=400, blank=True
    )
    confidence_note_en = models.CharField(
        _("what was checked, in English"), max_length=400, blank=True
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = GuidanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("legal reference")
        verbose_name_plural = _("legal references")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on=None)
                | Q(effective_on=None)
                | Q(effective_on__gte=F("issued_on")),
                name="legalreference_is_issued_before_in_force",
                violation_error_message=_("A document is not in force before it is issued."),
            ),
        ]


@pghistory.track()
class LegalSource(GuidanceSource):
    reference = models.ForeignKey(LegalReference, models.CASCADE, related_name="sources")

    class Meta(GuidanceSource.Meta):
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(note_vi=""), name="legalsource_says_something"
            ),
        ]


def once(*fields: str, name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=fields, name=name, violation_error_message=_("This is already listed.")
    )


def listed(choices: Any, label: Any, *, blank: bool) -> ArrayField:
    return ArrayField(
        models.CharField(max_length=20, choices=choices),
        verbose_name=label,
        default=list,
        blank=blank,
    )
