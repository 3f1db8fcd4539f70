"""Small offers and profiles made to collide, for laws that hold for all of them."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from matching.engine import Offer, Profile

NEEDS, SECTORS, CLASSES = ["crm", "payroll", "hiring", "archive"], ["A", "G"], ["micro", "large"]
DEPLOYMENTS, LANGUAGES, PILLARS = ["cloud", "mobile"], ["vi", "en"], ["strategy", "culture"]
SLUGS = [f"p{number}" for number in range(8)]
MONEY = st.none() | st.integers(0, 400)
LEVEL = st.integers(0, 5)
laws = settings(derandomize=True, deadline=None, max_examples=80)


def some(codes):
    return st.frozensets(st.sampled_from(codes))


offers = st.builds(
    Offer,
    id=st.just(0),
    slug=st.just(""),
    needs=st.dictionaries(st.sampled_from(NEEDS), st.sampled_from([100, 50])),
    sectors=st.none() | some(SECTORS),
    sizes=some(CLASSES),
    deployments=some(DEPLOYMENTS),
    languages=some(LANGUAGES),
    links=some(SLUGS),
    monthly_vnd=MONEY,
    maturity=st.dictionaries(
        st.sampled_from(PILLARS), st.tuples(LEVEL, LEVEL).map(lambda pair: tuple(sorted(pair)))
    ),
    quality=st.integers(0, 100),
    is_per_unit=st.booleans(),
)
catalogues = st.lists(offers, max_size=8).map(
    lambda drawn: [replace(o, id=n, slug=SLUGS[n]) for n, o in enumerate(drawn)]
)
profiles = st.builds(
    Profile,
    needs=st.dictionaries(st.sampled_from(NEEDS), st.integers(1, 3), min_size=1),
    sector=st.none() | st.sampled_from(SECTORS),
    size=st.none() | st.sampled_from(CLASSES),
    budget_vnd=MONEY,
    maturity=st.dictionaries(st.sampled_from(PILLARS), LEVEL),
    deployments=some(DEPLOYMENTS),
    languages=some(LANGUAGES),
    must_link=st.frozensets(st.sampled_from(SLUGS), max_size=2),
    excluded=st.frozensets(st.sampled_from(SLUGS), max_size=2),
)
