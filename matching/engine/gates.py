"""The hard requirements over the whole catalogue: how many of them each offer misses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from .concepts import Offer, Profile
from .rows import Columns, Row, columns_by_code, freeze

_REMEMBERED = 32
_EXCLUDED = 2  # never 1: what the enterprise excluded itself is no near miss
_NONE: Columns = np.empty(0, np.intp)

Codes = frozenset[str]
Lacking = Mapping[str | None, Row]


@dataclass(frozen=True, slots=True, eq=False)
class Gates:
    """What may keep an offer out.

    Attributes:
        deployments, languages: code to 1 for each offer that states others but not this one.
        stated: accepted deployments and required languages to how many of them each offer
            misses, int32, (offers,); None if none misses any. Remembers the last few.
        links: slug to the columns of others that link with it.
        column: slug to its column.
    """

    deployments: Lacking
    languages: Lacking
    stated: Callable[[Codes, Codes], Row | None]
    links: Mapping[str, Columns]
    column: Mapping[str, int]

    @classmethod
    def build(cls, offers: Sequence[Offer]) -> "Gates":
        """The gates of a catalogue, columns in its order."""
        deployments = _lacking([offer.deployments for offer in offers])
        languages = _lacking([offer.languages for offer in offers])
        linked = columns_by_code([offer.links - {offer.slug} for offer in offers])
        return cls(
            deployments,
            languages,
            lru_cache(_REMEMBERED)(partial(_stated, deployments, languages)),
            linked,
            {offer.slug: column for column, offer in enumerate(offers)},
        )

    def misses(self, profile: Profile, out: Row) -> Row | None:
        """How many requirements each offer misses, and 2 more if the enterprise excluded it.

        Args:
            out: int32, (offers,), may be overwritten.

        Returns: int32, (offers,), not to be written to; None if nothing is missed.
        """
        stated = self.stated(profile.deployments, profile.languages)
        excluded = [self.column[slug] for slug in profile.excluded if slug in self.column]
        if not excluded and not profile.must_link:
            return stated
        out[:] = 0 if stated is None else stated
        for slug in profile.must_link:
            out += 1
            out[self._linked(slug)] -= 1
        out[excluded] += _EXCLUDED
        return out

    def by_requirement(self, profile: Profile, columns: Columns) -> Iterator[Columns]:
        """The columns parted by the requirement they miss.

        Args:
            columns: rising, each of an offer that misses just one.

        Returns: for each requirement that any of them misses, those that do, rising.
        """
        if len(profile.languages) + len(profile.must_link) + bool(profile.deployments) == 1:
            yield columns
            return
        left = columns
        for code in profile.languages:
            lacks = self.languages.get(code, self.languages[None])[left] > 0
            yield left[lacks]
            left = left[~lacks]
        for slug in profile.must_link:
            has = np.isin(left, self._linked(slug), assume_unique=True)
            yield left[~has]
            left = left[has]
        yield left

    def _linked(self, slug: str) -> Columns:
        """The columns that link with a platform, its own among them; each once."""
        others = self.links.get(slug, _NONE)
        return np.append(others, self.column[slug]) if slug in self.column else others


def _lacking(listings: Sequence[Codes]) -> Lacking:
    """Code to 1 for each listing that states others but not this one; None: any other code."""
    states = np.array([bool(codes) for codes in listings], np.int32)
    rows: dict[str | None, Row] = {None: states}
    for code, columns in columns_by_code(listings).items():
        rows[code] = states.copy()
        rows[code][columns] = 0
    return rows


def _stated(
    deployments: Lacking, languages: Lacking, accepted: Codes, required: Codes
) -> Row | None:
    misses = np.zeros_like(deployments[None])
    if accepted:  # missed only where every accepted one is lacking
        lacking = [deployments.get(code, deployments[None]) for code in accepted]
        misses += np.minimum.reduce(lacking)
    for code in required:
        misses += languages.get(code, languages[None])
    return freeze(misses) if misses.any() else None
