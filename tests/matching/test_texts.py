"""Each code of the engine has a sentence in both languages; none falls through."""

from dataclasses import replace

import pytest
from django.utils import translation

from enterprises.rules import Limits, SizeVerdict
from matching.engine import (
    CAUTION_CODES,
    CHANGE_CODES,
    FAILURE_CODES,
    TERM_STATES,
    Caution,
    Change,
    Failure,
    NearMiss,
    Term,
)
from matching.inputs import MatchInputs
from matching.rules import SizeFound, seed_of
from matching.selectors import match_for
from matching.texts import cautions, changes, give_up, in_both, near_miss, parts, size_text, why
from matching.texts.changed import changed
from matching.texts.parts import part, points
from matching.texts.reasons import caution, change

PARAMS = {
    "need": "payroll",
    "sector": "G",
    "size": "micro",
    "pillar": "operations",
    "level": 2,
    "lowest": 3,
    "highest": 4,
    "vnd": 700_000,
    "monthly_vnd": 700_000,
    "budget_vnd": 500_000,
}
SHOP = MatchInputs(needs={"inventory-control": 2}, sector="G", size="micro", budget_vnd=500_000)


@pytest.fixture
def outcome(catalogue):
    return match_for(inputs=SHOP, snapshot=catalogue, seed=seed_of(catalogue.key.day))


def assert_is_said(said):
    """Both languages say something whole, and not the same."""
    assert set(said) == {"vi", "en"}
    assert said["vi"] != said["en"]
    for text in said.values():
        assert text.strip()
        assert "%(" not in text


@pytest.mark.parametrize("code", CAUTION_CODES)
def test_every_caution_is_said(outcome, code):
    params = {name: PARAMS[name] for name in CAUTION_CODES[code]}
    assert_is_said(in_both(caution, Caution(code, params), outcome.story))


@pytest.mark.parametrize("code", CHANGE_CODES)
def test_every_change_is_said(outcome, code):
    params = {name: PARAMS[name] for name in CHANGE_CODES[code]}
    assert_is_said(in_both(change, Change(code, 500, params), 7000, outcome.story))


@pytest.mark.parametrize("code", FAILURE_CODES)
def test_every_failure_is_said(outcome, code):
    wanted, offered = {
        "deployment": (("on-premises",), ("cloud", "mobile")),
        "language": (("en",), ("vi",)),
        "link": (("misa-amis",), ()),
    }[code]
    miss = NearMiss(1, "kiotviet", 8000, 2, Failure(code, wanted, offered))
    said = in_both(near_miss, miss, outcome.story)
    assert_is_said({language: text.reason for language, text in said.items()})
    assert_is_said({language: text.would_change for language, text in said.items()})
    assert_is_said(in_both(give_up, miss.failed, outcome.story))


STATES = [(code, state) for code, states in TERM_STATES.items() for state in states]


@pytest.mark.parametrize(("code", "state"), STATES, ids=map("-".join, STATES))
def test_every_state_of_every_part_is_said(code, state):
    said = in_both(part, Term(code, 1050, 1500, state))
    assert_is_said({language: text.name for language, text in said.items()})
    assert_is_said({language: text.state for language, text in said.items()})


def test_second_hand_price_speaks_for_nothing_but_is_told(outcome):
    best = outcome.ranking.matches[0]
    with translation.override("vi"):
        assert not any("₫" in line for line in why(best, outcome.story))
        assert any("250.000\u00a0₫" in line for line in cautions(best, outcome.story))


def test_price_of_the_vendor_is_said_with_its_units(outcome):
    best, story = outcome.ranking.matches[0], outcome.story
    listing = story.listings[best.slug]
    own = replace(listing, plans=tuple(replace(p, is_second_hand=False) for p in listing.plans))
    told = replace(story, listings={**story.listings, best.slug: own})
    terms = [t._replace(state="unit-within") if t.code == "budget" else t for t in best.terms]
    best = best._replace(terms=tuple(terms))
    with translation.override("vi"):
        assert any("250.000\u00a0₫/thiết bị/tháng" in line for line in why(best, told))


def test_parts_add_up_to_the_score(outcome):
    for match in outcome.ranking.matches:
        with translation.override("en"):
            shown = sum(round(float(each.points) * 100) for each in parts(match))
        assert shown == match.score


def test_changes_below_a_whole_percent_are_not_shown(outcome):
    best = outcome.ranking.matches[0]._replace(
        changes=(Change("drop-need", 99, {"need": "payroll"}),)
    )
    assert changes(best, outcome.story) == ()


@pytest.mark.parametrize(
    ("language", "text"), [("vi", "10,5"), ("en", "10.5")], ids=["Vietnamese", "English"]
)
def test_points_are_written_as_the_language_does(language, text):
    with translation.override(language):
        assert points(1050) == text


def test_whole_points_have_no_decimals():
    assert points(5000) == "50"


LIMIT = Limits(10, 10_000_000_000, 3_000_000_000)
SIZES = {
    "stated": SizeFound("small", "stated"),
    "household": SizeFound("micro", "household"),
    "decree": SizeFound("micro", "decree", SizeVerdict("micro", "t", LIMIT, ("employees",), False)),
    "provisional": SizeFound("micro", "decree", SizeVerdict("micro", "t", LIMIT, (), True)),
    "large": SizeFound("large", "decree", SizeVerdict("large", "t", None, (), False)),
}


@pytest.mark.parametrize("found", SIZES.values(), ids=SIZES)
def test_size_says_what_it_rests_on(found):
    assert_is_said(in_both(size_text, found))


@pytest.mark.parametrize(
    ("reasons", "vietnamese", "english"),
    [
        (["catalogue"], "danh mục nền tảng đã thay đổi", "the catalogue changed"),
        (
            ["profile", "catalogue"],
            "danh mục nền tảng và hồ sơ doanh nghiệp đã thay đổi",
            "the catalogue and the profile changed",
        ),
    ],
    ids=["one", "two"],
)
def test_reasons_of_a_change_are_one_clause(reasons, vietnamese, english):
    assert in_both(changed, reasons) == {"vi": vietnamese, "en": english}


@pytest.mark.parametrize(("asked", "named", "counted"), [(4, 4, ""), (9, 3, "6 more")])
def test_a_long_list_of_what_is_not_covered_is_counted(outcome, asked, named, counted):
    codes = tuple(sorted(outcome.story.taxonomy.needs))[:asked]
    match = outcome.ranking.matches[0]._replace(unmet=codes)
    with translation.override("en"):
        said = cautions(match, outcome.story)[0]
        names = [outcome.story.need(code) for code in codes]
    assert [name in said for name in names] == [True] * named + [False] * (asked - named)
    assert counted in said


def test_size_names_the_limits_of_the_decree():
    with translation.override("en"):
        said = size_text(SIZES["decree"])
    assert "at most 10 employees" in said
    assert "VND 10 billion" in said
    assert "80/2021" in said
