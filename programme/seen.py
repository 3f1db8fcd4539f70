"""Which figures a page shows, and how they are written."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from programme.counts import Told
from programme.looking import FIRST

FIRST_YEAR = 2026
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was asked for. province, commune: codes, "" for the whole country or province.

    `look`: code of what is looked at closely; `path`: of the page, for its links.
    """

    year: int
    province: str = ""
    commune: str = ""
    look: str = FIRST
    is_public: bool = True
    path: str = ""

    @property
    def country_url(self) -> str:
        return self.url(province="", commune="")

    @property
    def province_url(self) -> str:
        return self.url(commune="")

    def url(self, **changes: str) -> str:
        """The address of this page, or of one that shows something else."""
        other = replace(self, **changes)  # type: ignore[arg-type]
        asked = {
            "year": str(other.year),
            "province": other.province,
            "commune": other.commune,
            "look": other.look,
        }
        return f"{self.path}?{urlencode({name: value for name, value in asked.items() if value})}"


def years(at: datetime) -> list[int]:
    """Years that the portal has counted in, the latest first."""
    return list(range(timezone.localdate(at).year, FIRST_YEAR - 1, -1))


class Written(str):
    """A figure in the reader's language that knows its `value`, for sheets to count with."""

    value: float | Decimal


def number(value: float | Decimal | None) -> str:
    """With the thousands and decimals of the reader's language; None in words."""
    if value is None:
        return _("not told")
    written = Written(number_format(value, use_l10n=True, force_grouping=True))
    written.value = value
    return written


def percent(part: Told, whole: Told) -> str:
    """A share in whole percent, rounded down; "—" where it cannot be told."""
    if part is None or not whole:
        return "—"
    return f"{100 * part // whole} %"
