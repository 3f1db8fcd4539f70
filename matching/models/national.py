"""The national match: when it ran and what it keeps of everybody, packed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class NationalRun(models.Model):
    """One reading of everybody's needs, matched with the whole catalogue."""

    # What enterprises ask for, as it stood then; and the platforms, as they stood then.
    read_at = models.DateTimeField(_("enterprises read at"))
    matched_at = models.DateTimeField(_("matched with the platforms at"))
    engine_version = models.CharField(_("engine version"), max_length=20)
    catalogue_version = models.PositiveBigIntegerField(_("catalogue version"))
    # The offers it was matched with: what changed since is told from them.
    offers = models.JSONField(default=list)
    # Need to how many ask for it and have no platform that covers it and fits them.
    uncovered = models.JSONField(default=dict)
    enterprise_count = models.PositiveIntegerField(_("enterprises"), default=0)
    platform_count = models.PositiveIntegerField(_("platforms"), default=0)
    block_count = models.PositiveIntegerField(default=0)
    # Against the run before: lists of the first ten that differ, enterprises that are new in it.
    changed_count = models.PositiveIntegerField(_("lists changed"), default=0)
    new_count = models.PositiveIntegerField(_("new enterprises"), default=0)
    took_ms = models.PositiveIntegerField(_("took, ms"), default=0)

    class Meta:
        verbose_name = _("national match")
        verbose_name_plural = _("national matches")
        constraints = [
            models.CheckConstraint(
                condition=Q(matched_at__gte=F("read_at")), name="nationalrun_is_read_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d %H:%M}"

    @property
    def pair_count(self) -> int:
        """Enterprises times platforms."""
        return self.enterprise_count * self.platform_count


class NationalBlock(models.Model):
    """Some thousand enterprises of a run, and their first ten, as `engine.national.pack` has them.

    Of an enterprise it holds its key, what it asks for, and where it is: no name, no contact. It
    goes with the next run, or after three days.
    """

    run = models.ForeignKey(NationalRun, models.CASCADE, related_name="blocks")
    place = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        verbose_name = _("part of a national match")
        verbose_name_plural = _("parts of national matches")
        constraints = [
            models.UniqueConstraint(fields=["run", "place"], name="nationalblock_place_is_its_own"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.place}"
