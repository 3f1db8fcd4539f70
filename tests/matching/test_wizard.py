"""The wizard's state, as it travels from page to page in the forms."""

import pytest

from matching.inputs import MatchInputs
from matching.wizard import Wizard, answers_of, fields_of, mark_of

TEXT = "tính lương và quản lý kho, dưới 500k/tháng, không cần chấm công"


@pytest.fixture
def wizard(catalogue, fields):
    def build(**said):
        return Wizard(fields(**said), catalogue)

    return build


@pytest.fixture
def onward(catalogue, fields):
    """The next page's wizard: what the form of one step sends, with its visible answers."""

    def send(wizard, step, **answers):
        data = fields(**answers)
        for name, value in wizard.hidden(apart_from=step):
            data.appendlist(name, value)
        return Wizard(data, catalogue)

    return send


def test_needs_are_read_from_the_words(wizard):
    assert set(wizard(text=TEXT).chosen) == {"inventory-control", "payroll"}


def test_picked_needs_join_those_of_the_words(wizard):
    assert wizard(text="quản lý kho", need="payroll").chosen == ("inventory-control", "payroll")


def test_need_taken_away_stays_away(wizard, onward):
    second = wizard(text=TEXT)
    third = onward(second, "enterprise", need="payroll")
    assert third.chosen == ("payroll",)
    assert third.inputs().set_aside == {"inventory-control"}


def test_changed_words_are_understood_anew(wizard, onward):
    second = onward(wizard(text=TEXT), "enterprise", need="payroll")
    first = onward(second, "needs", text="xuất hóa đơn điện tử", need="payroll")
    # The taxonomy: an owner who cannot know which kind of e-invoice gets both.
    assert set(first.chosen) == {"issue-einvoice", "pos-einvoice", "payroll"}


def test_words_fill_a_step_that_was_not_shown(wizard):
    assert wizard(text=TEXT).inputs().budget_vnd == 500_000


def test_step_that_was_shown_is_taken_as_it_was_left(wizard, onward):
    third = onward(wizard(text=TEXT), "conditions", budget="")
    assert third.inputs().budget_vnd is None


def test_answers_named_in_an_address_win_over_the_words(wizard):
    assert wizard(text=TEXT, budget="2 triệu").inputs().budget_vnd == 2_000_000


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ({}, "needs"),
        ({"text": "bùm chéo"}, "needs"),
        ({"text": "x" * 2001}, "needs"),
        ({"need": "no-such-need"}, "needs"),
        ({"need": "payroll", "shown": "enterprise", "employees": "mười"}, "enterprise"),
        ({"need": "payroll", "place": "zzzz qqqq"}, "enterprise"),
        ({"need": "payroll", "shown": "conditions", "budget": "nhiều"}, "conditions"),
        ({"need": "payroll"}, None),
        ({"text": "bùm chéo", "anyway": "1"}, None),
    ],
    ids=[
        "nothing",
        "not understood",
        "too long",
        "unknown need",
        "employees",
        "place",
        "budget",
        "sound",
        "not understood, go on anyway",
    ],
)
def test_first_step_that_cannot_be_passed(wizard, said, step):
    assert wizard(**said).problem("needs", "enterprise", "conditions") == step


def test_not_knowing_where_to_start_wants_guidance(wizard):
    assert wizard(text="tôi chưa biết bắt đầu từ đâu").wants_guidance


def test_need_beside_not_knowing_where_to_start_is_matched(wizard):
    made = wizard(text="tôi chưa biết bắt đầu từ đâu", need="payroll")
    assert not made.wants_guidance
    assert made.chosen == ("payroll",)


def test_household_is_read_from_the_words(wizard):
    assert wizard(text="hộ kinh doanh cần ghi sổ sách").inputs().is_household


def test_ticking_connect_makes_software_in_use_a_must(wizard):
    made = wizard(need="payroll", existing="kiotviet", connect="on")
    assert made.inputs().must_link == {"kiotviet"}


@pytest.mark.parametrize("key", ["", "x", "\x00", "1" * 500])
def test_unreadable_key_is_replaced(wizard, key):
    assert wizard(key=key).key.version == 4


def test_key_stays_through_the_steps(wizard, onward):
    second = wizard(text=TEXT)
    assert onward(second, "enterprise").key == second.key


def test_fields_give_the_inputs_back(wizard):
    inputs = MatchInputs(
        needs={"payroll": 2},
        sector="G",
        employees=0,
        revenue_vnd=10_000_000_000,
        budget_vnd=1_500_000,
        deployments=frozenset({"cloud"}),
        languages=frozenset({"en"}),
        existing=frozenset({"kiotviet"}),
        must_link=frozenset({"kiotviet"}),
    )
    assert (
        wizard(**{name: values for name, values in fields_of(inputs).items() if values}).inputs()
        == inputs
    )


def test_maker_returns_to_her_answers_without_what_she_took_away(catalogue, fields):
    inputs = MatchInputs(
        text=TEXT, needs={"payroll": 2}, set_aside=frozenset({"inventory-control"})
    )
    data = fields()
    for name, value in answers_of(inputs):
        data.appendlist(name, value)
    assert Wizard(data, catalogue).inputs() == inputs


def test_mark_tells_texts_apart():
    assert mark_of("a") != mark_of("b")


def test_levels_of_an_assessment_travel_with_the_answers(wizard):
    given = wizard(
        need=["payroll"],
        maturity=["operations:2", "culture:0", "operations:9", "no-pillar:1", "x" * 9_000],
    )
    assert given.inputs().maturity == {"operations": 2, "culture": 0}
    hidden = list(given.hidden(apart_from="needs"))
    assert ("maturity", "operations:2") in hidden
    assert fields_of(given.inputs())["maturity"] == ["operations:2", "culture:0"]
