"""What the pages of what-ifs show, ready in words."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.engine.national import ELSEWHERE
from matching.national.selectors import latest_run
from matching.pages.picker import picker
from platforms.snapshot import Snapshot
from programme.pages import Rows, number
from programme.whatif import wording
from programme.whatif.asked import Asked
from programme.whatif.forms import WhatIfForm
from programme.whatif.models import WhatIf
from programme.whatif.results import part_of, variant_of
from programme.whatif.rules import is_told, untold
from programme.whatif.selectors import latest
from reference.disclosure import FEWEST
from reference.models import Province

PER_PAGE = 20


def form_page(form: WhatIfForm | None, snapshot: Snapshot, *, page: str) -> dict[str, Any]:
    """The form, for who may ask, and what was asked before; four queries."""
    shown = Paginator(latest(), PER_PAGE).get_page(page)
    return {
        "form": form,
        "helps": bool(_ticked(form, "supporting")),
        "opened": form is not None and any(form[name].value() for name in ("sectors", "links")),
        "core": picker(snapshot, name="core", on=_ticked(form, "core")),
        "supporting": picker(snapshot, name="supporting", on=_ticked(form, "supporting")),
        "run": latest_run(),
        "page": shown,
        "asked": [
            {"row": row, "title": wording.title(Asked.from_json(row.inputs), snapshot)}
            for row in shown
        ],
    }


def _ticked(form: WhatIfForm | None, name: str) -> tuple[str, ...]:
    value = form[name].value() if form is not None else ()
    return tuple(code for code in value or () if isinstance(code, str))


def run_page(row: WhatIf, snapshot: Snapshot, *, province: str) -> dict[str, Any]:
    """One what-if with its answer, of a province alone where one is given; one query."""
    asked = Asked.from_json(row.inputs)
    context: dict[str, Any] = {
        "row": row,
        "title": wording.title(asked, snapshot),
        "facts": wording.facts(asked, snapshot),
        "again": f"{reverse('what-if')}?again={row.pk}",
        "waits": row.state == WhatIf.State.WAITING,
    }
    if row.result is None:
        return context
    return context | _answer(row.result, snapshot, province)


def _answer(result: Mapping[str, Any], snapshot: Snapshot, province: str) -> dict[str, Any]:
    names = dict(Province.objects.values_list("code", "short_name"))
    part = part_of(result, province)
    better, nothing = _("Better off"), _("Had nothing")
    return {
        "province": names.get(province, "") if province else "",
        "sentence": sentence(part),
        "places": places(part),
        "need_headers": [_("Need"), _("Ask for it and gain"), _("Had no platform for it")],
        "need_rows": need_rows(part, snapshot),
        "sector_headers": [_("Trade"), better, nothing, _("Among the first three")],
        "sector_rows": sector_rows(part, snapshot),
        "province_headers": [_("Province"), better, nothing],
        "province_rows": [] if province else province_rows(result, names),
        "variant_headers": [_("What is changed"), better, _("Difference"), nothing],
        "variant_rows": variant_rows(result, part, snapshot, province),
        "fewest": FEWEST,
        "population": number(result["asked"]),
        "platforms": number(result["platforms"]),
        "quality": result["quality"],
    }


def told(count: int) -> str:
    """A number, or that it is too small to tell."""
    return number(count) if is_told(count) else few()


def few() -> str:
    return _("under %(fewest)s") % {"fewest": FEWEST}


def sentence(part: Mapping[str, Any]) -> str:
    """The answer in one or two sentences."""
    count, empty = part["better"], part["from_nothing"]
    if not count:
        return _("Nobody would gain a better match.")
    gain = ngettext(
        "%(count)s enterprise would gain a better match",
        "%(count)s enterprises would gain a better match",
        count,
    ) % {"count": told(count)}
    gain = capfirst(gain)
    if not empty:
        return _("%(gain)s; all of them have one already.") % {"gain": gain}
    return _("%(gain)s, %(empty)s of them have nothing today.") % {
        "gain": gain,
        "empty": told(empty),
    }


def places(part: Mapping[str, Any]) -> str:
    """Where it would stand in their lists, and by how much the first match would rise."""
    if not part["fits"]:
        return _("It would fit nobody: look at what it needs to gain more.")
    words = _(
        "It would fit %(fits)s, stand among the first three of %(three)s and among the first ten"
        " of %(ten)s."
    ) % {
        "fits": told(part["fits"]),
        "three": told(part["first_three"]),
        "ten": told(part["first_ten"]),
    }
    if part["better"] < FEWEST:
        return words
    rise = _("For half of those better off the first match rises by %(percent)s points or more.")
    return f"{words} {rise % {'percent': part['median']}}"


def need_rows(part: Mapping[str, Any], snapshot: Snapshot) -> Rows:
    needs = snapshot.taxonomy.needs
    return [
        [str(needs[code].name) if code in needs else code, told(gaining), told(opened)]
        for code, (gaining, opened) in part["needs"].items()
    ]


def sector_rows(part: Mapping[str, Any], snapshot: Snapshot) -> Rows:
    """Trades with most better off first; small ones together, unnamed."""
    sectors = snapshot.taxonomy.sectors
    names = {code: str(facts.short_name) for code, facts in sectors.items()}
    return _by_part(part["sectors"], names, ("better", "from_nothing", "first_three"))


def province_rows(result: Mapping[str, Any], names: Mapping[str, str]) -> Rows:
    """Provinces with most better off first; small ones together, unnamed."""
    return _by_part(result["provinces"], names, ("better", "from_nothing"))


def _by_part(found: Mapping[str, Any], names: Mapping[str, str], columns: tuple[str, ...]) -> Rows:
    """Parts without anybody better off are left out; that a small part has some is untold too."""
    held = {code: part for code, part in found.items() if part["better"]}
    hidden = untold({code: part["better"] for code, part in held.items()})
    shown = sorted(held.keys() - hidden, key=lambda code: (-held[code]["better"], code))
    rows = []
    for code in shown:
        name = _("not said") if code == ELSEWHERE else names.get(code, code)
        rows.append([name, *(told(held[code][column]) for column in columns)])
    if hidden:
        rest = [told(sum(held[code][column] for code in hidden)) for column in columns]
        rows.append([_("Others, each too few to tell"), *rest])
    return rows


def variant_rows(
    result: Mapping[str, Any], part: Mapping[str, Any], snapshot: Snapshot, province: str
) -> Rows:
    """One thing changed each, those that gain most first."""
    rows = []
    for said in result["variants"]:
        count, empty = variant_of(said, province)
        more = difference(part["better"], count)
        row = [wording.variant(said, snapshot), told(count), more, told(empty)]
        rows.append((part["better"] - count, row))
    return [row for _most, row in sorted(rows, key=lambda each: each[0])]


def difference(before: int, after: int) -> str:
    """With its sign; one of few is untold, and one that would tell of few."""
    if before == after:
        return "0"
    if not (is_told(before) and is_told(after) and is_told(abs(after - before))):
        return "—"
    return f"{'+' if after > before else '−'}{number(abs(after - before))}"
