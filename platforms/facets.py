"""The filters beside the catalogue: what may be asked, and its markup, cut so that counts fit in.

Rendering eighty options by template costs more than the rest of the page. So each option and each
group is rendered once for a taxonomy and language, and cut where counts and ticks go.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from platforms import wording
from platforms.asked import FACETS
from platforms.forms import Known
from platforms.snapshot import Kept, Snapshot, register_part
from reference.taxonomy import Taxonomy
from ui.bilingual import Bilingual
from ui.pieces import CUT

NEEDS_SHOWN = 10
Counts = Mapping[str, int]
Pieces = tuple[str, ...]

TITLES: Mapping[str, tuple[str | Promise, str]] = {
    "need": (gettext_lazy("What you want to get done"), "list-checks"),
    "sector": (gettext_lazy("Your sector"), "building-2"),
    "size": (gettext_lazy("Size of your business"), "users-round"),
    "deployment": (gettext_lazy("Where it runs"), "monitor-smartphone"),
    "language": (gettext_lazy("Language of the software"), "languages"),
    "price": (gettext_lazy("Price"), "wallet"),
    "recognised": (gettext_lazy("Recognition"), "award"),
    "evidence": (gettext_lazy("How well it is documented"), "file-check"),
}
# Open without a choice: what most owners begin with.
OPEN = frozenset({"need", "size", "price"})
FIXED = {
    "size": wording.SIZES,
    "deployment": wording.DEPLOYMENTS,
    "language": wording.LANGUAGES,
    "price": wording.PRICES,
    "recognised": wording.RECOGNISED,
    "evidence": wording.EVIDENCE,
}


def labels(taxonomy: Taxonomy) -> Mapping[str, wording.Labels]:
    """Facet to value to its name, in the order in which pages show them."""
    return {
        "need": {need.code: need.name for need in taxonomy.needs.values()},
        "sector": {sector.code: sector.short_name for sector in taxonomy.sections},
        **FIXED,
    }


def known_values(taxonomy: Taxonomy) -> Known:
    """Facet to what the address may say to the index's value; a division stands for its section."""
    known = {name: {value: value for value in values} for name, values in labels(taxonomy).items()}
    sections = known["sector"]
    divisions = taxonomy.sectors.values()
    known["sector"] = sections | {
        sector.code: sector.section for sector in divisions if sector.section in sections
    }
    return known


@dataclass(frozen=True, slots=True)
class Option:
    """One value: its label and its markup before and after the count, unticked and ticked."""

    value: str
    label: str
    group: str
    pieces: tuple[Pieces, Pieces]


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of options, its frame before and after them, closed and open."""

    name: str
    options: Mapping[str, Option]
    frames: tuple[Pieces, Pieces]
    more: Pieces
    thousands: str

    def draw(self, counts: Counts, chosen: tuple[str, ...]) -> str:
        """Values that some result has, and the chosen ones; of many, the most frequent first."""
        shown = {}
        for value, option in self.options.items():
            count, is_chosen = counts.get(value, 0), value in chosen
            if count or is_chosen:
                before, after = option.pieces[is_chosen]
                number = count if count < 1000 else f"{count:,}".replace(",", self.thousands)
                shown[value] = f"{before}{number}{after}"
        if not shown:
            return ""
        before, after = self.frames[bool(chosen) or self.name in OPEN]
        if len(shown) <= NEEDS_SHOWN or self.name != "need":
            return f"{before}{''.join(shown.values())}{after}"
        ranked = sorted(shown, key=lambda value: -counts.get(value, 0))
        first = dict.fromkeys((*ranked[:NEEDS_SHOWN], *chosen))
        rest = [value for value in shown if value not in first]
        return f"{before}{''.join(shown[value] for value in first)}{self._rest(rest, shown)}{after}"

    def _rest(self, values: list[str], shown: Mapping[str, str]) -> str:
        """What is left, under the names of its groups, behind a fold."""
        html, group = [], ""
        for value in values:
            if self.options[value].group != group:
                group = self.options[value].group
                html.append(group)
            html.append(shown[value])
        before, between, after = self.more
        return f"{before}{len(values)}{between}{''.join(html)}{after}"


@dataclass(frozen=True, slots=True)
class FacetPanel:
    """All groups of filters in one language, in their form: one for none chosen, one for some."""

    facets: Mapping[str, Facet]
    frames: tuple[Pieces, Pieces]

    def draw(
        self,
        counts: Mapping[str, Counts],
        chosen: Mapping[str, tuple[str, ...]],
        *,
        found: str,
        clear_url: str,
    ) -> SafeString:
        """The panel's markup for these counts and choices.

        Args:
            found: how many results there are, in words.
            clear_url: the address without any filter.
        """
        html = "".join(
            facet.draw(counts[name], chosen.get(name, ())) for name, facet in self.facets.items()
        )
        values = [html, escape(found)]
        if count := sum(map(len, chosen.values())):
            values = [str(count), *values, escape(clear_url)]
        first, *rest = self.frames[bool(count)]
        return SafeString(
            first + "".join(f"{value}{text}" for value, text in zip(values, rest, strict=True))
        )


def panel_of(language: str, taxonomy: Taxonomy) -> FacetPanel:
    """Renders every option and group once, in a language."""
    with translation.override(language):
        groups, names = _group_headings(taxonomy), labels(taxonomy)
        facets = {name: _facet(name, names[name], groups) for name in FACETS}
        return FacetPanel(facets, (_frame(), _frame(count=CUT, clear_url=CUT)))


def _frame(**given: str) -> Pieces:
    """The form around the groups, cut at what is given, at the groups and at the results found."""
    context = {"path": reverse("platform-list"), "facets": SafeString(CUT), "found": CUT}
    empty = {"count": "", "clear_url": ""}
    html = render_to_string("platforms/_filters.html", {**empty, **context, **given})
    return tuple(html.split(CUT))


def _facet(name: str, values: wording.Labels, groups: Mapping[str, str]) -> Facet:
    title, icon = TITLES[name]
    context = {"legend": title, "name": name, "icon": icon, "content": SafeString(CUT)}
    closed, opened = (
        _render("facet", {**context, "open": is_open}).split(CUT) for is_open in (False, True)
    )
    more = _render("facet_more", {"count": CUT, "content": CUT})
    options = {value: _option(name, value, label, groups) for value, label in values.items()}
    frames = (tuple(closed), tuple(opened))
    return Facet(name, options, frames, tuple(more.split(CUT)), wording.thousands())


def _option(
    name: str, value: str, label: str | Promise | Bilingual, groups: Mapping[str, str]
) -> Option:
    mark = f"filter-{name}-{value}"
    context = {"name": name, "value": value, "label": str(label), "count": CUT, "id": mark}
    unticked, ticked = (
        tuple(_render("facet_option", {**context, "is_selected": is_selected}).split(CUT))
        for is_selected in (False, True)
    )
    group = groups.get(value, "") if name == "need" else ""
    return Option(value, str(label), group, (unticked, ticked))


def _group_headings(taxonomy: Taxonomy) -> dict[str, str]:
    """For each need the heading of its business function."""
    headings = {
        function.code: _render("facet_group", {"code": function.code, "name": str(function.name)})
        for function in taxonomy.functions.values()
    }
    return {need.code: headings[need.function] for need in taxonomy.needs.values()}


def _render(component: str, context: dict[str, Any]) -> str:
    return render_to_string(f"components/{component}.html", context).strip()


def panel(snapshot: Snapshot) -> FacetPanel:
    """The panel in the active language."""
    return snapshot.part(f"facets-{wording.language()}")


def label(name: str, value: str, snapshot: Snapshot) -> str:
    """What a filter value is called, in the active language."""
    return panel(snapshot).facets[name].options[value].label


for _language in ("vi", "en"):
    register_part(f"facets-{_language}", Kept(attrgetter("taxonomy"), partial(panel_of, _language)))
register_part("known-values", Kept(attrgetter("taxonomy"), known_values))
