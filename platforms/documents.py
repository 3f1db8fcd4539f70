"""What the search index knows of a listing: its words by weight and its facet values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from platforms.listing import Listing
from platforms.rules import EVIDENCE_POINTS, price_band
from reference.taxonomy import NeedFacts, Taxonomy

FACETS = (
    "need",
    "sector",
    "size",
    "deployment",
    "language",
    "price",
    "recognised",
    "evidence",
)
NAME, VENDOR, NEED, SYNONYM, SUMMARY = 8, 4, 3, 2, 1
Fields = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ListingDocument:
    """A listing as the index asks for it; what it consists of is made when it is asked for.

    Attributes:
        basis: of all documents of a version.
        name, newest: its places by name, and by confirmation.
    """

    item: Listing
    basis: "Basis"
    name: int
    newest: int

    @property
    def key(self) -> str:
        return self.item.slug

    @property
    def rank(self) -> int:
        """Better supported listings first, then the name; it decides nothing else."""
        return (100 - EVIDENCE_POINTS[self.item.evidence]) * self.basis.count + self.name

    @property
    def fields(self) -> Fields:
        return fields_of(self.item, self.basis.texts)

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        return facets_of(self.item, self.basis.every)

    @property
    def sorts(self) -> dict[str, int]:
        return {"name": self.name, "newest": self.newest}


@dataclass(frozen=True, slots=True)
class Basis:
    """Texts of each need, codes of every section, number of listings."""

    texts: Mapping[str, Fields]
    every: tuple[str, ...]
    count: int


def documents_of(listings: Sequence[Listing], taxonomy: Taxonomy) -> list[ListingDocument]:
    """One document per listing, in the order given."""
    names = {item.slug: place for place, item in enumerate(by_name(listings))}
    newest = {item.slug: place for place, item in enumerate(by_confirmation(listings))}
    texts = {code: texts_of(need) for code, need in taxonomy.needs.items()}
    basis = Basis(texts, tuple(sector.code for sector in taxonomy.sections), len(listings))
    return [ListingDocument(item, basis, names[item.slug], newest[item.slug]) for item in listings]


def by_name(listings: Iterable[Listing]) -> list[Listing]:
    return sorted(listings, key=lambda item: (item.sort_key, item.slug))


def by_confirmation(listings: Iterable[Listing]) -> list[Listing]:
    """Last confirmed first; equal days by name."""
    return sorted(
        by_name(listings),
        key=lambda item: item.confirmed_on.toordinal() if item.confirmed_on else 0,
        reverse=True,
    )


def texts_of(need: NeedFacts) -> Fields:
    """What every listing that meets a need can be found by: one text for all its phrases."""
    joined = "; ".join(need.phrases)
    return ((need.name.vi, NEED), (need.name.en, NEED), (joined, SYNONYM))


def fields_of(item: Listing, texts: Mapping[str, Fields]) -> Fields:
    """The words of a listing; `texts` are those of each need."""
    return (
        (item.name, NAME),
        (item.vendor.name, VENDOR),
        *(field for need in item.needs for field in texts.get(need.code, ())),
        (item.summary.vi, SUMMARY),
        (item.summary.en, SUMMARY),
    )


def facets_of(item: Listing, every: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Facet values; a listing for all sectors has `every` section, one without any has none."""
    return {
        "need": tuple(need.code for need in item.needs),
        "sector": every if item.sectors is None else item.sectors,
        "size": item.sizes,
        "deployment": item.deployments,
        "language": item.languages,
        "price": price_band(item.plans),
        "recognised": ("yes",) if item.recognitions else (),
        "evidence": (item.evidence.value,),
    }
