"""One match, explained: NumPy beside plain Python at three sizes, and beside one round trip."""

import random
import statistics
import time
from collections.abc import Callable

from matching.engine import CORE, SUPPORTING, Offer, Profile, Tables, rank_reference

SEED, LIMIT, PAIRS = 20261122, 10, 15
# Offers, and profiles in one timing: plain Python needs a fifth of a second for the largest.
SIZES = ((1_000, 60), (10_000, 6), (100_000, 1))
CODES = [f"need-{number}" for number in range(87)]
SECTORS = [chr(code) for code in range(ord("A"), ord("V") + 1)]
CLASSES = ["micro", "small", "medium", "large"]
PILLARS = [f"pillar-{number}" for number in range(6)]
BUDGETS = [200_000, 300_000, 500_000, 1_000_000, 1_500_000, 2_000_000, 3_000_000, 5_000_000]


def run(round_trip: Callable[[], object] | None = None) -> list[str]:
    """Lines of the report.

    Args:
        round_trip: asks the database for `SELECT 1`; without it that line is left out.
    """
    lines = []
    for count, asked in SIZES:
        tables, offers, profiles = _case(count, asked)
        fast, plain = _timed_batches(tables, offers, profiles)
        lines.append(
            f"match of {count:,} offers, {LIMIT} explained: {fast * 1e6:.0f} µs "
            f"(peer: plain Python {plain * 1e6:.0f} µs, {fast / plain:.3f})"
        )
    if round_trip is not None:
        tables, _, profiles = _case(*SIZES[0])
        match, trip = _timed_in_turn(tables, profiles, round_trip)
        lines.append(
            f"match of {SIZES[0][0]:,} offers, {LIMIT} explained: {match * 1e6:.0f} µs "
            f"(limit: one SELECT 1 round trip {trip * 1e6:.0f} µs, {match / trip:.2f})"
        )
    return lines


def _case(count: int, asked: int) -> tuple[Tables, list[Offer], list[Profile]]:
    chance = random.Random(SEED)
    offers = [made_offer(number, count, chance) for number in range(count)]
    profiles = [made_profile(count, chance) for _ in range(asked)]
    tables = Tables.build(offers)
    for profile in profiles:
        assert _fast(tables, profile) == rank_reference(profile, offers, seed=SEED, limit=LIMIT)
    return tables, offers, profiles


def _fast(tables: Tables, profile: Profile) -> object:
    return tables.rank(profile, seed=SEED, limit=LIMIT)


def _timed_batches(
    tables: Tables, offers: list[Offer], profiles: list[Profile]
) -> tuple[float, float]:
    """Median seconds a match of both ways, batch by batch in turn."""
    fast, plain = [], []
    for _ in range(PAIRS):
        started = time.perf_counter()
        for profile in profiles:
            _fast(tables, profile)
        between = time.perf_counter()
        for profile in profiles:
            rank_reference(profile, offers, seed=SEED, limit=LIMIT)
        plain.append((time.perf_counter() - between) / len(profiles))
        fast.append((between - started) / len(profiles))
    return statistics.median(fast), statistics.median(plain)


def _timed_in_turn(
    tables: Tables, profiles: list[Profile], round_trip: Callable[[], object]
) -> tuple[float, float]:
    """Median seconds of one match and of one round trip, one after the other as in a request."""
    matches, trips = [], []
    for _ in range(PAIRS):
        for profile in profiles:
            started = time.perf_counter()
            _fast(tables, profile)
            between = time.perf_counter()
            round_trip()
            trips.append(time.perf_counter() - between)
            matches.append(between - started)
    return statistics.median(matches), statistics.median(trips)


def made_offer(number: int, count: int, chance: random.Random) -> Offer:
    """Shaped like the shipped catalogue, but with prices and maturity known for half of it."""
    covered = chance.choices([1, 2, 3, 4, 5, 7, 12], [16, 47, 34, 17, 10, 10, 1])[0]
    codes = chance.sample(CODES, covered)
    deployments = [["cloud"], ["cloud", "mobile"], ["cloud", "on-premises"], ["on-premises"], []]
    lowest = chance.randint(0, 3)
    return Offer(
        id=number + 1,
        slug=f"platform-{number}",
        needs={code: CORE if i <= covered // 3 else SUPPORTING for i, code in enumerate(codes)},
        sectors=None if chance.random() < 0.7 else frozenset(chance.sample(SECTORS, 2)),
        sizes=frozenset(chance.choice([CLASSES[:3], CLASSES[:3], CLASSES[1:], CLASSES[:2], []])),
        deployments=frozenset(chance.choices(deployments, [66, 57, 11, 2, 5])[0]),
        languages=frozenset(chance.choices([["vi"], ["vi", "en"], ["en"]], [105, 26, 2])[0]),
        links=frozenset(f"platform-{chance.randrange(count)}" for _ in range(chance.randint(0, 3))),
        monthly_vnd=None if chance.random() < 0.5 else chance.randrange(0, 6_000_000, 50_000),
        maturity={} if chance.random() < 0.5 else dict.fromkeys(PILLARS, (lowest, lowest + 2)),
        quality=chance.randint(20, 100),
    )


def made_profile(count: int, chance: random.Random) -> Profile:
    codes = chance.sample(CODES, chance.choice([1, 2, 2, 3, 3, 3, 4, 4, 5, 6]))
    deployments = [[], ["cloud"], ["cloud", "mobile"], ["on-premises"]]
    return Profile(
        needs={code: chance.randint(1, 3) for code in codes},
        sector=chance.choice(SECTORS) if chance.random() < 0.8 else None,
        size=chance.choice(CLASSES[:3]) if chance.random() < 0.8 else None,
        budget_vnd=chance.choice(BUDGETS) if chance.random() < 0.6 else None,
        maturity={p: chance.randint(0, 5) for p in PILLARS} if chance.random() < 0.3 else {},
        deployments=frozenset(chance.choices(deployments, [70, 15, 10, 5])[0]),
        languages=frozenset(chance.choices([[], ["vi"], ["vi", "en"]], [30, 60, 10])[0]),
        must_link=_some(count, 0.05, chance),
        excluded=_some(count, 0.2, chance),
    )


def _some(count: int, share: float, chance: random.Random) -> frozenset[str]:
    chosen = [f"platform-{chance.randrange(count)}"] if chance.random() < share else []
    return frozenset(chosen)
