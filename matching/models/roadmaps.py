"""A dated plan made of a result, kept by whoever made the result."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matching.models.results import MatchResult
from ui.bilingual import Bilingual


class Roadmap(models.Model):
    """A roadmap that whoever made the result keeps and edits; it goes when the result goes."""

    result = models.OneToOneField(MatchResult, models.CASCADE, related_name="roadmap")
    bundle = models.CharField(_("bundle"), max_length=20)
    starts_on = models.DateField(_("starts on"))
    created_at = models.DateTimeField(_("made at"))
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("roadmap")
        verbose_name_plural = _("roadmaps")
        constraints = [
            models.CheckConstraint(
                condition=Q(bundle__in=["cheapest", "best_fit", "fewest_vendors", ""]),
                name="roadmap_bundle_is_known",
            ),
            models.CheckConstraint(
                condition=Q(changed_at__gte=F("created_at")), name="roadmap_changes_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_id} {self.starts_on}"


class RoadmapStep(models.Model):
    """One step; planned ones have a title in both languages until she gives it her own."""

    class Phase(models.TextChoices):
        START = "START", _("Start")
        DIGITISE = "DIGITISE", _("Digitise operations")
        TRANSFORM = "TRANSFORM", _("Transform")

    class Kind(models.TextChoices):
        PREPARE = "PREPARE", _("prepare data")
        QUOTATION = "QUOTATION", _("ask for quotations")
        SUPPORT = "SUPPORT", _("apply for support")
        DUTY = "DUTY", _("legal duty")
        TRIAL = "TRIAL", _("trial")
        ROLL_OUT = "ROLL_OUT", _("roll out")
        TRAIN = "TRAIN", _("train")
        CONNECT = "CONNECT", _("connect")
        CHECK = "CHECK", _("check")
        OWN = "OWN", _("own step")

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="steps")
    # Sent with the form that adds a step: a second click adds none.
    request_key = models.UUIDField(unique=True, null=True, blank=True)
    phase = models.CharField(_("phase"), max_length=10, choices=Phase)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title_vi = models.CharField(_("Vietnamese title"), max_length=300, blank=True)
    title_en = models.CharField(_("English title"), max_length=300, blank=True)
    # Free of phone numbers and e-mail addresses: whoever has the link reads it.
    own_title = models.CharField(_("own title"), max_length=200, blank=True)
    platforms = ArrayField(
        models.SlugField(max_length=80), verbose_name=_("platforms"), default=list
    )
    starts_on = models.DateField(_("from"))
    due_on = models.DateField(_("until"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("step of a roadmap")
        verbose_name_plural = _("steps of roadmaps")
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")),
                name="roadmapstep_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(title_vi="") | ~Q(own_title=""), name="roadmapstep_has_a_title"
            ),
            models.CheckConstraint(
                condition=~Q(kind="OWN") | Q(request_key__isnull=False),
                name="roadmapstep_own_one_has_a_key",
            ),
        ]
        indexes = [models.Index(fields=["roadmap", "starts_on"], name="roadmapstep_by_day")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.own_title or self.title_vi, self.own_title or self.title_en)
