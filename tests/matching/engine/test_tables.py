"""The tables answer what the specification answers, on catalogues meant to be awkward."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from matching.engine import CORE, SUPPORTING, Offer, Profile, Tables, rank_reference
from matching.engine.concepts import MOST_VND

NEEDS = [f"need-{number}" for number in range(14)]
SECTORS, CLASSES = ["A", "C", "G", "Q"], ["micro", "small", "medium", "large"]
DEPLOYMENTS, LANGUAGES = ["cloud", "mobile", "on-premises"], ["vi", "en", "ja"]
PILLARS = ["strategy", "culture", "operations", "data-assets", "customers", "technology"]
PRICES = [None, None, 0, 1, 99, 100, 101, 150, 199, 200, 201, 777_777, MOST_VND]
BUDGETS = [None, 0, 1, 100, 333, 500_000, MOST_VND]
SIZES = [0, 1, 2, 5, 12, 40, 60, 127, 128, 131, 300]
LIMITS = [1, 2, 3, 10, 10, 10, 50, 70, 400]


def subset(chance, codes, most=9):
    return frozenset(chance.sample(codes, chance.randint(0, min(most, len(codes)))))


def draw_offer(chance, number, count):
    lowest = chance.randint(0, 5)
    return Offer(
        id=number * 7 + 1,
        slug=f"p{number}",
        needs={code: chance.choice([CORE, SUPPORTING]) for code in subset(chance, NEEDS[:12], 5)},
        sectors=chance.choice([None, None, subset(chance, SECTORS)]),
        sizes=subset(chance, CLASSES),
        deployments=subset(chance, DEPLOYMENTS, 2),
        languages=subset(chance, LANGUAGES),
        links=frozenset(f"p{chance.randrange(count)}" for _ in range(chance.randint(0, 3))),
        monthly_vnd=chance.choice(PRICES),
        maturity={
            pillar: (lowest, chance.randint(lowest, 5)) for pillar in subset(chance, PILLARS)
        },
        quality=chance.choice([0, 50, 50, 50, 99, 100]),
        is_per_unit=chance.random() < 0.3,
    )


def draw_profile(chance, count):
    slugs = [f"p{number}" for number in range(count + 1)]
    return Profile(
        needs={code: chance.randint(1, 3) for code in subset(chance, NEEDS, 8)},
        sector=chance.choice([None, *SECTORS, "nowhere"]),
        size=chance.choice([None, *CLASSES, "giant"]),
        budget_vnd=chance.choice(BUDGETS),
        maturity={pillar: chance.randint(0, 5) for pillar in subset(chance, PILLARS)},
        deployments=chance.choice([frozenset(), subset(chance, [*DEPLOYMENTS, "submarine"])]),
        languages=chance.choice([frozenset(), subset(chance, [*LANGUAGES, "fr"], 2)]),
        must_link=chance.choice([frozenset(), frozenset(), subset(chance, slugs, 1)]),
        excluded=chance.choice([frozenset(), subset(chance, slugs, 3)]),
    )


def draw_catalogue(chance):
    """One in five catalogues holds nothing but twins, so that only the seed orders it."""
    count = chance.choice(SIZES)
    offers = [draw_offer(chance, number, count) for number in range(count)]
    if offers and chance.random() < 0.2:
        offers = [replace(offers[0], id=offer.id, slug=offer.slug) for offer in offers]
    chance.shuffle(offers)
    return offers


@pytest.mark.parametrize("seed", range(20))
def test_tables_answer_as_the_reference_does(seed):
    """20 x 10 catalogues x 50 profiles: 10,000 cases."""
    chance = random.Random(seed)
    for _ in range(10):
        offers = draw_catalogue(chance)
        tables = Tables.build(offers)
        for _ in range(50):
            profile = draw_profile(chance, len(offers))
            day, limit = chance.getrandbits(70), chance.choice(LIMITS)
            expected = rank_reference(profile, offers, seed=day, limit=limit)
            assert tables.rank(profile, seed=day, limit=limit) == expected, (profile, offers)


def test_sums_wider_than_the_gathered_rows_agree(make_offer, make_profile):
    codes = [f"need-{number}" for number in range(400)]
    profile = make_profile(needs=dict.fromkeys(codes, 3))
    offers = [
        make_offer(f"p{number}", number=number, needs=dict.fromkeys(codes[number::3], 100))
        for number in range(9)
    ]
    expected = rank_reference(profile, offers, seed=1, limit=5)
    assert Tables.build(offers).rank(profile, seed=1, limit=5) == expected


def test_catalogue_too_long_to_be_gathered_agrees():
    chance = random.Random(1)
    drawn = [draw_offer(chance, number, 300) for number in range(300)]
    offers = [replace(drawn[i % 300], id=i, slug=f"p{i}") for i in range(16_500)]
    tables = Tables.build(offers)
    for _ in range(3):
        profile = draw_profile(chance, len(offers))
        expected = rank_reference(profile, offers, seed=2, limit=10)
        assert tables.rank(profile, seed=2, limit=10) == expected


def test_threads_do_not_disturb_each_other():
    chance = random.Random(2)
    offers = [draw_offer(chance, number, 300) for number in range(300)]
    profiles = [draw_profile(chance, 300) for _ in range(200)]
    tables = Tables.build(offers)

    def rank(profile):
        return tables.rank(profile, seed=3, limit=10)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(rank, profiles)) == [rank(profile) for profile in profiles]


def test_tables_cannot_be_written_to(make_offer):
    tables = Tables.build([make_offer()])
    with pytest.raises(ValueError, match="read-only"):
        tables.rows.table[0] = 1


def test_answer_does_not_change_with_the_next_question(make_offer, make_profile):
    tables = Tables.build([make_offer(), make_offer("b", number=2, languages=["en"])])
    first = tables.rank(make_profile(languages=["vi"]), seed=0, limit=5)
    kept = tuple(first.matches), tuple(first.near_misses)
    tables.rank(make_profile(needs={"payroll": 1}), seed=0, limit=5)
    assert (first.matches, first.near_misses) == kept
