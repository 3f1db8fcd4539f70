"""What machines are told: the sitemap, the feed of platforms, schema.org on listings."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from guidance.models import Article, Plan, SkillPath
from platforms.models import Platform
from portal.sitemaps import PAGES
from programme.calls.services import publish_call
from reference.models import Commune
from tests.advisers.people import adviser, organisation
from tests.programme.calls.conftest import written
from tests.staff import colleague
from ui.templatetags.ui import json_ld

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


TABLE = Path(__file__).parents[1] / "access/verdicts.tsv"
# Pages that anybody may read and nobody should look for, by the start of their route.
UNLISTED = {
    "accounts/": "ways in",
    "advice/<": "of one person, by its token",
    "adviser/calendar/": "of one person, by its key",
    "assessment/<": "of one person, by its token",
    "assessment/colleagues/": "of one person, by its token",
    "assessment/start/": "a form that begins something",
    "match/<": "of one person, by its token",
    "match/conditions/": "a step of a form",
    "match/enterprise/": "a step of a form",
    "match/list/": "answers of one person",
    "match/places/": "a piece of a page",
    "match/tools/": "a piece of a page",
    "match/trades/": "a piece of a page",
    "advisers/places/": "a piece of a page",
    "vendor/quotes/": "of one vendor, by its token",
    "vendor/trials/": "of one vendor, by its token",
    "compare/": "any three platforms",
    "embed/match/": "a frame",
    "embed.js": "a program",
    "api/": "for programs; its documentation is linked from every page",
    "feeds/": "for feed readers",
    "duties/calendar.ics": "a file",
    "how-ranking-works/engine-": "a file",
    "open-data/<": "a file",
    "open-data/client.py": "a file",
    "sitemap": "this itself",
    **dict.fromkeys(("healthz", "readyz", "robots.txt"), "for machines"),
}
FORMS = ("/report/", "/helpful/")


def addresses(client, path="/sitemap.xml"):
    """Paths of all addresses in the parts of the index."""
    answer = client.get(path.replace(settings.SITE_URL, ""), headers={"Host": "localhost"})
    assert answer.status_code == 200
    root = Xml.fromstring(answer.content)
    found = [node.text for node in root.iter(f"{MAP}loc")]
    if root.tag == f"{MAP}sitemapindex":
        return {each for part in found for each in addresses(client, part)}
    assert len(found) <= 50_000
    return {each.removeprefix(settings.SITE_URL) for each in found}


def public_routes():
    """Routes of which strangers read at least one page, as signed off."""
    rows = [line.split("\t") for line in TABLE.read_text().splitlines()[1:]]
    return sorted({row[0] for row in rows if row[2] == "GET" and row[3] == "200"})


@pytest.fixture
def network(db):
    """Somebody advises, and something is called for."""
    adviser(organisation=organisation())
    call, at = written(colleague("content_editor")), timezone.now()
    publish_call(call=call, version=call.version, by=colleague("programme_manager"), at=at)


def test_every_public_page_is_named_in_both_languages(client, network):
    found = addresses(client)
    missing = []
    for route in public_routes():
        if route.startswith(tuple(UNLISTED)) or route.endswith(FORMS):
            continue
        page = re.sub(r"<[^>]+>", "[^/]+", route)
        for start in ("/", "/en/"):
            if not any(re.fullmatch(start + page, each) for each in found):
                missing.append(start + route)
    assert missing == []


def test_what_is_left_out_is_still_there():
    routes = public_routes()
    assert [each for each in UNLISTED if not any(r.startswith(each) for r in routes)] == []


def test_every_row_with_a_page_is_named(client, network):
    found = addresses(client)
    named = {
        "platforms": Platform.objects.filter(status="PUBLISHED").values_list("slug", flat=True),
        "advisers/communes": Commune.objects.current().values_list("code", flat=True),
        "learn": Article.objects.filter(is_retired=False).values_list("code", flat=True),
        "learn/plans": Plan.objects.filter(is_retired=False).values_list("code", flat=True),
        "learn/skills": SkillPath.objects.filter(is_retired=False).values_list("code", flat=True),
    }
    for place, keys in named.items():
        codes = set(keys.order_by("pk"))
        assert codes
        assert {f"/{place}/{key}/" for key in codes} | {
            f"/en/{place}/{key}/" for key in codes
        } <= found
    hidden = Platform.objects.exclude(status="PUBLISHED").order_by("pk")
    assert not {f"/platforms/{slug}/" for slug in hidden.values_list("slug", flat=True)} & found


def test_every_address_of_single_pages_answers(client, db):
    for name in PAGES:
        assert client.get(reverse(name)).status_code == 200, name


def test_long_part_is_cut_and_the_index_names_each(client, db, monkeypatch):
    monkeypatch.setattr("portal.sitemaps.Both.limit", 100)
    index = client.get("/sitemap.xml").content.decode()
    assert f"{settings.SITE_URL}/sitemap-platforms.xml?p=2" in index
    assert len(addresses(client)) > 6_000


@pytest.mark.parametrize(
    "path", ["/sitemap-none.xml", "/sitemap-pages.xml?p=99", "/sitemap-pages.xml?p=x"]
)
def test_there_is_no_other_part(client, db, path):
    assert client.get(path).status_code == 404


def test_robots_are_told_where_it_is(client):
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_feed_of_platforms_lists_the_latest(client):
    root = Xml.fromstring(client.get("/feeds/platforms.atom").content)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 50
    assert all(entry.find(f"{ATOM}title").text for entry in entries)


# What schema.org and search engines ask of each kind.
NEEDED = {
    "SoftwareApplication": {"name", "url", "description", "applicationCategory", "provider"},
    "Article": {"headline", "url", "author", "publisher", "dateModified", "citation"},
    "WebSite": {"name", "url", "potentialAction"},
    "DataCatalog": {"name", "url", "publisher", "license", "dataset"},
    "Dataset": {"name", "description", "url", "license", "creator", "distribution"},
    "DataDownload": {"encodingFormat", "contentUrl"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "Organization": {"name"},
    "Offer": {"price", "priceCurrency"},
}
LINKED = {
    "/": "WebSite",
    "/platforms/kiotviet/": "SoftwareApplication",
    "/learn/pos-einvoice/": "Article",
    "/open-data/": "DataCatalog",
}


def said_to_machines(client, path):
    text = client.get(path).content.decode()
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return json.loads(found)


def things(said):
    """Everything with a type, however deep."""
    if isinstance(said, list):
        return [thing for each in said for thing in things(each)]
    if not isinstance(said, dict):
        return []
    return [said, *(thing for each in said.values() for thing in things(each))]


@pytest.mark.parametrize("start", ["", "/en"])
@pytest.mark.parametrize("path", LINKED)
def test_page_says_validly_what_it_is_to_machines(client, path, start):
    said = said_to_machines(client, f"{start}{path}")
    assert (said["@context"], said["@type"]) == ("https://schema.org", LINKED[path])
    for thing in things(said):
        assert {name for name in NEEDED[thing["@type"]] if not thing.get(name)} == set()
        for name in ("url", "contentUrl", "urlTemplate", "license"):
            assert thing.get(name, "https://").startswith(("https://", settings.SITE_URL))


def test_tables_say_enough_for_search_engines(client):
    for table in said_to_machines(client, "/open-data/")["dataset"]:
        assert 50 <= len(table["description"]) <= 5_000
        assert len(table["distribution"]) == 3
        for file in table["distribution"]:
            answer = client.get(file["contentUrl"].removeprefix(settings.SITE_URL))
            assert answer["Content-Type"].startswith(file["encodingFormat"])


def test_nothing_in_linked_data_ends_its_element():
    said = json_ld({"name": "</script><script>alert(1)</script>&"})
    assert said.count("<") == 2
    assert json.loads(said[35:-9])["name"] == "</script><script>alert(1)</script>&"
