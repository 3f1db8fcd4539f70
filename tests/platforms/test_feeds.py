"""Feeds are valid Atom whatever stands in a name, and are not sent twice."""

from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest
from django.utils.html import escape

from platforms import snapshot as catalogue
from platforms.feeds import PlatformFeed
from platforms.models import Decision, Platform
from ui.bilingual import Bilingual

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/feeds/platforms.atom", "/en/feeds/platforms.atom", "/feeds/decisions.atom"]
ODD = "\x00\x0b\ud800]]><b>&amp;\u202e'\"😀\ufffe"


@pytest.fixture(autouse=True)
def decided(db):
    from django.utils import timezone

    platform = Platform.objects.get(slug="kiotviet")
    Decision.objects.create(
        platform=platform, act="RENEW", evidence=platform.evidence, decided_at=timezone.now()
    )


@pytest.mark.parametrize("path", FEEDS)
def test_feed_has_what_atom_asks_for(client, path):
    root = Xml.fromstring(client.get(path).content)
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None, name
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        assert all(entry.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", FEEDS)
def test_feed_is_not_sent_to_who_has_it(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_odd_names_end_no_feed(rf, monkeypatch):
    held = list(catalogue.current().listings.values())[:3]
    odd = [replace(item, name=f"{ODD}{item.name}", summary=Bilingual(ODD, ODD)) for item in held]
    vendor = replace(odd[0].vendor, name=ODD)
    odd[0] = replace(odd[0], vendor=vendor, confirmed_on=None)
    monkeypatch.setattr(PlatformFeed, "items", lambda _feed: odd)
    root = Xml.fromstring(PlatformFeed()(rf.get("/feeds/platforms.atom")).content)
    titles = [entry.find(f"{ATOM}title").text for entry in root.findall(f"{ATOM}entry")]
    assert titles == [f"]]><b>&amp;\u202e'\"😀{item.name}" for item in held]


def test_texts_are_read_as_texts_and_never_as_pages(rf, monkeypatch):
    first = next(iter(catalogue.current().listings.values()))
    text = "Lãi < lỗ <script>alert(1)</script> &amp;"
    odd = replace(first, summary=Bilingual(text, text))
    monkeypatch.setattr(PlatformFeed, "items", lambda _feed: [odd])
    root = Xml.fromstring(PlatformFeed()(rf.get("/feeds/platforms.atom")).content)
    summary = root.find(f"{ATOM}entry/{ATOM}summary")
    assert summary.get("type") == "html"
    assert summary.text == escape(text)


def test_feed_without_entries_is_not_sent_again_either(client, monkeypatch):
    monkeypatch.setattr(PlatformFeed, "items", lambda _feed: [])
    first = client.get("/feeds/platforms.atom")
    assert not Xml.fromstring(first.content).findall(f"{ATOM}entry")
    again = client.get("/feeds/platforms.atom", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
