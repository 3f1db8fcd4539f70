"""Typed instead of chosen: exact words are taken, others are asked about once."""

import pytest
from django.utils import translation

from matching.lookups import find_places, options_for, settle


def asked(questions):
    return {typed: [option.label for option in each.options] for typed, each in questions.items()}


def test_exact_place_is_taken(catalogue, fields):
    data = fields(place="Phường Ba Đình, Hà Nội")
    assert settle(data, catalogue) == {}
    assert catalogue.places.label(data["commune"]) == "Phường Ba Đình, Hà Nội"


def test_place_of_before_july_2025_leads_to_todays(catalogue):
    option = options_for("place", "bến nghé quận 1", catalogue)[0]
    assert option.label.startswith("Phường Sài Gòn")
    assert "Bến Nghé" in option.via


@pytest.mark.parametrize(
    ("language", "start"), [("vi", "trước 1/7/2025: Phường"), ("en", "before 1 July 2025: Phường")]
)
def test_former_name_is_told_in_the_language_of_the_page(catalogue, language, start):
    with translation.override(language):
        (option, *_) = find_places("phường bến nghé, quận 1", catalogue)
    assert option.via.startswith(start)


def test_place_with_namesakes_is_asked_about(catalogue, fields):
    data = fields(place="Tân An")
    question = settle(data, catalogue)["place"]
    assert len(question.options) > 1
    assert "commune" not in data


def test_unknown_place_is_asked_about_without_options(catalogue, fields):
    assert asked(settle(fields(place="zzzz qqqq"), catalogue)) == {"place": []}


def test_question_is_asked_once(catalogue, fields):
    question = settle(fields(place="zzzz qqqq"), catalogue)["place"]
    assert settle(fields(place="zzzz qqqq", asked=question.mark), catalogue) == {}


def test_chosen_option_settles_the_question(catalogue, fields):
    code = options_for("trade", "quán phở", catalogue)[0].code
    assert settle(fields(trade="quán phở", sector=code), catalogue) == {}


def test_other_words_than_the_chosen_are_asked_about(catalogue, fields):
    assert "trade" in settle(fields(trade="quán phở", sector="A"), catalogue)


def test_exact_name_of_software_is_added_to_the_chosen(catalogue, fields):
    data = fields(tool="kiotviet", existing=["misa-amis"])
    assert settle(data, catalogue) == {}
    assert data.getlist("existing") == ["misa-amis", "kiotviet"]


def test_mistyped_software_is_offered(catalogue):
    assert "kiotviet" in {option.code for option in options_for("tool", "kiotvit", catalogue)}


@pytest.mark.parametrize("typed", ["trade", "place", "tool"])
@pytest.mark.parametrize("text", ["", "a", "\x00", "😀😀", "\u202e" * 9, "x" * 5000])
def test_odd_words_find_nothing_and_break_nothing(catalogue, typed, text):
    assert isinstance(options_for(typed, text, catalogue), tuple)
