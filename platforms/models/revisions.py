"""How a listing changes: revisions with their thread and files, and the decisions on them."""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from platforms.bank_accounts import ACCOUNT
from platforms.choices import Act, Evidence, State
from platforms.models.catalogue import Platform
from reference.lookups import trigrams
from reference.triggers import frozen, kept
from ui.bilingual import Bilingual

OPEN = (State.DRAFT, State.SUBMITTED, State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED)
EDITABLE = (State.DRAFT, State.CHANGES_REQUESTED)
# With the staff: its text and evidence stay as they were handed in.
UNDER_REVIEW = (State.SUBMITTED, State.IN_REVIEW, State.APPROVED)


class Side(models.TextChoices):
    VENDOR = "VENDOR", _("vendor")
    STAFF = "STAFF", _("ministry")


@pghistory.track()
class Criterion(models.Model):
    """A published rule by which listings are judged, refused or suspended."""

    class Use(models.TextChoices):
        LISTING = "LISTING", _("what every listing must meet")
        SUSPENSION = "SUSPENSION", _("why a listing is suspended")

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    use = models.CharField(_("for what"), max_length=10, choices=Use)
    position = models.PositiveSmallIntegerField(_("position"))
    title_vi = models.CharField(_("title in Vietnamese"), max_length=150)
    title_en = models.CharField(_("title in English"), max_length=150)
    text_vi = models.TextField(_("Vietnamese text"), max_length=600)
    text_en = models.TextField(_("English text"), max_length=600)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["use", "position"],
                condition=Q(is_active=True),
                name="criterion_position_is_used_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_vi, self.title_en)

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_vi, self.text_en)


def moment(label: Any) -> models.DateTimeField:
    return models.DateTimeField(label, null=True, blank=True, editable=False)


def person(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


# The texts are kept in the rows themselves; the history tells who moved them.
@pghistory.track(exclude=["content", "private", "base", "writers", "version", "changed_at"])
class Revision(models.Model):
    """One proposed text of a listing, from its draft to the decision on it.

    content: what the public would read, in the shape of `platforms.revisions.content`.
    private: what only the vendor and staff read: reference customers, company facts, bank account.
    base: the content of the listing when the revision was begun, {} for a new listing.
    """

    platform = models.ForeignKey(
        Platform, models.CASCADE, related_name="revisions", verbose_name=_("platform")
    )
    number = models.PositiveIntegerField(_("number"))
    side = models.CharField(_("written by"), max_length=6, choices=Side)
    state = models.CharField(
        _("state"), max_length=17, choices=State, default=State.DRAFT, editable=False
    )
    content = models.JSONField(_("content"))
    private = models.JSONField(_("evidence for staff"), default=dict, blank=True)
    base = models.JSONField(_("as it was before"), default=dict, editable=False)
    # Grows with every write; a form that shows an older one is told so.
    version = models.PositiveIntegerField(default=1, editable=False)
    request_key = models.UUIDField(unique=True, editable=False)
    # Who answers for the text: who submitted it, or who began it.
    author = person(_("author"))
    # Keys of all who wrote in it; none of them may review it. No foreign keys: an account that is
    # erased leaves a number that leads nowhere.
    writers = ArrayField(models.BigIntegerField(), default=list, editable=False)
    created_at = models.DateTimeField(_("begun at"), editable=False)
    changed_at = models.DateTimeField(_("changed at"), editable=False)
    submitted_at = moment(_("submitted at"))
    reviewer = person(_("reviewer"))
    taken_at = moment(_("taken up at"))
    approved_by = person(_("approved by"))
    approved_at = moment(_("approved at"))
    # The reviewer's judgement; it takes the place of what the content says.
    evidence = models.CharField(
        _("kind of evidence"),
        max_length=16,
        choices=Evidence,
        default=Evidence.NONE,
        editable=False,
    )
    published_by = person(_("published by"))
    closed_at = moment(_("decided at"))

    class Meta:
        verbose_name = _("revision of a listing")
        verbose_name_plural = _("revisions of listings")
        triggers = [
            frozen(
                "revision_text_is_frozen",
                columns=("content", "private", "base", "platform_id", "number"),
                state="OLD.state NOT IN ('DRAFT', 'CHANGES_REQUESTED')",
                text="a revision changes only as a draft or when changes were requested",
            ),
            frozen(
                "revision_decision_is_final",
                columns=("state",),
                state="OLD.state IN ('PUBLISHED', 'REFUSED', 'DISCARDED')",
                text="a decided revision keeps its state",
            ),
            kept(
                "revision_decided_is_kept",
                state="OLD.state IN ('PUBLISHED', 'REFUSED')",
                text="a decided revision is kept",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "number"], name="revision_number_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["platform"], condition=Q(state__in=OPEN), name="revision_is_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "DISCARDED")) | Q(submitted_at__isnull=False),
                name="revision_submitted_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("APPROVED", "PUBLISHED"))
                | (Q(approved_at__isnull=False) & ~Q(evidence="none")),
                name="revision_approved_says_when_and_on_what",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, closed_at=None)
                | (~Q(state__in=OPEN) & Q(closed_at__isnull=False)),
                name="revision_decided_says_when",
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | Q(author=None) | ~Q(reviewer=F("author")),
                name="revision_is_reviewed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(author=None) | ~Q(approved_by=F("author")),
                name="revision_is_approved_by_another",
            ),
            models.CheckConstraint(
                condition=RawSQL(
                    "approved_by_id IS NULL OR NOT approved_by_id = ANY (writers)",
                    (),
                    output_field=models.BooleanField(),
                ),
                name="revision_is_approved_by_no_writer",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None)
                | Q(approved_by=None)
                | ~Q(published_by=F("approved_by")),
                name="revision_is_published_by_a_second_person",
            ),
            # Signals compare accounts as they stand here.
            models.CheckConstraint(
                condition=Q(private__bank_account__isnull=True)
                | Q(private__bank_account="")
                | Q(private__bank_account__regex=ACCOUNT),
                name="revision_bank_account_is_normal",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "submitted_at"], name="revision_queue"),
            models.Index(
                fields=["submitted_at", "id"],
                condition=Q(state__in=UNDER_REVIEW),
                name="revision_waits_for_staff",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content.get('name', '')} #{self.number}"

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE


class Message(models.Model):
    """A question, an answer or a note among staff on a revision."""

    class Kind(models.TextChoices):
        THREAD = "THREAD", _("to the other side")
        NOTE = "NOTE", _("note among staff")

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="messages")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.THREAD)
    side = models.CharField(_("written by"), max_length=6, choices=Side)
    author = person(_("author"))
    text = models.TextField(_("text"), max_length=2000)
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("written at"), editable=False)

    class Meta:
        verbose_name = _("message on a revision")
        verbose_name_plural = _("messages on revisions")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
            models.CheckConstraint(
                condition=~Q(kind="NOTE") | Q(side="STAFF"), name="message_note_is_of_staff"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Decision(models.Model):
    """An entry of the public log: what was decided on a listing, by which rule, on what evidence.

    It names no person; who decided stands in `decided_by`, which is not public.
    """

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    act = models.CharField(_("act"), max_length=9, choices=Act)
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, null=True, blank=True, verbose_name=_("criterion")
    )
    evidence = models.CharField(_("kind of evidence"), max_length=16, choices=Evidence)
    reason = models.TextField(_("public reason"), max_length=1000, blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = person(_("decided by"))

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        triggers = [
            frozen(
                "decision_does_not_change",
                columns=(
                    *("platform_id", "revision_id", "act", "criterion_id", "evidence"),
                    *("reason", "decided_at"),
                ),
                state="TRUE",
                text="a decision in the log does not change",
            ),
            pgtrigger.Protect(name="decision_is_kept", operation=pgtrigger.Delete),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(act__in=("REFUSE", "SUSPEND"))
                | (Q(criterion__isnull=False) & ~Q(reason="")),
                name="decision_against_names_rule_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(act__in=("PUBLISH", "REFUSE", "SUSPEND", "LIFT", "RETIRE", "RENEW")),
                name="decision_act_is_public",
            ),
            models.UniqueConstraint(
                fields=["revision", "act"],
                condition=Q(revision__isnull=False),
                name="decision_on_a_revision_is_taken_once",
            ),
        ]
        indexes = [
            models.Index(fields=["-decided_at", "-id"], name="decision_latest_first"),
            trigrams("reason", name="decision_reason_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.platform_id}"
