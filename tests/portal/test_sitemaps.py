"""What machines are told: the sitemap, the feed of platforms, schema.org on listings."""

import json
import re
from xml.etree import ElementTree as Xml

import pytest

from platforms.models import Platform
from ui.templatetags.ui import json_ld

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_sitemap_names_every_public_page_in_both_languages(client, settings):
    root = Xml.fromstring(client.get("/sitemap.xml", headers={"Host": "localhost"}).content)
    found = {node.text for node in root.iter(f"{MAP}loc")}
    home = settings.SITE_URL
    assert {f"{home}/", f"{home}/en/", f"{home}/open-data/"} <= found
    for slug in Platform.objects.filter(status="PUBLISHED").values_list("slug", flat=True):
        assert {f"{home}/platforms/{slug}/", f"{home}/en/platforms/{slug}/"} <= found
    hidden = Platform.objects.exclude(status="PUBLISHED").values_list("slug", flat=True)
    assert not {f"{home}/platforms/{slug}/" for slug in hidden} & found
    assert f"Sitemap: {home}/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_feed_of_platforms_lists_the_latest(client):
    root = Xml.fromstring(client.get("/feeds/platforms.atom").content)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 50
    assert all(entry.find(f"{ATOM}title").text for entry in entries)


def test_listing_says_what_it_is_to_machines(client):
    text = client.get("/platforms/kiotviet/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    said = json.loads(found[1])
    assert (said["@type"], said["name"]) == ("SoftwareApplication", "KiotViet")
    assert said["provider"]["name"]


def test_nothing_in_linked_data_ends_its_element():
    said = json_ld({"name": "</script><script>alert(1)</script>&"})
    assert said.count("<") == 2
    assert json.loads(said[35:-9])["name"] == "</script><script>alert(1)</script>&"
