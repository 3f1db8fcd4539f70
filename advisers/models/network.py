"""The network: organisations, advisers, the places they serve, when they are away."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advisers.choices import OrganisationKind, Size, Speaks, Standing, Way
from platforms.models import Vendor
from reference.lookups import trigrams
from reference.models import Commune, Province
from reference.triggers import bumps
from ui.bilingual import Bilingual

# What the routing holds in memory and reads anew once this version has grown.
VERSION = "advisers"
MOST_CASES = 200


def listed(choices: type[models.TextChoices], label: Any) -> ArrayField:
    """A short list of choices in a column."""
    return ArrayField(
        models.CharField(max_length=20, choices=choices),
        verbose_name=label,
        default=list,
        blank=True,
    )


def coded(label: Any) -> ArrayField:
    """Codes of reference rows, which may retire: no keys."""
    return ArrayField(models.CharField(max_length=60), verbose_name=label, default=list, blank=True)


class Vetted(models.Model):
    """Somebody whom a coordinator admits to the network, pauses or lets go, with a reason."""

    standing = models.CharField(
        _("standing"), max_length=8, choices=Standing, default=Standing.WAITING, editable=False
    )
    standing_note = models.CharField(_("why"), max_length=500, blank=True, editable=False)
    vetted_at = models.DateTimeField(_("vetted at"), null=True, blank=True, editable=False)
    vetted_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("entered at"))

    class Meta:
        abstract = True

    @property
    def is_active(self) -> bool:
        return self.standing == Standing.ACTIVE


@pghistory.track()
class Organisation(Vetted):
    """A group, association, firm or university whose people advise."""

    kind = models.CharField(_("kind"), max_length=15, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=200)
    about_vi = models.CharField(_("about it, in Vietnamese"), max_length=1000, blank=True)
    about_en = models.CharField(_("about it, in English"), max_length=1000, blank=True)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        related_name="+",
        verbose_name=_("seat in"),
        help_text=_("Where its office is; the places its people serve are theirs to say."),
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    # A firm that sells platforms itself has an interest in each request about them.
    vendor = models.ForeignKey(
        Vendor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("is the vendor"),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        triggers = [bumps(VERSION)]
        indexes = [
            trigrams("name", name="organisation_name_words"),
            models.Index(fields=["standing", "created_at", "id"], name="organisation_to_vet"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.UniqueConstraint(
                "province",
                Lower("name"),
                name="organisation_is_entered_once",
                violation_error_message=_("This province has an organisation of this name."),
            ),
            models.CheckConstraint(
                condition=Q(standing="WAITING", vetted_at=None)
                | (~Q(standing="WAITING") & Q(vetted_at__isnull=False)),
                name="organisation_vetted_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> Bilingual:
        return Bilingual(self.about_vi, self.about_en)


@pghistory.track(exclude=["calendar_key"])
class Adviser(Vetted):
    """A person who advises: on what, in which languages and ways, how many cases at once."""

    # None once her account is gone: what she did stays as numbers, without her.
    user = models.OneToOneField(
        User, models.SET_NULL, null=True, related_name="adviser", verbose_name=_("account")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="advisers", verbose_name=_("organisation")
    )
    name = models.CharField(_("name as owners see it"), max_length=120)
    about_vi = models.CharField(_("about you, in Vietnamese"), max_length=600, blank=True)
    about_en = models.CharField(_("about you, in English"), max_length=600, blank=True)
    functions = coded(_("functions of a business"))
    needs = coded(_("needs"))
    # VSIC letters; empty: all. Sizes likewise.
    sections = coded(_("trades"))
    sizes = listed(Size, _("sizes"))
    languages = listed(Speaks, _("languages"))
    ways = listed(Way, _("ways"))
    capacity = models.PositiveSmallIntegerField(_("cases at once, at most"), default=10)
    licence = models.CharField(_("licence or certificate"), max_length=120, blank=True)
    licence_until = models.DateField(_("valid until"), null=True, blank=True)
    # Raised by every change of the profile, so that an older form is not saved over it.
    version = models.PositiveIntegerField(default=1, editable=False)
    # In the address of her calendar feed; a new one ends the old address.
    calendar_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("adviser")
        verbose_name_plural = _("advisers")
        triggers = [bumps(VERSION)]
        indexes = [
            trigrams("name", name="adviser_name_words"),
            models.Index(fields=["standing", "created_at", "id"], name="adviser_to_vet"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(standing="ACTIVE") | (~Q(name="") & Q(user__isnull=False)),
                name="adviser_active_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=MOST_CASES),
                name="adviser_capacity_is_some",
                violation_error_message=_("Between 1 and 200 cases at once."),
            ),
            models.CheckConstraint(
                condition=Q(languages__contained_by=Speaks.values, languages__len__gte=1),
                name="adviser_speaks_known_languages",
            ),
            models.CheckConstraint(
                condition=Q(ways__contained_by=Way.values, ways__len__gte=1),
                name="adviser_ways_are_known",
            ),
            models.CheckConstraint(
                condition=Q(sizes__contained_by=Size.values), name="adviser_sizes_are_known"
            ),
            models.CheckConstraint(
                # Who was only just invited has not said yet what she knows.
                condition=~Q(standing="ACTIVE") | ~Q(functions=[], needs=[]),
                name="adviser_knows_something",
            ),
            models.CheckConstraint(
                condition=Q(standing="WAITING", vetted_at=None)
                | (~Q(standing="WAITING") & Q(vetted_at__isnull=False)),
                name="adviser_vetted_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.pk)

    @property
    def about(self) -> Bilingual:
        return Bilingual(self.about_vi, self.about_en)


@pghistory.track()
class ServedArea(models.Model):
    """A commune, or a whole province, that an adviser serves."""

    adviser = models.ForeignKey(Adviser, models.CASCADE, related_name="areas")
    # The commune's province too, so that one index finds all of a province.
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("place served")
        verbose_name_plural = _("places served")
        triggers = [bumps(VERSION)]
        constraints = [
            models.UniqueConstraint(
                fields=["adviser", "province", "commune"],
                nulls_distinct=False,
                name="servedarea_is_named_once",
            ),
        ]

    def __str__(self) -> str:
        return self.commune_id or self.province_id


@pghistory.track()
class Leave(models.Model):
    """Days on which an adviser gets no requests; her cases wait or go to a substitute."""

    adviser = models.ForeignKey(
        Adviser, models.CASCADE, related_name="leaves", verbose_name=_("adviser")
    )
    from_on = models.DateField(_("first day"))
    until_on = models.DateField(_("last day"))
    substitute = models.ForeignKey(
        Adviser,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who takes your cases"),
    )
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("entered at"))
    # When her cases went to the substitute; None: not yet, or nobody was named.
    moved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        triggers = [bumps(VERSION)]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="leave_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(substitute=None) | ~Q(substitute=F("adviser")),
                name="leave_substitute_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adviser_id} {self.from_on} {self.until_on}"


@pghistory.track(exclude=["token_hash"])
class AdviserInvitation(models.Model):
    """A letter from a coordinator that lets one address join an organisation as an adviser."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="invitations", verbose_name=_("organisation")
    )
    email = models.EmailField(_("e-mail address"))
    # The token itself is only in the letter.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    request_key = models.UUIDField(unique=True, editable=False)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("invited at"))
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    # What the organisation said of her, as columns of her profile and `areas`: she can change it.
    said = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("invitation of an adviser")
        verbose_name_plural = _("invitations of advisers")
        indexes = [trigrams("email", name="adviserinvitation_email_words")]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="adviserinvitation_email_is_lower"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="adviserinvitation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="adviserinvitation_ends_one_way",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(accepted_at__isnull=False),
                name="adviserinvitation_accepted_when",
            ),
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="adviserinvitation_is_one_each",
            ),
        ]

    def __str__(self) -> str:
        return self.email
