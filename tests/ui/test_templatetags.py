from datetime import UTC, date, datetime

import pytest
from django.template import Context
from django.utils import translation

from ui import pieces
from ui.templatetags import ui


@pytest.mark.parametrize(
    ("language", "amount", "text"),
    [
        ("vi", 1_500_000, "1.500.000\xa0₫"),
        ("en", 1_500_000, "VND\xa01,500,000"),
        ("vi", 0, "0\xa0₫"),
    ],
)
def test_dong_are_grouped_as_the_language_does(language, amount, text):
    with translation.override(language):
        assert ui.vnd(amount) == text


@pytest.mark.parametrize(("language", "text"), [("vi", "05/01/2026"), ("en", "5 January 2026")])
def test_a_day_is_written_as_the_language_does(language, text):
    with translation.override(language):
        assert ui.day(date(2026, 1, 5)) == text


def test_a_moment_falls_on_its_day_in_vietnam():
    with translation.override("vi"):
        assert ui.day(datetime(2026, 1, 5, 20, 0, tzinfo=UTC)) == "06/01/2026"


@pytest.mark.parametrize(
    ("hundredths", "text"),
    [(0, "0%"), (49, "0%"), (50, "1%"), (8612, "86%"), (9949, "99%"), (10_000, "100%")],
)
def test_percent_is_whole_with_halves_upwards(hundredths, text):
    with translation.override("en"):
        assert ui.percent(hundredths) == text


def test_percent_in_vietnamese_has_a_space_that_does_not_break():
    with translation.override("vi"):
        assert ui.percent(8612) == "86\xa0%"


def test_get_item_of_an_unknown_key_is_none():
    assert ui.get_item({"a": 1}, "b") is None


def test_one_page_needs_no_pagination():
    assert ui.pagination(number=1, pages=1).strip() == ""


def test_pagination_keeps_the_rest_of_the_address():
    assert 'href="?q=a&amp;page=2"' in ui.pagination(number=1, pages=2, query="q=a")


def once(*names, **values):
    return ui.once(Context(values), "components/header.html", *names)


def test_once_renders_a_template_a_single_time_for_a_language(monkeypatch):
    pieces._pieces.cache_clear()
    with translation.override("en"):
        first = once()
        monkeypatch.setattr(pieces, "render_to_string", lambda *args: "changed")
        assert once() == first


def test_once_keeps_the_languages_apart():
    pieces._pieces.cache_clear()
    for language in ("en", "vi", "en"):
        with translation.override(language):
            once()
    assert pieces._pieces.cache_info().currsize == 2


def test_once_escapes_the_values_it_puts_in():
    html = once("search_text", search_text='"><script>')
    assert 'value="&quot;&gt;&lt;script&gt;"' in html


def test_once_leaves_out_what_an_absent_value_guards():
    assert "site-header__language" not in once("other_language_url")
    assert 'href="/en/a"' in once("other_language_url", other_language_url="/en/a")


def test_once_is_the_same_as_rendering_afresh(settings):
    values = {"search_text": "kế toán", "other_language_url": "/en/?a=1&b=2"}
    cached = once(*values, **values)
    settings.DEBUG = True
    assert once(*values, **values) == cached
