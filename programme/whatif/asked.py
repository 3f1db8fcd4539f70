"""The platform of a what-if: as it was asked for, as the match takes it, and its variants."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from statistics import median_low
from typing import Any, Self

from matching.engine import CORE, SUPPORTING, Offer
from platforms.choices import Deployment, Language

# No listing has it: equal to the last key that a table can give.
NOBODYS_ID, NOBODYS_SLUG = 2**63 - 1, ""
MORE_NEEDS = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A platform that nobody makes yet.

    Attributes:
        core, supporting: codes of the needs it covers, none in both, one at least.
        sectors: sections it lists; () is open to all.
        sizes: size classes it lists; () does not say.
        price_vnd: a month; 0 is free, None on request.
        is_per_unit: the price is that of one user, device or shop.
        deployments, languages: how it runs, what it speaks.
        links: slugs of platforms it links with.
    """

    core: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    price_vnd: int | None = None
    is_per_unit: bool = False
    deployments: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """The inner of `as_json`."""
        known: dict[str, Any] = {}
        for each in fields(cls):
            if each.name in plain:
                value = plain[each.name]
                known[each.name] = tuple(value) if isinstance(value, list) else value
        return cls(**known)


def quality_of(offers: Sequence[Offer]) -> int:
    """What is taken for its listing: as good as the middle one of those that are there."""
    return median_low([offer.quality for offer in offers]) if offers else 50


def offer_of(asked: Asked, *, quality: int) -> Offer:
    """The platform as the match takes it; its suited levels of maturity are unknown."""
    return Offer(
        id=NOBODYS_ID,
        slug=NOBODYS_SLUG,
        needs={**dict.fromkeys(asked.supporting, SUPPORTING), **dict.fromkeys(asked.core, CORE)},
        sectors=frozenset(asked.sectors) or None,
        sizes=frozenset(asked.sizes),
        deployments=frozenset(asked.deployments),
        languages=frozenset(asked.languages),
        links=frozenset(asked.links),
        monthly_vnd=asked.price_vnd,
        maturity={},
        quality=quality,
        is_per_unit=asked.is_per_unit,
    )


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing changed. kind: of `wording.VARIANTS`; value: the price, code or section."""

    kind: str
    value: str
    asked: Asked


def variants(asked: Asked, *, uncovered: Mapping[str, int], known: set[str]) -> list[Variant]:
    """What might help it to more, one thing at a time; ten at most.

    Args:
        uncovered: need to how many have nothing for it; known: needs of the taxonomy.
    """
    return [*_prices(asked), *_wider(asked), *_needs(asked, uncovered, known)]


def _prices(asked: Asked) -> Iterator[Variant]:
    price = asked.price_vnd
    if price != 0:
        yield Variant("free", "", replace(asked, price_vnd=0, is_per_unit=False))
    if price:
        yield Variant("price", str(price // 2), replace(asked, price_vnd=price // 2))


def _wider(asked: Asked) -> Iterator[Variant]:
    for code in Deployment.values:
        if code not in asked.deployments:
            more = (*asked.deployments, code)
            yield Variant("deployment", code, replace(asked, deployments=more))
    for code in Language.values:
        if code not in asked.languages:
            more = (*asked.languages, code)
            yield Variant("language", code, replace(asked, languages=more))
    if asked.sectors:
        yield Variant("all-sectors", "", replace(asked, sectors=()))


def _needs(asked: Asked, uncovered: Mapping[str, int], known: set[str]) -> Iterator[Variant]:
    """The needs that most have nothing for, which it does not cover yet."""
    others = known & uncovered.keys() - {*asked.core, *asked.supporting}
    wanted = sorted(others, key=lambda code: (-uncovered[code], code))
    for code in wanted[:MORE_NEEDS]:
        yield Variant("need", code, replace(asked, core=(*asked.core, code)))
