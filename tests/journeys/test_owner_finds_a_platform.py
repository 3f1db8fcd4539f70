"""An owner says in her own words what hurts, and gets platforms she can judge."""

import html
import re

import pytest

from matching.models import MatchResult

FIELD = re.compile(r"<(input|textarea)\b[^>]*>(?:\s*([^<]*)</textarea>)?")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class Browser:
    """A browser without JavaScript: sends a page's form as it stands, with what she changes."""

    def __init__(self, client, prefix):
        self.client, self.prefix = client, prefix

    def open(self, path):
        self.response = self.client.get(self.prefix + path)
        return self

    def send(self, path, **changes):
        """Submit the page's fields to a path; a change replaces the field's values."""
        fields = {name: values for name, values in self.fields().items() if name not in changes}
        self.response = self.client.post(self.prefix + path, {**fields, **changes}, follow=True)
        return self

    def fields(self):
        found = {}
        for hit in FIELD.finditer(self.page):
            given = dict(ATTRIBUTE.findall(hit[0]))
            is_off = given.get("type") in {"checkbox", "radio"} and " checked" not in hit[0]
            if "name" in given and not is_off and given["name"] != "q":
                value = html.unescape(given.get("value", hit[2] or ""))
                found.setdefault(given["name"], []).append(value)
        return found

    @property
    def page(self):
        return self.response.content.decode()

    @property
    def path(self):
        return self.response.request["PATH_INFO"]


@pytest.fixture(params=["", "/en"], ids=["Vietnamese", "English"])
def owner(request, client, db):
    return Browser(client, request.param)


def names(page):
    return [card.listing.slug for card in page.response.context["cards"]]


def test_from_the_home_page_to_ranked_and_explained_platforms(owner):
    owner.open("/").send("/match/enterprise/", text="phan mem ql kho cho shop quan ao")
    owner.send("/match/conditions/", sector="G", employees="5", revenue="10000000000")
    owner.send("/match/results/", budget="500k")
    assert MatchResult.objects.count() == 1
    assert "kiotviet" in names(owner)
    first = owner.response.context["cards"][0]
    assert first.why
    assert 0 < first.score <= 10_000


def test_she_corrects_what_was_misunderstood_with_one_tap(owner):
    owner.open("/").send("/match/enterprise/", text="quản lý kho và tính lương")
    owner.send("/match/results/")
    token = owner.path.split("/")[-2]
    owner.send(f"/match/{token}/correct/", drop="payroll")
    assert list(owner.response.context["outcome"].profile.needs) == ["inventory-control"]


def test_adviser_opens_the_shared_link_and_reads_only(owner, client):
    owner.open("/").send("/match/enterprise/", text="quản lý kho").send("/match/results/")
    path, mine = owner.path, names(owner)
    client.cookies.clear()
    adviser = Browser(client, "").open(path)
    assert names(adviser) == mine
    assert adviser.response.context["is_hers"] is False


def test_commune_typed_but_not_chosen_gets_suggestions_and_can_be_chosen(owner):
    owner.open("/").send("/match/enterprise/", text="quản lý kho")
    owner.send("/match/conditions/", place="Tân An")
    assert owner.response.context["current"] == 2
    code = owner.response.context["places"][0].code
    owner.send("/match/conditions/", commune=code)
    assert owner.response.context["current"] == 3
    owner.send("/match/results/")
    assert MatchResult.objects.get().inputs["commune"] == code


def test_going_back_keeps_every_answer(owner):
    owner.open("/").send("/match/enterprise/", text="quản lý kho")
    owner.send("/match/conditions/", sector="C", employees="30")
    owner.send("/match/enterprise/", budget="2 triệu")
    fields = owner.fields()
    assert (fields["sector"], fields["employees"], fields["budget"]) == (["C"], ["30"], ["2 triệu"])


def test_need_that_no_platform_meets_is_said_plainly(owner):
    owner.open("/match/").send("/match/enterprise/", need=["property-rental", "inventory-control"])
    owner.send("/match/results/")
    assert len(owner.response.context["nowhere"]) == 1
    assert names(owner)


def test_own_server_shows_what_is_only_in_the_cloud_as_nearly(owner):
    owner.open("/match/").send("/match/enterprise/", need=["bookkeeping-accounting"])
    owner.send("/match/conditions/").send("/match/results/", deployment=["on-premises"])
    near = owner.response.context["near_misses"]
    assert near
    assert {card.failed for card in near} == {"deployment"}


def test_words_nobody_understands_are_kept_and_answered(owner):
    owner.open("/").send("/match/enterprise/", text="bùm chéo")
    owner.send("/match/enterprise/", anyway="1")
    assert owner.response.context["current"] == 2
    owner.send("/match/results/", sector="I")
    assert owner.response.context["outcome"].is_default


def test_owner_who_does_not_know_where_to_start_gets_there(owner):
    owner.open("/").send("/match/enterprise/", text="tôi chưa biết bắt đầu từ đâu")
    owner.open("/match/where-to-start/?sector=I")
    owner.send("/match/enterprise/", need=["pos-restaurant"])
    owner.send("/match/results/")
    assert owner.response.context["outcome"].profile.sector == "I"
