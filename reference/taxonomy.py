"""Needs, functions and sectors as plain values: what pages, the API and the recogniser read."""

from collections.abc import Mapping
from dataclasses import dataclass

from reference.marks import mark_of
from reference.models import BusinessFunction, Need, NeedSynonym, Sector
from reference.needs import NeedEntry
from ui.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class NeedFacts:
    code: str
    function: str
    name: Bilingual
    description: Bilingual
    pillar: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunctionFacts:
    """A business function and the codes of its needs, in the taxonomy's order."""

    code: str
    name: Bilingual
    description: Bilingual
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorFacts:
    """A section, or a division with its section's letter; `group` is Decree 80's or ""."""

    code: str
    section: str
    name: Bilingual
    short_name: Bilingual
    group: str
    is_selectable: bool


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All current needs, functions and sectors by code, in the order in which pages show them."""

    functions: Mapping[str, FunctionFacts]
    needs: Mapping[str, NeedFacts]
    sectors: Mapping[str, SectorFacts]

    @property
    def sections(self) -> tuple[SectorFacts, ...]:
        """Sections that an enterprise may choose."""
        return tuple(
            sector
            for sector in self.sectors.values()
            if sector.code == sector.section and sector.is_selectable
        )

    def entries(self) -> tuple[NeedEntry, ...]:
        """What the recogniser is built from."""
        return tuple(
            NeedEntry(
                code=need.code,
                function=need.function,
                name_vi=need.name.vi,
                name_en=need.name.en,
                description_vi=need.description.vi,
                description_en=need.description.en,
                phrases=need.phrases,
            )
            for need in self.needs.values()
        )


def taxonomy_mark() -> int:
    """Differs after any change to what `load_taxonomy` reads; one query."""
    return mark_of((BusinessFunction, Need, NeedSynonym, Sector))


def load_taxonomy() -> Taxonomy:
    """The current taxonomy and sectors; four queries."""
    needs = {need.code: _need(need) for need in Need.objects.current().by_function()}
    functions = {
        row.code: FunctionFacts(
            code=row.code,
            name=row.name,
            description=Bilingual(row.description_vi, row.description_en),
            needs=tuple(need.code for need in needs.values() if need.function == row.code),
        )
        for row in BusinessFunction.objects.current().order_by("position", "code")
    }
    sectors = {
        row.code: _sector(row) for row in Sector.objects.current().order_by("-level", "code")
    }
    return Taxonomy(functions, needs, sectors)


def _need(need: Need) -> NeedFacts:
    said = sorted(
        (row for row in need.synonyms.all() if not row.is_retired), key=lambda row: row.pk
    )
    return NeedFacts(
        code=need.code,
        function=need.function_id,
        name=need.name,
        description=need.description,
        pillar=need.pillar,
        phrases=tuple(row.text for row in said),
    )


def _sector(row: Sector) -> SectorFacts:
    return SectorFacts(
        code=row.code,
        section=row.section_id or row.code,
        name=row.name,
        short_name=row.short_name,
        group=row.size_group_id or "",
        is_selectable=row.is_selectable,
    )
