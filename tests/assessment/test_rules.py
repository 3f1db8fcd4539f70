"""Scoring: the tables of the decision, and what holds for every paper and every answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.rules import (
    AskedPillar,
    AskedQuestion,
    Level,
    Scheme,
    counted,
    disagreements,
    needs_of,
    next_level,
    score,
    unanswered,
    weakest,
)

laws = settings(derandomize=True, deadline=None, max_examples=100)
LEVELS = (
    Level(1, 10, True, 20, 4),
    Level(2, 20, False, 64, 4),
    Level(3, 40, False, 128, 4),
    Level(4, 60, False, 192, 5),
    Level(5, 80, False, 256, 6),
)
POINTS = {"cx": 65, "st": 25, "it": 80, "op": 65, "cu": 50, "da": 35}
STEPS = {str(n): n for n in range(6)}


def dbi(*, questions=4):
    """Six pillars with the points of the decision."""
    pillars = tuple(
        AskedPillar(code, most, tuple(AskedQuestion(f"{code}{n}", STEPS) for n in range(questions)))
        for code, most in POINTS.items()
    )
    return Scheme(pillars, LEVELS)


def answers(scheme, **steps):
    """Each pillar's questions answered by the digits given, e.g. cx="2345"."""
    return {
        question.code: [digit]
        for pillar in scheme.pillars
        for question, digit in zip(pillar.questions, steps.get(pillar.code, ""), strict=False)
    }


def everywhere(digits):
    return dict.fromkeys(POINTS, digits)


@pytest.mark.parametrize(
    ("got", "level"),
    [
        (0, 0),
        (99, 0),
        (100, 1),
        (200, 1),
        (201, 2),
        (400, 2),
        (401, 3),
        (600, 3),
        (601, 4),
        (800, 4),
        (801, 5),
        (1000, 5),
    ],
)
def test_the_level_of_a_pillar_by_its_share(got, level):
    assert dbi().level_of(got, 1000) == level


def test_a_pillar_that_asks_nothing_has_level_0():
    assert dbi().level_of(0, 0) == 0


@pytest.mark.parametrize(
    ("digits", "tenths", "level"),
    [("0000", 0, 0), ("1111", 640, 1), ("2111", 800, 2), ("3333", 1920, 3), ("5555", 3200, 5)],
)
def test_the_same_answers_everywhere(digits, tenths, level):
    scheme = dbi()
    reached = score(scheme, answers(scheme, **everywhere(digits)))
    assert (reached.tenths, reached.level, reached.max_points) == (tenths, level, 320)


def test_total_must_be_above_the_bound():
    # Every pillar at exactly 20 %: 64 points and level 1, not 2.
    scheme = dbi()
    assert score(scheme, answers(scheme, **everywhere("1111"))).level == 1


def test_four_pillars_are_enough_for_level_3():
    scheme = dbi()
    steps = {"cx": "3333", "it": "3333", "op": "3333", "cu": "3333"}
    reached = score(scheme, answers(scheme, **steps))
    assert (reached.tenths, reached.at_least(3), reached.level) == (1560, 4, 3)


def test_three_pillars_are_not_enough_however_many_points():
    scheme = dbi()
    steps = {"cx": "5555", "it": "5555", "op": "5555"}
    reached = score(scheme, answers(scheme, **steps))
    assert (reached.tenths, reached.level) == (2100, 0)


def test_level_5_asks_for_all_six():
    scheme = dbi()
    steps = {**everywhere("5555"), "st": "4444"}
    assert score(scheme, answers(scheme, **steps)).level == 4


def test_tools_count_one_by_one():
    question = AskedQuestion("t", {"a": 1, "b": 1, "c": 2}, takes_many=True)
    assert (question.most, question.got(["c", "a"]), question.got([])) == (4, 3, 0)


def test_next_level_says_what_is_missing():
    scheme = dbi()
    given = answers(scheme, **{**everywhere("2222"), "cx": "1100", "st": "2110", "it": "0000"})
    reached = score(scheme, given)
    aim = next_level(scheme, given, reached)
    assert (reached.level, reached.tenths, reached.at_least(2)) == (1, 715, 3)
    assert (aim.level, aim.tenths_missing, aim.pillars_missing) == (2, 0, 1)
    assert [(gap.code, gap.steps) for gap in aim.gaps] == [("st", 1), ("cx", 3), ("it", 5)]
    assert aim.gaps[0].questions[0] == ("st3", 5)
    assert aim.questions[0] == ("it0", 200)


def test_points_missing_lead_just_above_the_bound():
    scheme = dbi()
    given = answers(scheme, **everywhere("1111"))
    aim = next_level(scheme, given, score(scheme, given))
    assert (aim.level, aim.points_above, aim.tenths_missing) == (2, 64, 1)


def test_nothing_is_above_the_top():
    scheme = dbi()
    given = answers(scheme, **everywhere("5555"))
    assert next_level(scheme, given, score(scheme, given)) is None


def test_the_weakest_come_lowest_first_and_complete_ones_never():
    scheme = dbi()
    given = answers(scheme, **{**everywhere("5555"), "da": "5554", "cu": "1111"})
    assert weakest(score(scheme, given)) == ("cu", "da")
    assert weakest(score(scheme, answers(scheme, **everywhere("5555")))) == ()


def test_needs_of_low_answers_lowest_first_each_once():
    pillar = AskedPillar(
        "p",
        10,
        (
            AskedQuestion("two", STEPS, needs=("crm", "pos")),
            AskedQuestion("three", STEPS, needs=("never",)),
            AskedQuestion("none", STEPS, needs=("pos", "bi")),
        ),
        needs=("own",),
    )
    scheme = Scheme((pillar,), LEVELS)
    given = {"two": ["2"], "three": ["3"], "none": ["0"]}
    assert needs_of(scheme, given, ["p"]) == ("pos", "bi", "crm")
    assert needs_of(scheme, given, ["p"], limit=1) == ("pos",)
    assert needs_of(scheme, given, []) == ()
    high = {"two": ["5"], "three": ["5"], "none": ["5"]}
    assert needs_of(scheme, high, ["p"]) == ("own",)


def test_each_tool_not_in_use_brings_its_need():
    tools = AskedQuestion(
        "t",
        {"till": 1, "stock": 1},
        takes_many=True,
        option_needs={"till": ("pos",), "stock": ("inventory",)},
    )
    scheme = Scheme((AskedPillar("p", 10, (tools,)),), LEVELS)
    assert needs_of(scheme, {"t": ["till"]}, ["p"]) == ("inventory",)


def test_a_question_worth_nothing_brings_no_need():
    pillar = AskedPillar("p", 10, (AskedQuestion("q", {"a": 0}, needs=("crm",)),))
    assert needs_of(Scheme((pillar,), LEVELS), {}, ["p"]) == ()


def test_no_tick_answers_a_question_that_takes_many():
    one = AskedQuestion("one", STEPS)
    many = AskedQuestion("many", {"a": 1}, takes_many=True)
    scheme = Scheme((AskedPillar("p", 10, (one, many)),), LEVELS)
    assert unanswered(scheme, {}) == ("one", "many")
    assert unanswered(scheme, {"one": [], "many": []}) == ("one",)
    assert unanswered(scheme, {"one": ["0"], "many": []}) == ()


@pytest.mark.parametrize(("there", "shown"), [(0, 0), (2, 0), (3, 3), (5, 3), (6, 6)])
def test_colleagues_are_shown_in_full_threes(there, shown):
    assert counted(there) == shown
    assert bool(disagreements({"p": 100}, [{"p": 1}] * there)) is bool(shown)


def test_disagreement_names_range_median_and_leader_widest_first():
    leader = {"a": 8000, "b": 3000}
    staff = [{"a": 2000, "b": 3000}, {"a": 4000, "b": 2000}, {"a": 6000, "b": 4000}, {"a": 9999}]
    first, second = disagreements(leader, staff)
    assert (first.code, first.lowest, first.median, first.highest) == ("a", 2000, 4000, 6000)
    assert (first.apart, second.apart) == (4000, 0)


# ── Laws ────────────────────────────────────────────────────────────────────────────────────────
DIGITS = st.lists(st.integers(0, 5), min_size=12, max_size=12)


def of_digits(scheme, digits):
    return {q.code: [str(d)] for q, d in zip(scheme.questions(), digits, strict=True)}


@laws
@given(DIGITS, st.integers(0, 11), st.integers(0, 5))
def test_raising_an_answer_never_lowers_anything(digits, place, to):
    scheme = dbi(questions=2)
    before = score(scheme, of_digits(scheme, digits))
    raised = [*digits]
    raised[place] = max(digits[place], to)
    after = score(scheme, of_digits(scheme, raised))
    assert after.level >= before.level
    assert after.total >= before.total
    assert all(b.level >= a.level for a, b in zip(before.pillars, after.pillars, strict=True))


@laws
@given(DIGITS, st.randoms())
def test_the_order_of_answers_is_irrelevant(digits, random):
    scheme = dbi(questions=2)
    given_answers = list(of_digits(scheme, digits).items())
    expected = score(scheme, dict(given_answers))
    random.shuffle(given_answers)
    assert score(scheme, dict(given_answers)) == expected


@laws
@given(DIGITS)
def test_everything_stays_within_its_bounds(digits):
    scheme = dbi(questions=2)
    reached = score(scheme, of_digits(scheme, digits))
    assert 0 <= reached.level <= 5
    assert 0 <= reached.tenths <= 3200
    assert all(0 <= p.hundredths <= 10_000 and 0 <= p.level <= 5 for p in reached.pillars)


@laws
@given(DIGITS)
def test_what_the_next_level_needs_is_enough(digits):
    """The nearest pillars lifted by their steps do reach the level, as far as they are counted."""
    scheme = dbi(questions=2)
    answered = of_digits(scheme, digits)
    reached = score(scheme, answered)
    aim = next_level(scheme, answered, reached)
    if aim is None:
        return
    for gap in aim.gaps:
        pillar = next(p for p in reached.pillars if p.code == gap.code)
        assert scheme.level_of(pillar.got + gap.steps, pillar.most) >= aim.level
        assert scheme.level_of(pillar.got + gap.steps - 1, pillar.most) < aim.level


@laws
@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_one_more_tool_is_never_worth_less(some, more):
    question = AskedQuestion("t", dict.fromkeys("abcdef", 1), takes_many=True)
    assert question.got(some | more) >= question.got(some)
