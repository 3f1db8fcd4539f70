"""Who makes the platforms of the catalogue."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from platforms.duplicates.triggers import forgets_marks
from platforms.links.sites import check_site
from reference.lookups import trigrams
from reference.triggers import bumps

# Ten digits, or thirteen for a branch.
FIRM_TAX_CODE = r"^[0-9]{10}(-[0-9]{3})?$"


@pghistory.track(exclude=["sort_key", "updated_at"])
class Vendor(models.Model):
    """Who makes platforms."""

    slug = models.SlugField(_("address on the site"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    website = models.URLField(_("website"), blank=True, validators=[check_site])
    # Where requests for trials and prices go; not shown to anybody but staff.
    contact_email = models.EmailField(_("address for requests"), blank=True)
    # As `reference.tax_codes.read_tax_code` writes it; shown to staff alone.
    tax_code = models.CharField(_("tax code"), max_length=14, null=True, blank=True)  # noqa: DJ001 - none is not a code
    founded_year = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    founded_year_source = models.CharField(_("source of the year"), max_length=200, blank=True)
    sort_key = models.GeneratedField(
        expression=models.Func(F("name"), function="vi_sort_key", output_field=models.TextField()),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("vendor")
        verbose_name_plural = _("vendors")
        indexes = [
            trigrams("name", name="vendor_name_words"),
            trigrams("slug", name="vendor_slug_words"),
            trigrams("website", name="vendor_website_words"),
            models.Index(fields=["sort_key", "id"], name="vendor_by_name"),
        ]
        triggers = [
            bumps("catalogue"),
            forgets_marks(
                *("name", "website", "tax_code"),
                chosen="SELECT id FROM platforms_platform WHERE vendor_id = NEW.id",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(founded_year=None) | Q(founded_year__range=(1800, 2100)),
                name="vendor_founded_year_is_plausible",
            ),
            models.CheckConstraint(
                condition=Q(tax_code=None) | Q(tax_code__regex=FIRM_TAX_CODE),
                name="vendor_tax_code_is_normal",
                violation_error_message=_("The tax code of a firm has 10 or 13 digits."),
            ),
            models.UniqueConstraint(
                fields=["tax_code"],
                name="vendor_tax_code_is_its_own",
                violation_error_message=_("Another vendor has this tax code."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
