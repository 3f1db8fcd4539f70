"""What the portal refers to and never invents: needs, sectors, places, size limits.

Every row comes from `reference/data/`, is known by its `code`, and is retired rather than deleted.
"""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reference.lookups import trigrams
from reference.querysets import NeedQuerySet, ProvinceQuerySet, RetirableQuerySet, SectorQuerySet
from reference.triggers import bumps
from ui.bilingual import Bilingual


class Reference(models.Model):
    """A coded row in both languages."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=250)
    name_en = models.CharField(_("English name"), max_length=250, blank=True)
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Kept for what refers to it, offered no more.")
    )
    # What the row was when last loaded from the shipped file: whoever changed it since is kept.
    shipped_digest = models.CharField(max_length=32, blank=True, editable=False)

    objects = RetirableQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_vi, self.name_en)


@pghistory.track()
class BusinessFunction(Reference):
    """One of the sixteen functions of a business that group the needs."""

    description_vi = models.CharField(_("Vietnamese description"), max_length=500, blank=True)
    description_en = models.CharField(_("English description"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("business function")
        verbose_name_plural = _("business functions")
        triggers = [bumps("catalogue")]


@pghistory.track()
class Need(Reference):
    """What an enterprise wants to get done, in the owner's terms."""

    function = models.ForeignKey(
        BusinessFunction, models.PROTECT, related_name="needs", verbose_name=_("business function")
    )
    description_vi = models.CharField(_("Vietnamese description"), max_length=500)
    description_en = models.CharField(_("English description"), max_length=500, blank=True)
    pillar = models.CharField(_("main pillar"), max_length=60)
    pillars = ArrayField(models.CharField(max_length=60), verbose_name=_("pillars"), default=list)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = NeedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        triggers = [bumps("catalogue")]

    @property
    def description(self) -> Bilingual:
        return Bilingual(self.description_vi, self.description_en)


@pghistory.track()
class NeedSynonym(models.Model):
    """A phrase owners use for a need; the recogniser and the search know it."""

    class Language(models.TextChoices):
        VIETNAMESE = "VI", _("Vietnamese")
        UNACCENTED = "PLAIN", _("Vietnamese without diacritics")
        ENGLISH = "EN", _("English")

    need = models.ForeignKey(Need, models.CASCADE, related_name="synonyms", verbose_name=_("need"))
    text = models.CharField(_("phrase"), max_length=120)
    language = models.CharField(
        _("language"), max_length=5, choices=Language, default=Language.VIETNAMESE
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Misleads more than it helps: not used any more.")
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        indexes = [
            trigrams("text", name="needsynonym_text_words"),
        ]
        triggers = [bumps("catalogue")]
        constraints = [
            models.UniqueConstraint(
                fields=["need", "text"],
                name="needsynonym_is_said_once",
                violation_error_message=_("This need already has this phrase."),
            ),
            models.CheckConstraint(condition=~Q(text=""), name="needsynonym_text_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text


class SizeGroup(Reference):
    """One of the two sector groups of Decree 80/2021, Article 5."""

    class Meta:
        verbose_name = _("sector group")
        verbose_name_plural = _("sector groups")


@pghistory.track()
class SizeLimit(models.Model):
    """Upper limits of one size class in one sector group; employees AND (revenue OR capital)."""

    class SizeClass(models.TextChoices):
        MICRO = "micro", _("micro")
        SMALL = "small", _("small")
        MEDIUM = "medium", _("medium")

    group = models.ForeignKey(
        SizeGroup, models.CASCADE, related_name="limits", verbose_name=_("sector group")
    )
    size = models.CharField(_("size class"), max_length=6, choices=SizeClass)
    max_employees = models.PositiveIntegerField(_("employees at most"))
    max_revenue_vnd = models.PositiveBigIntegerField(_("revenue a year at most (VND)"))
    max_capital_vnd = models.PositiveBigIntegerField(_("total capital at most (VND)"))

    class Meta:
        verbose_name = _("size limit")
        verbose_name_plural = _("size limits")
        constraints = [
            models.UniqueConstraint(fields=["group", "size"], name="sizelimit_is_set_once"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.size}"


@pghistory.track()
class Sector(Reference):
    """A section (letter) or division (two digits) of VSIC 2025, Decision 36/2025/QĐ-TTg."""

    class Level(models.TextChoices):
        SECTION = "SECTION", _("section")
        DIVISION = "DIVISION", _("division")

    level = models.CharField(_("level"), max_length=8, choices=Level)
    section = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="divisions",
        verbose_name=_("section"),
    )
    short_vi = models.CharField(_("short Vietnamese name"), max_length=80, blank=True)
    size_group = models.ForeignKey(
        SizeGroup, models.PROTECT, null=True, blank=True, verbose_name=_("sector group")
    )
    is_selectable = models.BooleanField(_("offered to enterprises"), default=True)

    objects = SectorQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(level="SECTION", section=None)
                | Q(level="DIVISION", section__isnull=False),
                name="sector_division_has_a_section",
            ),
        ]

    @property
    def short_name(self) -> Bilingual:
        return Bilingual(self.short_vi or self.name_vi, self.name_en)


class Province(models.Model):
    """One of the 34 provinces and centrally run cities since 1 July 2025."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    short_name = models.CharField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=30)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    is_retired = models.BooleanField(_("retired"), default=False)

    objects = ProvinceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        triggers = [bumps("places")]

    def __str__(self) -> str:
        return self.short_name


@pghistory.track(exclude=["shipped_digest"])
class Commune(models.Model):
    """A commune, ward or special zone: since 1 July 2025 there are no districts above it."""

    code = models.CharField(_("code"), max_length=5, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20)
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="communes", verbose_name=_("province")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    is_retired = models.BooleanField(_("retired"), default=False)
    # As of every reference row: what an import changed is kept when the shipped file is loaded.
    shipped_digest = models.CharField(max_length=32, blank=True, default="", editable=False)

    objects = RetirableQuerySet.as_manager()

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        indexes = [
            trigrams("name", name="commune_name_words"),
        ]
        triggers = [bumps("places")]

    def __str__(self) -> str:
        return self.name


class LegacyUnit(models.Model):
    """A ward or commune as it was before July 2025, and today's communes that took it over."""

    code = models.CharField(_("former code"), max_length=5, primary_key=True)
    province = models.CharField(_("former province"), max_length=60)
    district = models.CharField(_("former district"), max_length=80)
    ward = models.CharField(_("former ward"), max_length=80)
    # Order matters: the first is the default. Codes, not keys: an array has no foreign keys.
    commune_codes = ArrayField(models.CharField(max_length=5), verbose_name=_("today's communes"))

    class Meta:
        verbose_name = _("former unit")
        verbose_name_plural = _("former units")
        indexes = [
            trigrams("ward", name="legacyunit_ward_words"),
            trigrams("district", name="legacyunit_district_words"),
        ]
        triggers = [bumps("places")]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "district", "ward"], name="legacyunit_is_listed_once"
            ),
            models.CheckConstraint(
                condition=Q(commune_codes__len__gt=0), name="legacyunit_leads_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ward}, {self.district}, {self.province}"


@pghistory.track()
class SupportOffice(models.Model):
    """Where a province takes applications for state support; empty until staff fill it in."""

    province = models.OneToOneField(
        Province,
        models.PROTECT,
        primary_key=True,
        related_name="support_office",
        verbose_name=_("province"),
    )
    name_vi = models.CharField(_("Vietnamese name"), max_length=250, blank=True)
    name_en = models.CharField(_("English name"), max_length=250, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Where this was published, or who confirmed it."),
    )
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("support office")
        verbose_name_plural = _("support offices")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    name_vi="", name_en="", address="", phone="", email="", website="", source=""
                )
                | (~Q(name_vi="") & ~Q(source="") & Q(checked_on__isnull=False)),
                name="supportoffice_says_where_it_is_from",
                violation_error_message=_(
                    "Give the office's name, the source and the day it was checked, or leave all"
                    " of it empty."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi or self.province_id

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_vi, self.name_en)


class DataVersion(models.Model):
    """A number that grows whenever data that workers keep in memory changes (by trigger)."""

    code = models.CharField(max_length=30, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.code} {self.number}"
