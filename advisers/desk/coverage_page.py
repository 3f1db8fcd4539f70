"""The coverage as a drawing, as a table and as a file."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from advisers.choices import Standing as InNetwork
from advisers.desk.map import Standing, draw, standing_of
from advisers.desk.words import STANDINGS
from advisers.directory.country import country
from advisers.directory.coverage import Answers, ProvinceServed, Served, coverage
from advisers.models import Adviser
from reference.models import Province
from reference.outlines import CREDIT

# From two days on, days are told.
MOST_HOURS = 48


def province_of(user: User, code: str) -> Province | None:
    """The province that is looked at; None: the whole country.

    Raises: Http404: there is none with this code, or it is not hers to see.
    """
    wanted = code or user.province_id or ""
    if not wanted:
        return None
    found = Province.objects.current().filter(pk=wanted).first()
    if found is None or (user.province_id and found.pk != user.province_id):
        raise Http404
    return found


def coverage_page(user: User, code: str, *, at: datetime) -> dict[str, Any]:
    """Drawing and table say the same; of nobody in the network only how to begin is shown."""
    province = province_of(user, code)
    if not Adviser.objects.filter(standing=InNetwork.ACTIVE).exists():
        return {"has_advisers": False, "province": province}
    communes, provinces = _served(province, at)
    count = dict.fromkeys(Standing, 0)
    for each in communes:
        count[standing_of(each)] += 1
    return {
        "has_advisers": True,
        "province": province,
        "is_limited": bool(user.province_id),
        "drawing": draw(communes, province=province.pk if province else ""),
        "legend": [(each.value, STANDINGS[each], count[each]) for each in Standing],
        "communes": _rows(communes) if province else [],
        "provinces": [(each, waited(each.answers)) for each in provinces],
        "credit": CREDIT,
    }


def _served(
    province: Province | None, at: datetime
) -> tuple[Sequence[Served], Sequence[ProvinceServed]]:
    """The communes of one province; those of all, and all provinces."""
    if province:
        return coverage(province.pk, at=at), ()
    whole = country(at=at)
    return whole.communes, whole.provinces


def waited(answers: Answers) -> str:
    """The median until the first answer in words; "" for fewer than five requests."""
    if answers.minutes is None:
        return ""
    hours = answers.minutes // 60
    if hours < 1:
        return _("within an hour")
    if hours < MOST_HOURS:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = hours // 24
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def _rows(communes: Sequence[Served]) -> list[tuple[Served, str, Any, str]]:
    """Those whom nobody serves first, then by name."""
    order = {Standing.NONE: 0, Standing.FULL: 1, Standing.OPEN: 2}
    ranked = sorted(communes, key=lambda each: (order[standing_of(each)], each.name, each.code))
    return [
        (each, standing_of(each).value, STANDINGS[standing_of(each)], waited(each.answers))
        for each in ranked
    ]


def headings() -> list[Any]:
    return [
        _("Code"),
        _("Commune"),
        _("Province"),
        _("Standing"),
        _("Advisers"),
        _("Subjects"),
        _("Requests of 180 days"),
        _("Median minutes until the first answer"),
    ]


def lines(communes: list[Served]) -> Iterator[list[Any]]:
    """One commune a line, as the table shows them."""
    for each in communes:
        yield [
            each.code,
            each.name,
            each.province_name,
            str(STANDINGS[standing_of(each)]),
            each.advisers,
            "; ".join(each.topics),
            each.answers.cases,
            each.answers.minutes,
        ]
