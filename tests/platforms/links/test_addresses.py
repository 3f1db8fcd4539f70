import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.links.addresses import (
    UnsafeError,
    is_public,
    read_site,
    read_target,
    redirected,
)

OPENED = [
    ("https://kiotviet.vn", "https://kiotviet.vn/"),
    ("http://KiotViet.VN./gia?a=1#b", "http://kiotviet.vn/gia?a=1"),
    ("https://kiotviet.vn:443/", "https://kiotviet.vn/"),
    ("http://kiotviet.vn:443/", "http://kiotviet.vn:443/"),
    ("https://hóađơn.vn/giá", "https://xn--han-gna5mo8a.vn/gi%C3%A1"),
    ("https://a.vn/đã%20mã", "https://a.vn/%C4%91%C3%A3%20m%C3%A3"),
    ("https://1.1.1.1/", "https://1.1.1.1/"),
    ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
]
REFUSED = {
    "": "form",
    "kiotviet.vn": "form",
    "//kiotviet.vn/": "form",
    "ftp://kiotviet.vn/": "scheme",
    "file:///etc/passwd": "scheme",
    "javascript:alert(1)": "scheme",
    "https://": "host",
    "https:///duong-dan": "host",
    "https://a:b@kiotviet.vn/": "credentials",
    "https://kiotviet.vn@169.254.169.254/": "credentials",
    "https://kiotviet.vn:8080/": "port",
    "https://kiotviet.vn:22/": "port",
    "https://kiotviet.vn:0/": "port",
    "https://kiotviet.vn:abc/": "form",
    "https://kiotviet.vn:99999/": "form",
    "https://kiotviet.vn\\@127.0.0.1/": "form",
    "https://kiotviet.vn /": "form",
    "https://kiotviet.vn/\r\nHost: x": "form",
    "https://kiotviet.vn/\u200b": "form",
    "https://localhost/": "host",
    "https://may-chu/": "host",
    "https://db.internal/": "host",
    "https://in.local/": "host",
    "https://1.0.0.127.in-addr.arpa/": "host",
    "https://-a.vn/": "host",
    "https://a..vn/": "host",
    "https://127.0.0.1/": "network",
    "https://127.1/": "host",
    "https://2130706433/": "host",
    "https://0x7f000001/": "host",
    "https://0x7f.0.0.1/": "host",
    "https://0177.0.0.1/": "host",
    "https://017700000001/": "host",
    "https://127.0.0.0x1/": "host",
    "https://１２７.０.０.１/": "network",
    "https://127。0。0。1/": "network",
    "https://①27.0.0.1/": "network",
    "https://169.254.169.254/latest/": "network",
    "https://10.0.0.8/": "network",
    "https://[::1]/": "network",
    "https://[::ffff:127.0.0.1]/": "network",
    "https://[::ffff:7f00:1]/": "network",
    "https://[::127.0.0.1]/": "network",
    "https://[64:ff9b::a9fe:a9fe]/": "network",
    "https://[2002:7f00:1::]/": "network",
    "https://[fe80::1%25eth0]/": "network",
    "https://[fe80::1/": "form",
    f"https://a.vn/{'x' * 2000}": "form",
}


@pytest.mark.parametrize(("given_", "url"), OPENED)
def test_public_address_is_read(given_, url):
    assert read_target(given_).url == url


@pytest.mark.parametrize(("url", "reason"), REFUSED.items())
def test_everything_else_is_refused(url, reason):
    with pytest.raises(UnsafeError) as error:
        read_target(url)
    assert error.value.reason == reason


UNLISTED = {
    "https://1.1.1.1/": "number",
    "https://[2606:4700::1111]/": "number",
    "https://misа.vn/": "script",  # Cyrillic а
    "https://xn--80ak6aa92e.com/": "script",  # Cyrillic letters that spell apple
    "https://ɡoogle.com/": "script",  # the g of phoneticians
    "https://mısa.vn/": "script",  # without a dot on the i
    "https://xn--a-0000000000.vn/": "host",
    "http://localhost:8000/": "port",
    "http://localhost/": "host",
    "http://10.0.0.1/": "network",
}


@pytest.mark.parametrize(("url", "reason"), UNLISTED.items())
def test_no_site_is_listed_by_it(url, reason):
    with pytest.raises(UnsafeError) as error:
        read_site(url)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    "url", ["https://kiotviet.vn", "http://a.vn:80/b?c#d", "https://hóađơn.vn", "https://ĐỊACHỈ.vn"]
)
def test_a_site_is_listed_by_its_name(url):
    assert read_site(url) == read_target(url)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/moi", "https://a.vn/moi"),
        ("?x=1", "https://a.vn/cu?x=1"),
        ("//b.vn/x y", "https://b.vn/x%20y"),
        (" http://b.vn#z ", "http://b.vn/"),
    ],
)
def test_redirect_is_read_from_where_one_is(location, url):
    assert redirected(read_target("https://a.vn/cu"), location).url == url


@pytest.mark.parametrize(
    "location",
    ["http://169.254.169.254/", "//127.0.0.1/", "https://a.vn:8443/", "gopher://a.vn/", "//[a/"],
)
def test_redirect_leads_nowhere_closed(location):
    with pytest.raises(UnsafeError):
        redirected(read_target("https://a.vn/cu"), location)


CLOSED = """0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255
198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1
::ffff:127.0.0.1 ::ffff:8.8.8.8 ::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:db8::1
2002:808:808::1 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1
2606:4700::1111%eth0 abc 1.1.1 01.1.1.1 1.1.1.1/32""".split()
PUBLIC = "1.1.1.1 8.8.8.8 11.0.0.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 223.255.255.255"
PUBLIC_6 = "2606:4700::1111 2001:4860:4860::8888 2405:4800::1"


@pytest.mark.parametrize("address", CLOSED)
def test_closed_network_is_no_public_one(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", f"{PUBLIC} {PUBLIC_6}".split())
def test_public_network_is_open(address):
    assert is_public(address)


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6))
def test_never_more_open_than_the_standard_library(ip):
    if is_public(str(ip)):
        assert ip.is_global
        assert not ip.is_multicast


@given(st.ip_addresses(v=4))
def test_an_address_inside_an_address_is_closed(ip):
    inside = (f"::ffff:{ip}", f"64:ff9b::{ip}", f"::{ip}")
    assert not any(is_public(str(ipaddress.IPv6Address(each))) for each in inside)


@given(st.text(max_size=60) | st.from_regex(r"https?://[^/]{1,30}(/.{0,20})?"))
def test_anything_typed_is_read_or_refused(text):
    try:
        target = read_target(text)
    except UnsafeError:
        return
    assert read_target(target.url) == target
    assert target.url.isascii()
