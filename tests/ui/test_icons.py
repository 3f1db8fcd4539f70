import pytest

from ui import icons


@pytest.mark.parametrize("code", icons.FUNCTION_ICONS)
def test_each_business_function_has_an_icon_that_exists(code):
    assert icons.svg(icons.for_function(code)).startswith("<svg")


def test_no_two_functions_share_an_icon():
    names = list(icons.FUNCTION_ICONS.values())
    assert len(names) == len(set(names))


def test_an_unknown_function_gets_the_fallback():
    assert icons.for_function("new-in-the-taxonomy") == icons.FALLBACK_ICON
    assert icons.svg(icons.FALLBACK_ICON)


def test_an_unknown_icon_is_refused():
    with pytest.raises(KeyError):
        icons.svg("no-such-icon")


def test_icons_are_hidden_from_screen_readers_and_thin():
    svg = icons.svg("calculator")
    assert 'aria-hidden="true"' in svg
    assert 'stroke-width="1.75"' in svg
