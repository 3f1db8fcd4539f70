"""What happened and was told: wishes, problems, counts, limits, notices, by text keys.

No foreign key leads upwards: a row names a platform or a need by its public key.
"""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Letter
from ledger.kinds import Delivery, Group
from ledger.querysets import NoticeQuerySet
from reference.lookups import trigrams


class Wish(models.Model):
    """What somebody looked for and the catalogue could not give; one row per day and wording."""

    class Origin(models.TextChoices):
        SEARCH = "SEARCH", _("search")
        MATCH = "MATCH", _("match")

    origin = models.CharField(_("came from"), max_length=6, choices=Origin)
    # Phone numbers and e-mail addresses are taken out before; emptied after 90 days.
    text = models.CharField(_("in her words"), max_length=300, blank=True)
    needs = ArrayField(models.CharField(max_length=60), verbose_name=_("needs"), default=list)
    filters = models.CharField(_("filters"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=2, default="vi")
    day = models.DateField(_("day"))
    # One-way mark of the wording, so that the same wish of one day is one row even when emptied.
    fingerprint = models.CharField(max_length=32, editable=False)
    times = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("unmet wish")
        verbose_name_plural = _("unmet wishes")
        indexes = [
            trigrams("text", name="wish_text_words"),
            trigrams("filters", name="wish_filters_words"),
            models.Index(fields=["-day", "-times", "id"], name="wish_latest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["day", "fingerprint"], name="wish_is_counted_by_day"),
            models.CheckConstraint(condition=Q(times__gte=1), name="wish_was_made"),
        ]

    def __str__(self) -> str:
        return self.text or ", ".join(self.needs)


# What reports may be about, by the kind that they store.
SUBJECTS = {
    "platform": _("platform"),
    "vendor": _("vendor"),
    "review": _("review"),
    "adviser": _("adviser"),
    "organisation": _("organisation"),
    "embed": _("matcher on the page of"),
}


@pghistory.track()
class ProblemReport(models.Model):
    """Something a reader says is wrong with a page; staff answer it."""

    class Reason(models.TextChoices):
        WRONG_FACT = "WRONG_FACT", _("something stated is wrong")
        DEAD_LINK = "DEAD_LINK", _("a link does not work")
        GONE = "GONE", _("the product no longer exists")
        MISLEADING = "MISLEADING", _("it misleads or asks for money")
        OTHER = "OTHER", _("something else")

    class Status(models.TextChoices):
        NEW = "NEW", _("new")
        LOOKING = "LOOKING", _("being looked at")
        MERGED = "MERGED", _("answered with another")
        DONE = "DONE", _("dealt with")
        DISMISSED = "DISMISSED", _("nothing to mend")

    subject_kind = models.CharField(_("about a"), max_length=20)
    subject_key = models.CharField(_("which"), max_length=80)
    reason = models.CharField(_("what is wrong"), max_length=10, choices=Reason)
    text = models.TextField(_("in her words"), max_length=2000, blank=True)
    contact = models.EmailField(_("answer to"), blank=True)
    # In which the answer is written to her.
    language = models.CharField(_("language"), max_length=2, default="vi")
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who looks at it"),
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    # The same problem, reported before; what is answered there is answered here.
    duplicate_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("answered with"),
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    # Sent with the form, so that a second click or a resent form makes no second report.
    request_key = models.UUIDField(_("form"), unique=True)
    created_at = models.DateTimeField(_("reported at"))
    done_at = models.DateTimeField(_("dealt with at"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dealt with by"),
    )

    class Meta:
        verbose_name = _("problem report")
        verbose_name_plural = _("problem reports")
        indexes = [
            trigrams("subject_key", name="problemreport_subject_words"),
            trigrams("text", name="problemreport_text_words"),
            trigrams("contact", name="problemreport_contact_words"),
            models.Index(fields=["-status", "created_at", "id"], name="problemreport_to_answer"),
            models.Index(
                fields=["subject_kind", "subject_key"],
                name="problemreport_of_subject",
                condition=Q(status__in=["NEW", "LOOKING", "MERGED"]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["NEW", "LOOKING", "MERGED"], done_at=None, done_by=None)
                | Q(status__in=["DONE", "DISMISSED"], done_at__isnull=False),
                name="problemreport_done_says_when",
            ),
            models.CheckConstraint(
                condition=Q(status="NEW", taken_at=None, assigned_to=None)
                | Q(status="LOOKING", taken_at__isnull=False)
                | Q(status__in=["MERGED", "DONE", "DISMISSED"]),
                name="problemreport_taken_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="DISMISSED") | ~Q(answer=""),
                name="problemreport_dismissed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["NEW", "LOOKING"], duplicate_of=None)
                | Q(status="MERGED", duplicate_of__isnull=False)
                | Q(status__in=["DONE", "DISMISSED"]),
                name="problemreport_merged_says_with_what",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of=None) | ~Q(duplicate_of=F("id")),
                name="problemreport_is_not_its_own_duplicate",
            ),
        ]

    def __str__(self) -> str:
        return f"{SUBJECTS.get(self.subject_kind, self.subject_kind)} {self.subject_key}"


class DailyCount(models.Model):
    """How often something happened on a day, without who."""

    class Kind(models.TextChoices):
        VISIT = "VISIT", _("visit to the vendor")
        VIEW = "VIEW", _("listing read")
        MATCH = "MATCH", _("match made")
        EMBED = "EMBED", _("matcher shown on a site")

    day = models.DateField(_("day"))
    kind = models.CharField(_("what"), max_length=8, choices=Kind)
    key = models.CharField(_("which"), max_length=80, blank=True)
    times = models.PositiveBigIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("daily count")
        verbose_name_plural = _("daily counts")
        indexes = [
            trigrams("key", name="dailycount_key_words"),
            models.Index(fields=["-day", "kind", "key", "id"], name="dailycount_latest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["day", "kind", "key"], name="dailycount_is_one_row"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.key}: {self.times}"


class RateCounter(models.Model):
    """Uses of one action by one caller in the current window; the row is the lock."""

    key = models.CharField(max_length=120, primary_key=True)
    window_started_at = models.DateTimeField()
    used = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.key}: {self.used}"


class Notice(models.Model):
    """Something a person is told, once: on the portal, and by mail as she chose."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("waiting")
        SENDING = "SENDING", _("being sent")
        SENT = "SENT", _("sent")
        SHOWN = "SHOWN", _("on the portal only")
        CANCELLED = "CANCELLED", _("no longer true")
        FORGOTTEN = "FORGOTTEN", _("forgotten after two years")

    class Why(models.TextChoices):
        """Why nothing was sent."""

        CHOSEN = "CHOSEN", _("she reads it on the portal only")
        UNREACHABLE = "UNREACHABLE", _("no address and no number that she has confirmed")
        REFUSED = "REFUSED", _("the server did not take it, however often it was tried")
        OVER = "OVER", _("the matter was over before it went out")
        LEFT = "LEFT", _("the account was closed")
        WITHDRAWN = "WITHDRAWN", _("taken back")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("to")
    )
    kind = models.CharField(_("kind"), max_length=60)
    # Says which fact is told; the same fact told again finds this row.
    key = models.CharField(_("about"), max_length=120)
    params = models.JSONField(_("values"), default=dict)
    path = models.CharField(_("leads to"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("made at"))
    due_at = models.DateTimeField(_("not before"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    why = models.CharField(_("why not sent"), max_length=11, choices=Why, blank=True)
    way = models.CharField(_("how"), max_length=5, choices=Letter.Way, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    tried_at = models.DateTimeField(_("last try at"), null=True, blank=True)
    # Name of the error alone: what servers answer may hold addresses.
    refusal = models.CharField(_("last refusal"), max_length=60, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "key"], name="notice_is_told_once"),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("created_at")), name="notice_is_due_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(state="SENT", sent_at__isnull=False)
                | (~Q(state="SENT") & Q(sent_at=None)),
                name="notice_sent_says_when",
            ),
            models.CheckConstraint(
                condition=Q(why="") | Q(state__in=["SHOWN", "CANCELLED"]),
                name="notice_sent_has_no_why_not",
            ),
            models.CheckConstraint(
                condition=Q(tries=0, tried_at=None) | Q(tries__gt=0, tried_at__isnull=False),
                name="notice_tried_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-due_at"], name="notice_of_user"),
            models.Index(fields=["due_at"], name="notice_waiting", condition=Q(state="WAITING")),
            models.Index(fields=["-created_at", "-id"], name="notice_latest"),
            models.Index(fields=["kind", "-created_at", "-id"], name="notice_of_kind"),
            models.Index(fields=["sent_at", "kind"], name="notice_sent", condition=Q(state="SENT")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


@pghistory.track()
class NoticeChoice(models.Model):
    """How a person wants to hear of one group of notices, where it differs from the usual way."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices"
    )
    group = models.CharField(_("what"), max_length=10, choices=Group)
    delivery = models.CharField(_("how"), max_length=8, choices=Delivery)

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")
        constraints = [
            models.UniqueConstraint(fields=["user", "group"], name="noticechoice_is_one"),
            models.CheckConstraint(
                condition=~Q(group=Group.SERVICE), name="noticechoice_is_a_choice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.delivery}"


# Models that lie beside what works with them; imported last, here, where Django looks for them.
from ledger.events.models import DaySalt, Event, Rollup, Visitor  # noqa: E402, F401
