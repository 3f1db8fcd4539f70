"""Calls for platforms, and the listings that answer them."""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from platforms.models import Platform
from programme.calls.choices import State
from programme.calls.querysets import AnswerQuerySet, CallQuerySet
from reference.disclosure import FEWEST
from reference.lookups import trigrams
from reference.triggers import REFUSE
from ui.bilingual import Bilingual

_KEPT = REFUSE.format(text="a published call is kept", name="published_call_is_kept")
_TEXTS = (
    *("slug", "title_vi", "title_en", "text_vi", "text_en", "needs", "sections", "provinces"),
    *("deployments", "languages", "ceiling_vnd", "opens_on", "closes_on"),
    *("demand_count", "demand_on"),
)


def _codes(label: Any, length: int) -> ArrayField:
    return ArrayField(models.CharField(max_length=length), verbose_name=label, default=list)


@pghistory.track()
class Call(models.Model):
    """What is missing, as vendors are asked for it; once published its text stays as it is."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=150)
    title_en = models.CharField(_("title in English"), max_length=150, blank=True)
    text_vi = models.TextField(_("text in Vietnamese"), max_length=4000, blank=True)
    text_en = models.TextField(_("text in English"), max_length=4000, blank=True)
    # Codes of needs, sections and provinces: reference rows are retired, never deleted.
    needs = _codes(_("needs"), 60)
    sections = _codes(_("trades; none: all"), 60)
    provinces = _codes(_("provinces; none: the whole country"), 2)
    deployments = _codes(_("ways of running it, one of which is asked for"), 20)
    languages = _codes(_("languages that are asked for"), 20)
    ceiling_vnd = models.PositiveBigIntegerField(
        _("price a month at most (VND)"), null=True, blank=True
    )
    opens_on = models.DateField(_("takes answers from"))
    closes_on = models.DateField(_("takes answers until"))
    # How many enterprises had no or no good platform for it, as the radar told on that day.
    demand_count = models.PositiveIntegerField(_("enterprises that wait for it"), null=True)
    demand_on = models.DateField(_("counted on"), null=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    # Raised by every change of the text, so that an older form is not saved over it.
    version = models.PositiveIntegerField(default=1, editable=False)
    request_key = models.UUIDField(unique=True, editable=False)
    # Who wrote the text as it stands; somebody else publishes it.
    author = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("written by")
    )
    created_at = models.DateTimeField(_("begun at"))
    changed_at = models.DateTimeField(_("last changed"))
    published_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("published by")
    )
    published_at = models.DateTimeField(_("published at"), null=True)
    closed_at = models.DateTimeField(_("closed at"), null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for platforms")
        verbose_name_plural = _("calls for platforms")
        indexes = [trigrams("title_vi", name="call_title_words")]
        triggers = [
            pgtrigger.Trigger(
                name="published_call_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.published_at IS NOT NULL AND ("
                    + " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _TEXTS)
                    + ")"
                ),
                func=f"{_KEPT}",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title_vi=""), name="call_has_a_title"),
            models.CheckConstraint(condition=Q(needs__len__gte=1), name="call_asks_for_a_need"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="call_closes_after_it_opens",
                violation_error_message=_("It would close before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(ceiling_vnd=None) | Q(ceiling_vnd__gt=0), name="call_price_is_a_price"
            ),
            models.CheckConstraint(
                condition=Q(demand_count=None, demand_on=None)
                | Q(demand_count__gte=FEWEST, demand_on__isnull=False),
                name="call_tells_no_small_figure",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None)
                | (~Q(title_en="") & ~Q(text_vi="") & ~Q(text_en="")),
                name="call_published_speaks_both_languages",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, published_at=None, closed_at=None)
                | Q(state=State.PUBLISHED, published_at__isnull=False, closed_at=None)
                | Q(state=State.CLOSED, closed_at__isnull=False),
                name="call_state_says_when",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | Q(published_at__isnull=False),
                name="call_published_by_says_when",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | Q(author=None) | ~Q(published_by=F("author")),
                name="call_takes_two_people",
                violation_error_message=_("Somebody else has to publish it."),
            ),
        ]

    def __str__(self) -> str:
        return self.title_vi

    def get_absolute_url(self) -> str:
        return reverse("call-detail", args=[self.slug])

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_vi, self.title_en)

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_vi, self.text_en)


@pghistory.track()
class CallAnswer(models.Model):
    """A listing as a vendor's answer, until taken back; who sees it is the listing's own state."""

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="answers", verbose_name=_("call for platforms")
    )
    platform = models.ForeignKey(
        Platform, models.CASCADE, related_name="+", verbose_name=_("platform")
    )
    answered_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"))
    # None: it stands. Given anew, both are empty again.
    taken_back_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("taken back by")
    )
    taken_back_at = models.DateTimeField(_("taken back at"), null=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a call")
        verbose_name_plural = _("answers to calls")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_by=None) | Q(taken_back_at__isnull=False),
                name="callanswer_taken_back_by_says_when",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(taken_back_at__gte=F("answered_at")),
                name="callanswer_is_given_before_it_is_taken_back",
            ),
            models.UniqueConstraint(
                fields=["call", "platform"],
                name="callanswer_is_given_once",
                violation_error_message=_("This listing answers the call already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.platform_id}"
