"""A figure by place: the map, its legend, a table and a sentence; the country or one province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.counts import Told
from programme.looking import Look
from programme.map import UNTOLD, Area, Scale, Shade, draw_country, draw_province, scale_of
from programme.seen import Rows, Seen, number, percent
from programme.selectors import Year
from reference.models import Commune, Province
from reference.outlines import CREDIT
from reference.text import alphabetical

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    name: str
    count: Told


def provinces_context(seen: Seen, look: Look, year: Year) -> dict[str, Any]:
    """The whole country; two queries at most."""
    counts = look.provinces(year)
    rows = Province.objects.by_name()
    names = {row.code: row.short_name for row in rows if not row.is_retired or row.code in counts}
    urls = {code: seen.url(province=code) for code in names}

    def area(code: str) -> Area:
        return Area(_titled(names.get(code, code), counts.get(code, 0)), urls.get(code, ""))

    return {
        "drawing": draw_country(counts, area=area),
        **_shown(places_of(counts, names), urls, counts, look.total(year)),
        "places_headers": [_("Province"), _("How many"), _("Of all")],
    }


def communes_context(
    seen: Seen, year: Year, counts: Mapping[str, Told], whole: Told
) -> dict[str, Any]:
    """One province; one query. counts: by commune."""
    rows = Commune.objects.filter(province=seen.province).order_by("name", "code")
    held = [row for row in rows if not row.is_retired or row.code in counts]
    names = {row.code: row.name for row in held}
    urls = {code: seen.url(commune=code) for code in names}

    def area(code: str) -> Area:
        return Area(_titled(names[code], counts.get(code, 0)), urls[code])

    return {
        "drawing": draw_province(seen.province, held, counts, chosen=seen.commune, area=area),
        **_shown(places_of(counts, names), urls, counts, whole),
        "places_headers": [_("Commune"), _("How many"), _("Of all")],
    }


def places_of(counts: Mapping[str, Told], names: Mapping[str, str]) -> list[Place]:
    """Every place that has a name, the most first; those not told before those with none."""
    found = [Place(code, name, counts.get(code, 0)) for code, name in names.items()]
    return sorted(found, key=_most_first)


def _most_first(place: Place) -> tuple[bool, float, tuple[str, str], str]:
    count = 0.5 if place.count is None else place.count
    return count == 0, -count, alphabetical(place.name), place.code


def _titled(name: str, count: Told) -> str:
    return f"{name}: {number(count)}"


def _shown(
    places: Sequence[Place], urls: Mapping[str, str], counts: Mapping[str, Told], whole: Told
) -> dict[str, Any]:
    return {
        "places": places,
        "places_rows": _rows(places, urls, counts, whole),
        "places_said": said(places),
        "legend": legend(scale_of(counts), places),
        "credit": CREDIT,
    }


def _rows(
    places: Sequence[Place], urls: Mapping[str, str], counts: Mapping[str, Told], whole: Told
) -> Rows:
    """Each leads to its own page; where nobody said the place stands last."""
    found = [
        [
            format_html('<a href="{}">{}</a>', urls[place.code], place.name),
            number(place.count),
            percent(place.count, whole),
        ]
        for place in places
    ]
    if counts.get("", 0) != 0:
        found.append([_("not said"), number(counts[""]), percent(counts[""], whole)])
    return found  # type: ignore[return-value]


def said(places: Sequence[Place]) -> str:
    """The map in a sentence."""
    most = [place for place in places if place.count][:MOST_NAMED]
    none = sum(place.count == 0 for place in places)
    untold = sum(place.count is None for place in places)
    if not most and not untold:
        return _("Nothing was counted in any of them yet.")
    told = []
    if most:
        names = ", ".join(f"{place.name} ({number(place.count)})" for place in most)
        told.append(_("Most in %(names)s.") % {"names": names})
    if none:
        words = ngettext("None in %(n)s place.", "None in %(n)s places.", none)
        told.append(words % {"n": number(none)})
    if untold:
        words = ngettext("Not told of %(n)s place.", "Not told of %(n)s places.", untold)
        told.append(words % {"n": number(untold)})
    return " ".join(told)


def legend(scale: Scale, places: Sequence[Place]) -> list[tuple[Shade, str]]:
    """Each shade that may be met, with its counts in words."""
    ends = scale.ends
    found: list[tuple[Shade, str]] = [(0, _("none"))]
    if any(place.count is None for place in places):
        found.append((UNTOLD, _("not told")))
    for step, end in enumerate(ends, 1):
        high = ends[step] - 1 if step < len(ends) else None
        if high is None:
            text = _("%(count)s or more") % {"count": number(end)}
        elif high == end:
            text = number(end)
        else:
            text = _("%(low)s to %(high)s") % {"low": number(end), "high": number(high)}
        found.append((step, text))
    return found
