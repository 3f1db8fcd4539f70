import pytest
from django.template.loader import get_template, render_to_string


@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_page_needs_no_context(status):
    assert "<h1" in get_template(f"{status}.html").render()


def test_too_many_requests_says_how_long():
    assert "40" in render_to_string("429.html", {"minutes": 40})


@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_page_offers_a_search_and_the_way_home(status):
    html = get_template(f"{status}.html").render()
    assert 'name="q"' in html
    assert 'href="/"' in html


@pytest.mark.parametrize("status", [500, 503])
def test_outage_page_speaks_both_languages(status):
    html = get_template(f"{status}.html").render()
    assert '<html lang="vi">' in html
    assert 'lang="en"' in html


def test_stale_form_is_told_apart():
    assert render_to_string("403.html", {"is_form": True}) != render_to_string("403.html")
