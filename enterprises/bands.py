"""Bands of revenue and capital: upper ends at every limit of Decree 80/2021 and of the duties."""

from django.utils.translation import gettext_lazy as _

BILLION = 1_000_000_000
# A band decides the class because no limit lies inside one.
REVENUE_BANDS = (
    # The line that duties of household businesses draw; it lies inside no class.
    (BILLION, _("up to 1 billion ₫")),
    (3 * BILLION, _("1 to 3 billion ₫")),
    (10 * BILLION, _("3 to 10 billion ₫")),
    (50 * BILLION, _("10 to 50 billion ₫")),
    (100 * BILLION, _("50 to 100 billion ₫")),
    (200 * BILLION, _("100 to 200 billion ₫")),
    (300 * BILLION, _("200 to 300 billion ₫")),
    (300 * BILLION + 1, _("above 300 billion ₫")),
)
CAPITAL_BANDS = (
    (3 * BILLION, _("up to 3 billion ₫")),
    (20 * BILLION, _("3 to 20 billion ₫")),
    (50 * BILLION, _("20 to 50 billion ₫")),
    (100 * BILLION, _("50 to 100 billion ₫")),
    (100 * BILLION + 1, _("above 100 billion ₫")),
)


def revenue_band(revenue_vnd: int | None) -> int | None:
    """The band that a revenue of a year lies in, by its upper end; None for nothing said."""
    if revenue_vnd is None:
        return None
    tops = [top for top, _label in REVENUE_BANDS]
    return next((top for top in tops if revenue_vnd <= top), tops[-1])
