"""The catalogue: platforms, and where each fact about them comes from."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from platforms.choices import (
    SIZES,
    Charge,
    Deployment,
    Evidence,
    Language,
    Per,
    Period,
    SectorScope,
    SizeClass,
    Status,
    Strength,
)
from platforms.duplicates.triggers import forgets_marks
from platforms.links.sites import check_site
from platforms.models.vendors import Vendor
from platforms.querysets import PlatformQuerySet
from reference.lookups import trigrams
from reference.models import Need, Sector
from reference.triggers import bumps
from ui.bilingual import Bilingual


def listed(choices: type[models.TextChoices], label: Any) -> ArrayField:
    """A short list of choices in a column; empty means that nobody stated it."""
    return ArrayField(
        models.CharField(max_length=20, choices=choices),
        verbose_name=label,
        default=list,
        blank=True,
    )


@pghistory.track(exclude=["sort_key", "updated_at"])
class Platform(models.Model):
    """A product listed in the catalogue, with what the portal says of it."""

    slug = models.SlugField(_("address on the site"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=150)
    vendor = models.ForeignKey(
        Vendor, models.PROTECT, related_name="platforms", verbose_name=_("vendor")
    )
    website = models.URLField(_("website"), blank=True, validators=[check_site])
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    summary_vi = models.CharField(_("one sentence in Vietnamese"), max_length=400)
    summary_en = models.CharField(_("one sentence in English"), max_length=400, blank=True)
    description_vi = models.TextField(_("Vietnamese description"), max_length=5000, blank=True)
    description_en = models.TextField(_("English description"), max_length=5000, blank=True)

    needs = models.ManyToManyField(Need, through="PlatformNeed", related_name="platforms")
    sector_scope = models.CharField(
        _("which sectors"), max_length=7, choices=SectorScope, default=SectorScope.UNKNOWN
    )
    sectors = models.ManyToManyField(Sector, through="PlatformSector", related_name="platforms")
    sizes = listed(SizeClass, _("size classes"))
    deployments = listed(Deployment, _("deployment"))
    languages = listed(Language, _("languages"))
    free_trial_days = models.PositiveSmallIntegerField(_("free trial, days"), null=True, blank=True)
    free_trial_source = models.CharField(_("source of the trial"), max_length=300, blank=True)

    export_formats = models.CharField(_("formats of export"), max_length=200, blank=True)
    exit_terms_vi = models.TextField(_("leaving, in Vietnamese"), max_length=2000, blank=True)
    exit_terms_en = models.TextField(_("leaving, in English"), max_length=2000, blank=True)
    support_hours = models.CharField(_("support hours"), max_length=200, blank=True)
    # Name of the picture in the media store; written by `platforms.revisions` alone.
    logo = models.CharField(_("logo"), max_length=120, blank=True, editable=False)

    evidence = models.CharField(
        _("evidence"), max_length=16, choices=Evidence, default=Evidence.NONE
    )
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=120, blank=True)
    curator_note_en = models.TextField(_("curator's note"), max_length=2000, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    sort_key = models.GeneratedField(
        expression=models.Func(F("name"), function="vi_sort_key", output_field=models.TextField()),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    # The shipped record's state when last loaded; "" for listings that did not come with the site.
    shipped_digest = models.CharField(max_length=32, blank=True, editable=False)

    objects = PlatformQuerySet.as_manager()

    class Meta:
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")
        triggers = [
            bumps("catalogue"),
            forgets_marks("name", "website", "vendor_id", chosen="NEW.id"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | ~Q(evidence=Evidence.NONE),
                name="platform_published_has_evidence",
                violation_error_message=_("A listing without any evidence stays a draft."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmed_by="")
                | (Q(confirmed_on__isnull=False) & ~Q(confirmed_by="")),
                name="platform_confirmation_says_who_and_when",
                violation_error_message=_("Say both when and by whom it was confirmed."),
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False),
                name="platform_published_says_when",
            ),
            models.CheckConstraint(
                condition=Q(sizes__contained_by=SIZES), name="platform_sizes_are_known"
            ),
            models.CheckConstraint(
                condition=Q(deployments__contained_by=Deployment.values),
                name="platform_deployments_are_known",
            ),
            models.CheckConstraint(
                condition=Q(languages__contained_by=Language.values),
                name="platform_languages_are_known",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="platform_has_a_name"),
        ]
        indexes = [
            models.Index(fields=["status", "sort_key"], name="platform_status_and_name"),
            trigrams("name", name="platform_name_words"),
            trigrams("slug", name="platform_slug_words"),
            trigrams("summary_vi", name="platform_summary_words"),
            models.Index(fields=["sort_key", "id"], name="platform_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def summary(self) -> Bilingual:
        return Bilingual(self.summary_vi, self.summary_en)


@pghistory.track()
class PlatformNeed(models.Model):
    """A need that a platform meets, as its core or as a supporting function."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="platform_needs")
    need = models.ForeignKey(
        Need, models.PROTECT, related_name="platform_needs", verbose_name=_("need")
    )
    strength = models.CharField(_("strength"), max_length=10, choices=Strength)

    class Meta:
        verbose_name = _("need met")
        verbose_name_plural = _("needs met")
        triggers = [bumps("catalogue")]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "need"],
                name="platformneed_is_listed_once",
                violation_error_message=_("This need is already listed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform_id} {self.need_id}"


@pghistory.track()
class PlatformSector(models.Model):
    """A sector that a platform is made for."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="platform_sectors")
    sector = models.ForeignKey(
        Sector, models.PROTECT, related_name="platform_sectors", verbose_name=_("sector")
    )

    class Meta:
        verbose_name = _("sector served")
        verbose_name_plural = _("sectors served")
        triggers = [bumps("catalogue")]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "sector"],
                name="platformsector_is_listed_once",
                violation_error_message=_("This sector is already listed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform_id} {self.sector_id}"


@pghistory.track()
class PricingPlan(models.Model):
    """One way to pay; an empty price means that the vendor has not published it."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="plans")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(_("name of the plan"), max_length=100, blank=True)
    charge = models.CharField(_("how it is charged"), max_length=10, choices=Charge)
    price_vnd = models.PositiveBigIntegerField(_("price from, VND"), null=True, blank=True)
    period = models.CharField(_("per period"), max_length=5, choices=Period, blank=True)
    per = models.CharField(_("per what"), max_length=10, choices=Per, blank=True)
    note_vi = models.CharField(_("note in Vietnamese"), max_length=200, blank=True)
    note_en = models.CharField(_("note in English"), max_length=200, blank=True)
    source = models.CharField(_("source of the price"), max_length=400, blank=True)
    is_second_hand = models.BooleanField(_("price from somebody else"), default=False)

    class Meta:
        verbose_name = _("pricing plan")
        verbose_name_plural = _("pricing plans")
        triggers = [bumps("catalogue")]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "position"],
                name="pricingplan_position_is_used_once",
                violation_error_message=_("Two plans have the same position."),
            ),
            models.CheckConstraint(
                condition=~Q(charge=Charge.FREE) | Q(price_vnd=None) | Q(price_vnd=0),
                name="pricingplan_free_costs_nothing",
                violation_error_message=_("A free plan has no price."),
            ),
            models.CheckConstraint(
                condition=Q(price_vnd=None) | ~Q(source=""),
                name="pricingplan_price_names_its_source",
                violation_error_message=_("Say where the price was published."),
            ),
            models.CheckConstraint(
                condition=Q(price_vnd=None) | Q(price_vnd=0) | ~Q(period=""),
                name="pricingplan_price_names_its_period",
                violation_error_message=_("Say what period the price is for."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_charge_display()

    @property
    def note(self) -> Bilingual:
        return Bilingual(self.note_vi, self.note_en)


@pghistory.track()
class PlatformLink(models.Model):
    """A link to another product as one side declares it: a listed platform or an outside name."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="links")
    target = models.ForeignKey(
        Platform,
        models.CASCADE,
        related_name="links_from",
        null=True,
        blank=True,
        verbose_name=_("listed platform"),
    )
    outside_name = models.CharField(_("or another product"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, outside_name="")
                | (Q(target=None) & ~Q(outside_name="")),
                name="platformlink_has_one_target",
                violation_error_message=_("Choose a listed platform or name another product."),
            ),
            models.CheckConstraint(
                condition=Q(target=None) | ~Q(target=F("platform")),
                name="platformlink_leads_elsewhere",
                violation_error_message=_("A platform does not link to itself."),
            ),
            models.UniqueConstraint(
                fields=["platform", "target", "outside_name"],
                name="platformlink_is_declared_once",
                nulls_distinct=False,
                violation_error_message=_("This link is already listed."),
            ),
        ]

    def __str__(self) -> str:
        return self.outside_name or str(self.target_id)


@pghistory.track()
class Mention(models.Model):
    """An award, a recognition or a rule that a named source says the platform meets."""

    class Kind(models.TextChoices):
        RECOGNITION = "RECOGNITION", _("recognition")
        COMPLIANCE = "COMPLIANCE", _("certificate or rule")

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="mentions")
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=400)

    class Meta:
        verbose_name = _("recognition or certificate")
        verbose_name_plural = _("recognitions and certificates")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="mention_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.title_vi

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_vi, self.title_en)


@pghistory.track()
class Source(models.Model):
    """Where a listing's facts come from, and when they were read there."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    address = models.URLField(_("address"), max_length=400, blank=True, validators=[check_site])
    note_vi = models.CharField(_("note in Vietnamese"), max_length=300, blank=True)
    note_en = models.CharField(_("note in English"), max_length=300, blank=True)
    retrieved_on = models.DateField(_("read on"))

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(note_vi=""), name="source_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.address or self.note_vi

    @property
    def note(self) -> Bilingual:
        return Bilingual(self.note_vi, self.note_en)
