"""Which sites may be listed, and which of those a page belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.embed.rules import (
    MOST_CHARACTERS,
    OriginError,
    ancestors,
    check_origin,
    has_room,
    listed_as,
)

TAKEN = {
    "https://www.laocai.gov.vn": "https://www.laocai.gov.vn",
    " HTTPS://Bank.VN/ ": "https://bank.vn",
    "bank.vn": "https://bank.vn",
    "https://bank.vn:443": "https://bank.vn",
    "https://bank.vn:8443": "https://bank.vn:8443",
    "https://*.bank.vn": "https://*.bank.vn",
    "*.laocai.gov.vn": "https://*.laocai.gov.vn",
    "https://ngânhàng.vn": "https://xn--ngnhng-ltan.vn",
    "https://ten.blogspot.com": "https://ten.blogspot.com",
    "https://abc.hanoi.vn": "https://abc.hanoi.vn",
}
REFUSED = {
    "": "unreadable",
    "https://": "unreadable",
    "https://bank": "unreadable",
    "https://ngân hàng.vn": "unreadable",
    "https://me@bank.vn": "unreadable",
    "https://bank.vn:0": "unreadable",
    "https://bank.vn:99999": "unreadable",
    "https://*.*.bank.vn": "unreadable",
    "https://a.*.vn": "unreadable",
    "https://-a.vn": "unreadable",
    "https://bank.vn; script-src *": "unreadable",
    "https://bank.vn 'self'": "unreadable",
    "https://*": "unreadable",
    "*": "unreadable",
    "http://bank.vn": "insecure",
    "javascript://bank.vn": "insecure",
    "https://bank.vn/vay": "path",
    "https://bank.vn?x": "path",
    "https://10.0.0.1": "number",
    "https://[::1]": "number",
    "https://127.0.0.1": "number",
    "http://localhost:8046": "insecure",
    "https://localhost": "number",
    "https://*.vn": "unreadable",
    "https://*.com.vn": "shared",
    "https://*.gov.vn": "shared",
    "https://*.hanoi.vn": "shared",
    "https://*.github.io": "shared",
    "https://sites.google.com": "shared",
}


@pytest.mark.parametrize("typed", TAKEN, ids=repr)
def test_site_is_taken_in_the_form_that_browsers_compare(typed):
    assert check_origin(typed) == TAKEN[typed]
    assert check_origin(TAKEN[typed]) == TAKEN[typed]


@pytest.mark.parametrize("typed", REFUSED, ids=repr)
def test_what_is_no_site_of_one_holder_is_refused(typed):
    with pytest.raises(OriginError) as refused:
        check_origin(typed)
    assert refused.value.fact == REFUSED[typed]


@pytest.mark.parametrize(
    "origin", ["http://localhost:8046", "http://127.0.0.1", "https://localhost"]
)
def test_this_machine_may_be_listed_only_where_it_is_allowed(origin):
    assert check_origin(origin, is_loopback_allowed=True) == origin
    with pytest.raises(OriginError):
        check_origin(origin)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_gets_a_second_word_into_the_policy(typed):
    try:
        origin = check_origin(typed, is_loopback_allowed=True)
    except OriginError:
        return
    assert origin.isascii()
    assert not set(origin) & set(" ;,'\"\r\n\t")


def test_list_of_nobody_says_none():
    assert ancestors(()) == ("'none'",)
    assert ancestors(["https://b.vn", "https://a.vn"]) == ("https://a.vn", "https://b.vn")


def test_list_is_as_long_as_a_header_may_be():
    entry = "https://" + "a" * 80 + ".vn"
    fits = MOST_CHARACTERS // (len(entry) + 1)
    assert has_room([entry] * fits)
    assert not has_room([entry] * (fits + 1))


HOSTS = ("https://*.bank.vn", "https://www.bank.vn", "https://a.vn:8443")


@pytest.mark.parametrize(
    ("page", "entry"),
    [
        ("https://www.bank.vn/vay?x=1", "https://www.bank.vn"),
        ("https://vay.bank.vn/", "https://*.bank.vn"),
        ("https://a.b.bank.vn/", "https://*.bank.vn"),
        ("https://bank.vn/", ""),
        ("https://evilbank.vn/", ""),
        ("http://vay.bank.vn/", ""),
        ("https://a.vn/", ""),
        ("https://a.vn:8443/", "https://a.vn:8443"),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_page_belongs_to_the_entry_that_browsers_would_take(page, entry):
    assert listed_as(page, HOSTS) == entry
