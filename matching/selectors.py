"""The match itself, for pages and the API: what was understood, what fits and what does not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from matching.engine import Profile, Ranking
from matching.first_needs import first_needs
from matching.inputs import USUAL_IMPORTANCE, WHERE_TO_START, MatchInputs
from matching.models import MatchResult
from matching.offers import section_of
from matching.rules import SizeFound, size_found
from matching.texts import Story
from platforms.snapshot import Snapshot
from reference.needs import Recognition

SHOWN_FIRST, SHOWN_AT_MOST = 10, 30


def understand(text: str, snapshot: Snapshot) -> Recognition:
    """What a text states, with the words that say so; places refer to the text as given.

    Never raises; under a millisecond for what owners write.
    """
    return snapshot.recogniser.recognise(text)


@dataclass(frozen=True, slots=True)
class MatchOutcome:
    """A question and its answer.

    Attributes:
        inputs: as asked, before defaults.
        profile: what was ranked with.
        size: the size class it counts with, and why; None where too little is known.
        is_default: no need was named, so those usual in the sector stand in.
        nowhere: uncovered needs that no platform of the catalogue covers at all; the other
            uncovered ones fail the requirements alone.
        seed: orders equal scores; of the day on which the match was made.
    """

    inputs: MatchInputs
    profile: Profile
    ranking: Ranking
    size: SizeFound | None
    is_default: bool
    nowhere: tuple[str, ...]
    seed: int
    story: Story
    catalogue_version: int


def match_for(
    *, inputs: MatchInputs, snapshot: Snapshot, seed: int, limit: int = SHOWN_FIRST
) -> MatchOutcome:
    """Rank the catalogue for one enterprise; no query once the snapshot is warm.

    The text is not read here: `inputs.with_understood(understand(text, snapshot))` comes before.
    Codes that the taxonomy no longer has are passed over.

    Args:
        seed: `matching.rules.seed_of` the day that counts.
        limit: 1 or more matches, and as many near misses at most.

    Raises: ValueError: an importance, level or amount out of range, or a limit below 1.
    """
    needs = stated_needs(inputs, snapshot)
    is_default = not needs
    if is_default:
        needs = usual_needs(inputs, snapshot)
    size = size_of(inputs, snapshot)
    profile = profile_of(replace(inputs, needs=needs), size, snapshot)
    ranking = snapshot.part("match").rank(profile, seed=seed, limit=limit)
    offered = snapshot.part("needs-covered")
    return MatchOutcome(
        inputs=inputs,
        profile=profile,
        ranking=ranking,
        size=size,
        is_default=is_default,
        nowhere=tuple(code for code in ranking.uncovered if code not in offered),
        seed=seed,
        story=Story(inputs, profile, snapshot.taxonomy, snapshot.listings),
        catalogue_version=snapshot.version,
    )


def stated_needs(inputs: MatchInputs, snapshot: Snapshot) -> dict[str, int]:
    """Those named that the taxonomy has and a platform can meet."""
    needs = {code: n for code, n in inputs.needs.items() if code in snapshot.taxonomy.needs}
    needs.pop(WHERE_TO_START, None)
    return needs


def usual_needs(inputs: MatchInputs, snapshot: Snapshot) -> dict[str, int]:
    """What stands in where no need was named: the sector's usual first ones, equally important."""
    sectors = snapshot.taxonomy.sectors
    section = section_of(inputs.sector, sectors) if inputs.sector else None
    codes = first_needs(inputs.sector, section, is_household=inputs.is_household)
    return {code: USUAL_IMPORTANCE for code in codes if code in snapshot.taxonomy.needs}


def size_of(inputs: MatchInputs, snapshot: Snapshot) -> SizeFound | None:
    """The size class by what was said; see `matching.rules.size_found`."""
    sector = snapshot.taxonomy.sectors.get(inputs.sector or "")
    return size_found(
        snapshot.part("size-limits"),
        stated=inputs.size,
        is_household=inputs.is_household,
        group=sector.group if sector else "",
        employees=inputs.employees,
        revenue_vnd=inputs.revenue_vnd,
    )


def profile_of(inputs: MatchInputs, size: SizeFound | None, snapshot: Snapshot) -> Profile:
    """The inputs as the engine takes them; what is in use already is not offered again."""
    whole, listed = whole_profile(inputs, size, snapshot, needs=inputs.needs), snapshot.listings
    return replace(
        whole,
        must_link=frozenset(slug for slug in whole.must_link if slug in listed),
        excluded=frozenset(slug for slug in whole.excluded if slug in listed),
    )


def whole_profile(
    inputs: MatchInputs, size: SizeFound | None, snapshot: Snapshot, *, needs: Mapping[str, int]
) -> Profile:
    """The same for given needs, with what is in use but not listed, or not any more."""
    return Profile(
        needs=dict(needs),
        sector=section_of(inputs.sector, snapshot.taxonomy.sectors) if inputs.sector else None,
        size=size.size if size else None,
        budget_vnd=inputs.budget_vnd,
        maturity=dict(inputs.maturity),
        deployments=inputs.deployments,
        languages=inputs.languages,
        must_link=inputs.must_link,
        excluded=inputs.existing,
    )


def kept_result(token: str, *, at: datetime) -> MatchResult | None:
    """The stored result of a token, None once it has expired or never was; one query."""
    return MatchResult.objects.current(at=at).filter(token=token).first()
