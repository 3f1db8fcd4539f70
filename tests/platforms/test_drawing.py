"""The catalogue page's markup: its values, and that cutting it changes nothing."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from platforms import snapshot
from platforms.asked import Asked
from platforms.drawing import catalogue_values
from platforms.pages import catalogue_page
from ui.pieces import filled


@pytest.fixture
def draw(db):
    """The values of the page for a question."""

    def values(*, is_wish_kept=False, **asked):
        catalogue = snapshot.current()
        page = catalogue_page(Asked(**asked), catalogue)
        return catalogue_values(page, catalogue, is_part=False, is_wish_kept=is_wish_kept)

    with translation.override("en"):
        yield values


ASKED = {
    "everything": {},
    "one filter": {"filters": {"need": ("payroll",)}},
    "text and filters": {"text": "<kế toán> & thuế", "filters": {"size": ("micro", "small")}},
    "nothing found": {"text": "qwerty zxcvb"},
    "a wrong page": {"page": 99, "problems": ("“x” holds no word to search for.",)},
}


@pytest.mark.parametrize("template", ["platform_list", "_catalogue"])
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_the_cut_page_is_the_same_as_one_rendered_afresh(draw, template, asked):
    values = {name: value for name, value in draw(**asked).items() if value}
    name = f"platforms/{template}.html"
    assert filled(name, values) == render_to_string(name, values)


def test_clear_all_appears_from_two_chips_on(draw):
    assert not draw(text="lương")["is_clearable"]
    assert draw(text="lương", filters={"size": ("micro",)})["is_clearable"]


def test_order_by_fit_is_offered_for_a_text_only(draw):
    assert "Best fit first" in draw(text="kho")["order"]
    assert "Best documented first" in draw()["order"]


def test_the_order_in_force_is_chosen(draw):
    assert '<option value="name" selected>' in draw(sort="name")["order"]


def test_a_page_with_nothing_to_say_has_no_notices(draw):
    assert draw()["notices"] == ""


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_wish_is_said_to_be_kept_only_when_it_was(draw, is_kept):
    notices = draw(text="qwerty zxcvb", is_wish_kept=is_kept)["notices"]
    assert ("We have noted" in notices) is is_kept


def test_what_is_typed_is_escaped(draw):
    assert "<b>" not in draw(text="<b>kho")["chips"]
    assert "&lt;b&gt;kho" in draw(text="<b>kho")["chips"]
