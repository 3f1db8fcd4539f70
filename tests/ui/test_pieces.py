"""A template cut at its values gives what rendering it afresh would."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from ui.pieces import filled, kept

CHIP = "components/chip.html"


@pytest.mark.parametrize("text", ["Kế toán", "<b>", "a & b", "“”"])
def test_values_are_put_in_as_text(text):
    values = {"text": text, "href": "/?a=1&b=2", "remove": True}
    assert filled(CHIP, values) == render_to_string(CHIP, values)


def test_markup_marked_as_safe_stays_markup():
    assert "<b>x</b>" in filled(CHIP, {"text": SafeString("<b>x</b>")})


def test_a_value_that_is_not_given_leaves_out_what_it_guards():
    assert "<a" not in filled(CHIP, {"text": "x", "href": ""})


def test_languages_are_kept_apart():
    with translation.override("vi"):
        vietnamese = filled(CHIP, {"text": "x", "href": "/", "remove": True})
    with translation.override("en"):
        assert filled(CHIP, {"text": "x", "href": "/", "remove": True}) != vietnamese


def test_what_is_kept_is_rendered_once_for_each_key_and_language():
    asked = []

    def context():
        asked.append(translation.get_language())
        return {"text": f"kept {len(asked)}"}

    for language in ("vi", "en", "vi"):
        with translation.override(language):
            first, second = (kept(CHIP, key, context) for key in ("test-a", "test-b"))
            assert first != second
    assert asked == ["vi", "vi", "en", "en"]
