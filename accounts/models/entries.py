"""One table over the history of all objects, to search and to page through."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class HistoryEntry(models.Model):
    """An event of some tracked model; a trigger on each event table writes it.

    It names rows by their keys, so that it outlives them; what they said stands in the event.
    """

    at = models.DateTimeField(_("at"))
    # As in "platforms.platform".
    model = models.CharField(_("kind of object"), max_length=80)
    row = models.CharField(_("key of the object"), max_length=80)
    event = models.BigIntegerField(_("number of the event"))
    kind = models.CharField(_("what happened"), max_length=40)
    # The number of who did it; none for the system.
    person = models.BigIntegerField(_("who"), null=True)
    # Every word of the row as it became and of the reason; none once the event is emptied.
    words = SearchVectorField(null=True)

    class Meta:
        verbose_name = _("entry of the history")
        verbose_name_plural = _("history")
        constraints = [
            models.UniqueConstraint(fields=["model", "event"], name="historyentry_is_written_once")
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="historyentry_latest"),
            models.Index(fields=["person", "-at", "-id"], name="historyentry_of_a_person"),
            models.Index(fields=["model", "-at", "-id"], name="historyentry_of_a_kind"),
            GinIndex(fields=["words"], name="historyentry_words"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row} {self.at:%Y-%m-%d}"
