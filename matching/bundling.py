"""Bundles for one enterprise: the catalogue as candidates, the links between what was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from matching.engine import CORE, SUPPORTING
from matching.engine.bundle import CANDIDATES, Bundle, Candidate, Question, bundles
from matching.inputs import MatchInputs
from matching.selectors import MatchOutcome, match_for
from matching.support import NetPrice, net_price
from platforms.listing import Listing
from platforms.rules import from_monthly_vnd
from platforms.snapshot import Snapshot
from reference.support import Support, load_support


@dataclass(frozen=True, slots=True)
class Quoted:
    """What vendors answered one enterprise: these prices count in place of published ones.

    Attributes:
        monthly_vnd: by slug. waiting: slugs of those that were asked and have not answered.
    """

    monthly_vnd: Mapping[str, int] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()


UNASKED = Quoted()
# What a best fit inside a budget covers at least, in hundredths of a percent: less is no advice.
LEAST_FIT = 5_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two platforms of a bundle, or one of them and a tool in use.

    `declared_by` names the slugs of those that say they link; () where neither does.
    """

    one: str
    other: str
    declared_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A bundle with what surrounds it: its links, its price after support."""

    bundle: Bundle
    pairs: tuple[Pair, ...]
    net: NetPrice

    @property
    def linked(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.declared_by)

    @property
    def unlinked(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if not pair.declared_by)


@dataclass(frozen=True, slots=True)
class BundleOutcome:
    """The bundles of one question.

    Attributes:
        match: the ranking that they were chosen from.
        offered: in the order of the engine's KINDS, those that came out the same once.
        considered: how many platforms were looked at: those that fit best.
        unpriced: how many of them have no known price.
    """

    match: MatchOutcome
    offered: tuple[Offered, ...]
    considered: int
    unpriced: int
    support: Support


def bundles_for(
    *,
    inputs: MatchInputs,
    snapshot: Snapshot,
    seed: int,
    most: int | None = None,
    quoted: Quoted = UNASKED,
) -> BundleOutcome:
    """Bundles of the platforms that fit best; no query once the snapshot is warm.

    Args:
        seed: `matching.rules.seed_of` the day that counts.
        most: at most so many platforms in each, 1 or more; None is no limit.
        quoted: prices that this enterprise was told.
    """
    match = match_for(inputs=inputs, snapshot=snapshot, seed=seed, limit=CANDIDATES)
    profile = match.profile
    candidates = candidates_of(match, snapshot.listings, quoted)
    question = Question(dict(profile.needs), profile.budget_vnd, most, seed)
    support, in_use = load_support(), tuple(sorted(profile.excluded))
    offered = [
        Offered(
            bundle,
            pairs_of(bundle.slugs, in_use, snapshot.listings),
            net_price(
                bundle.known_vnd,
                size=profile.size,
                is_household=inputs.is_household,
                rate_percent=support.rate_percent,
                cap_vnd=support.cap_vnd,
            ),
        )
        for bundle in advisable(bundles(question, candidates), question)
    ]
    unpriced = sum(each.monthly_vnd is None for each in candidates)
    return BundleOutcome(match, tuple(offered), len(candidates), unpriced, support)


def candidates_of(
    match: MatchOutcome, listings: Mapping[str, Listing], quoted: Quoted = UNASKED
) -> list[Candidate]:
    """The matches as the bundle engine takes them; only needs that were asked for.

    A platform that states trades, hers not among them, is a match with a caution; in a bundle,
    which is advice, it has no place.
    """
    found = [
        Candidate(
            id=found.id,
            slug=found.slug,
            vendor=listings[found.slug].vendor.slug,
            needs=dict.fromkeys(found.partly, SUPPORTING) | dict.fromkeys(found.met, CORE),
            monthly_vnd=quoted.monthly_vnd.get(
                found.slug, from_monthly_vnd(listings[found.slug].plans)
            ),
            fit=found.score,
        )
        for found in match.ranking.matches
        if not any(term.state == "not-listed" for term in found.terms if term.code == "sector")
    ]
    return sensible(found)


def sensible(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Without what a platform does by the way for needs that others are made for.

    One that is made for a need asked for keeps its extras; one that is made for none of them
    keeps those that nobody is made for. Those left with nothing go.
    """
    given = list(candidates)
    served = {code for each in given for code, how in each.needs.items() if how == CORE}
    kept = [
        each
        if CORE in each.needs.values()
        else replace(each, needs={c: how for c, how in each.needs.items() if c not in served})
        for each in given
    ]
    return [each for each in kept if each.needs]


def advisable(found: Iterable[Bundle], question: Question) -> list[Bundle]:
    """Without a best fit in the budget that leaves more than half of the needs undone."""
    kept = [_without_poor_fit(each) if question.budget_vnd is not None else each for each in found]
    return [each for each in kept if each.kinds]


def _without_poor_fit(bundle: Bundle) -> Bundle:
    pairs = zip(bundle.kinds, bundle.proofs, strict=True)
    kept = [(k, proof) for k, proof in pairs if k != "best_fit" or proof.value >= LEAST_FIT]
    return bundle._replace(kinds=tuple(k for k, _ in kept), proofs=tuple(p for _, p in kept))


def pairs_of(
    chosen: tuple[str, ...], in_use: tuple[str, ...], listings: Mapping[str, Listing]
) -> tuple[Pair, ...]:
    """Every two platforms that should work together, with who declares a link between them."""
    wanted = [*combinations(chosen, 2), *((one, tool) for one in chosen for tool in in_use)]
    return tuple(Pair(one, other, _declared(one, other, listings)) for one, other in wanted)


def _declared(one: str, other: str, listings: Mapping[str, Listing]) -> tuple[str, ...]:
    said = {link.slug: link.declared_by for link in listings[one].links}
    sides = {"this": (one,), "other": (other,), "both": (one, other)}
    return sides.get(said.get(other, ""), ())
