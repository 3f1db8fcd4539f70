"""Where a need is not met: the map of provinces, the same in a sentence, and a table beside it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from programme.map import Area, draw_country, scale_of
from programme.places import legend, places_of, said
from programme.radar.table import ASKED, POOR, UNMET, UNSAID, Told
from programme.seen import number
from reference.models import Province
from reference.outlines import CREDIT
from reference.text import alphabetical

NOWHERE: Mapping[str, Any] = {
    "drawing": None,
    "places_said": "",
    "legend": (),
    "credit": CREDIT,
    "place_headers": (),
    "place_rows": (),
}
# Code of a province to the address that shows it alone.
To = Callable[[str], str]


def names() -> dict[str, str]:
    """Provinces by code; one query."""
    return dict(Province.objects.by_name().values_list("code", "short_name"))


def headers() -> list[str]:
    return [_("Province"), _("Need it"), _("No platform"), _("A poor one only")]


def rows(
    told: Told, held: Mapping[str, str], *, need: str, section: str, to: To | None = None
) -> list[list[str]]:
    """Provinces of which anything is told, those with most without a platform first."""
    found = []
    for code in (*told.axes.provinces, UNSAID):
        counts = [told.at(each, need, section, code) for each in (ASKED, UNMET, POOR)]
        if counts[0] is not None:
            name = held.get(code) or _("not said")
            row = [_linked(name, to(code) if to and code else ""), *map(number, counts)]
            found.append((-(counts[1] or 0), alphabetical(name), row))
    return [row for _most, _name, row in sorted(found, key=lambda each: each[:2])]


def _linked(name: str, url: str) -> str | SafeString:
    return format_html('<a href="{}">{}</a>', url, name) if url else name


def context(told: Told, *, need: str, section: str, show: str, to: To) -> dict[str, Any]:
    """The country as a map of one measure; one query.

    A number that is not told and none at all are the same here, so each province is either told,
    with five or more, or not told; where no province is, there is no map.
    """
    held = names()
    counts = {code: told.at(show, need, section, code) for code in told.axes.provinces}
    table = rows(told, held, need=need, section=section, to=to)
    beside = {**NOWHERE, "place_headers": headers(), "place_rows": table}
    if not any(counts.values()):
        return beside
    places = places_of(counts, {code: held[code] for code in counts})

    def area(code: str) -> Area:
        return Area(f"{held.get(code, code)}: {number(counts.get(code))}", to(code))

    return beside | {
        "drawing": draw_country(counts, area=area),
        "places_said": said(places),
        "legend": [row for row in legend(scale_of(counts), places) if row[0] != 0],
    }
