"""Rows of events and their roll-ups: day, place, trade and size; nobody's name or number."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ledger.events.kinds import By, Happening


class Where(models.Model):
    """What a figure may be broken down by; "" where it was not said."""

    day = models.DateField(_("day"))
    kind = models.CharField(_("what"), max_length=10, choices=Happening)
    province = models.CharField(_("province"), max_length=2, blank=True)
    commune = models.CharField(_("commune"), max_length=5, blank=True)
    # A letter of VSIC.
    section = models.CharField(_("trade"), max_length=1, blank=True)
    # household, micro, small, medium or large.
    size = models.CharField(_("size"), max_length=9, blank=True)

    class Meta:
        abstract = True


class Event(Where):
    """One thing that happened on a day in Vietnam."""

    # Made of what happened, so that the same fact told twice is one row; leads back to nobody.
    mark = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["day"], name="event_of_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Happening.values), name="event_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"


class Rollup(Where):
    """How many events of one sort there were on a day: always what a recount gives."""

    times = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("roll-up")
        verbose_name_plural = _("roll-ups")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind", "province", "commune", "section", "size"],
                name="rollup_is_one_row",
            ),
            models.CheckConstraint(condition=Q(times__gte=1), name="rollup_counts_something"),
        ]
        indexes = [models.Index(fields=["kind", "day"], name="rollup_of_kind")]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}: {self.times}"


class MonthCount(models.Model):
    """How much there was in a month, by province alone and with one thing more of it.

    What pages read: days by commune, trade and size at once are millions of rows. Always what a
    recount gives.
    """

    month = models.DateField(_("month"))
    kind = models.CharField(_("what"), max_length=10, choices=Happening)
    by = models.CharField(_("by"), max_length=8, choices=By)
    province = models.CharField(_("province"), max_length=2, blank=True)
    # Code of a commune, letter of a trade, name of a size; "" where it was not said.
    part = models.CharField(_("part"), max_length=9, blank=True)
    times = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("count of a month")
        verbose_name_plural = _("counts of months")
        constraints = [
            models.UniqueConstraint(
                fields=["by", "province", "month", "kind", "part"], name="monthcount_is_one_row"
            ),
            models.CheckConstraint(condition=Q(times__gte=1), name="monthcount_counts_something"),
            models.CheckConstraint(condition=Q(month__day=1), name="monthcount_is_of_a_month"),
        ]
        indexes = [models.Index(fields=["month"], name="monthcount_of_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.kind}: {self.times}"


class DaySalt(models.Model):
    """What the marks of a day's visitors are made with; gone the day after, and they with it."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.day)


class Visitor(models.Model):
    """That somebody was seen on a day: a mark that nobody can turn back or follow to another."""

    pk = models.CompositePrimaryKey("day", "mark")
    day = models.DateField()
    mark = models.BinaryField(max_length=16)

    def __str__(self) -> str:
        return str(self.day)
