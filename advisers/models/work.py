"""What is done in a case: sessions, messages, documents, recommendations, and how it was rated."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisers.choices import Way
from advisers.models.cases import Case
from advisers.models.network import Adviser
from platforms.models import Platform
from reference.lookups import trigrams
from reference.models import Need
from ui.bilingual import Bilingual

LONGEST_SESSION = 12 * 60


class Side(models.TextChoices):
    OWNER = "OWNER", _("owner")
    ADVISER = "ADVISER", _("adviser")


class Session(models.Model):
    """One talk with the owner: on which day, by which way, how long, what it was about."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="sessions")
    adviser = models.ForeignKey(Adviser, models.PROTECT, related_name="sessions")
    held_at = models.DateTimeField(_("when"))
    way = models.CharField(_("way"), max_length=5, choices=Way)
    # 0 while it is only agreed on: a date to come.
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    summary = models.CharField(_("what it was about"), max_length=1000, blank=True)
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("entered at"))
    # When a date to come became a talk that was held, or the entry was corrected.
    changed_at = models.DateTimeField(_("last changed"))
    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes = [models.Index(fields=["adviser", "held_at"], name="advicesession_of_month")]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__lte=LONGEST_SESSION), name="session_is_of_a_day"
            ),
            models.CheckConstraint(
                condition=Q(minutes=0) | Q(held_at__lte=F("changed_at")),
                name="session_held_is_in_the_past",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.held_at:%Y-%m-%d}"


class Message(models.Model):
    """A line between owner and adviser, or a note that only advisers of the case read."""

    class Kind(models.TextChoices):
        SHARED = "SHARED", _("shared with the owner")
        PRIVATE = "PRIVATE", _("for advisers only")

    case = models.ForeignKey(Case, models.CASCADE, related_name="messages")
    kind = models.CharField(_("who reads it"), max_length=7, choices=Kind)
    side = models.CharField(_("from"), max_length=7, choices=Side)
    adviser = models.ForeignKey(Adviser, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("text"), max_length=3000)
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("written at"))
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["case", "created_at"], name="casemessage_thread")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="casemessage_says_something"),
            models.CheckConstraint(
                condition=Q(side="OWNER", kind="SHARED", adviser=None)
                | Q(side="ADVISER", adviser__isnull=False),
                name="casemessage_is_of_one_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.created_at:%Y-%m-%d}"


class Document(models.Model):
    """A file of a case; its kind is read from its content, and it is private."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="documents")
    side = models.CharField(_("from"), max_length=7, choices=Side)
    adviser = models.ForeignKey(Adviser, models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("title"), max_length=120)
    file = models.CharField(max_length=100, blank=True, editable=False)
    kind = models.CharField(max_length=4)
    size_bytes = models.PositiveIntegerField(_("size"))
    digest = models.CharField(max_length=64)
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("uploaded at"))
    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False) | ~Q(file=""), name="document_has_a_file"
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Advice(models.Model):
    """A recommendation that advisers use again, by need: the network's library."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    need = models.ForeignKey(
        Need, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("need")
    )
    title_vi = models.CharField(_("Vietnamese title"), max_length=150)
    title_en = models.CharField(_("English title"), max_length=150)
    text_vi = models.CharField(_("Vietnamese text"), max_length=1000)
    text_en = models.CharField(_("English text"), max_length=1000)
    days = models.PositiveSmallIntegerField(
        _("usual time, in days"), default=30, help_text=_("From this its date is suggested.")
    )
    is_retired = models.BooleanField(_("retired"), default=False)
    shipped_digest = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("recommendation of the library")
        verbose_name_plural = _("library of recommendations")
        indexes = [trigrams("title_vi", name="advice_title_words")]

    def __str__(self) -> str:
        return self.title_vi

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_vi, self.title_en)

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_vi, self.text_en)


class Recommendation(models.Model):
    """What the owner should do, until when, and how far it is."""

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", _("proposed")
        IN_PROGRESS = "IN_PROGRESS", _("in progress")
        BLOCKED = "BLOCKED", _("stuck")
        DONE = "DONE", _("done")
        NOT_INTERESTED = "NOT_INTERESTED", _("not wanted")
        ALREADY_DONE = "ALREADY_DONE", _("was done before")

    class Priority(models.IntegerChoices):
        FIRST = 1, _("first of all")
        SOON = 2, _("soon")
        LATER = 3, _("later")

    case = models.ForeignKey(Case, models.CASCADE, related_name="recommendations")
    adviser = models.ForeignKey(Adviser, models.PROTECT, related_name="+")
    advice = models.ForeignKey(Advice, models.SET_NULL, null=True, blank=True, related_name="+")
    platform = models.ForeignKey(
        Platform,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("platform"),
    )
    title = models.CharField(_("what to do"), max_length=150)
    text = models.TextField(_("how"), max_length=1500, blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.SOON
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.PROPOSED)
    state_note = models.CharField(_("why"), max_length=300, blank=True)
    state_by = models.CharField(max_length=7, choices=Side, default=Side.ADVISER)
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("proposed at"))
    changed_at = models.DateTimeField(_("last changed"))

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="recommendation_says_what"),
            models.CheckConstraint(
                condition=Q(priority__gte=1, priority__lte=3), name="recommendation_priority_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track(exclude=["text"])
class Rating(models.Model):
    """What the owner says once the case is closed; asked once, changed by nobody."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="rating")
    # Who had it when it was closed.
    adviser = models.ForeignKey(Adviser, models.PROTECT, related_name="ratings")
    asked_at = models.DateTimeField(_("asked at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    was_contacted = models.BooleanField(_("the adviser got in touch"), null=True)
    helped = models.BooleanField(_("it helped"), null=True)
    text = models.TextField(_("what changed"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("rating of advice")
        verbose_name_plural = _("ratings of advice")
        indexes = [models.Index(fields=["adviser", "answered_at"], name="rating_of_adviser")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, was_contacted=None, helped=None, text="")
                | Q(answered_at__isnull=False, was_contacted__isnull=False),
                name="rating_answered_says_whether_contacted",
            ),
        ]

    def __str__(self) -> str:
        return str(self.case_id)
