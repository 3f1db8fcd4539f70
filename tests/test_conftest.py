"""What watches over all tests sees what it is to see."""

import pytest

from tests.conftest import unsafe_markup


@pytest.mark.parametrize(
    "page",
    [
        "<p style='color:red'>",
        '<p class="a"style="color:red">',
        "<P CLASS=a STYLE = 'x'>",
        "<p\nonclick=x()>",
        "<img src=a.png onerror = 'x'>",
        "<a/onclick=x()>",
        "<input autofocus onfocus autocomplete=off>",
        "<p style>",
        "<body onload class=a>",
        "<script>x()</script>",
        "<script type=module>x()</script>",
        "<script\ntype=module\n>x()</script>",
        "<style media=print>p {}</style>",
    ],
)
def test_what_the_policy_refuses_is_seen(page):
    assert unsafe_markup(f"<main>{page}")


@pytest.mark.parametrize(
    "page",
    [
        '<script src="/static/a.js" type="module"></script>',
        "<script type=module src=/a.js></script>",
        "<p>Once = one, style = form</p>",
        '<p title="on time" class="style">',
    ],
)
def test_what_it_lets_through_is_no_finding(page):
    assert not unsafe_markup(f"<main>{page}")
