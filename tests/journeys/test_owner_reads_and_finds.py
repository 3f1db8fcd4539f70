"""An owner reads, learns a word, sees what she needs and gets platforms that fit it."""

import re

from guidance.models import PageAnswer
from matching.models import MatchResult
from tests.journeys.test_owner_finds_a_platform import Browser, names


def link(page, pattern):
    """The first address on the page that fits."""
    return re.search(rf'href="({pattern})"', page.page)[1].replace("&amp;", "&")


def test_from_a_search_to_platforms_that_fit(client, db):
    owner = Browser(client, "")
    owner.open("/learn/?q=sao%20luu")
    assert "Sao lưu và khôi phục" in owner.page or "sao lưu" in owner.page
    assert link(owner, r"/platforms/\?q=[^\"]+")
    owner.open(link(owner, "/learn/basic-security/"))
    word = link(owner, "/learn/glossary/#two-step")
    assert 'id="two-step"' in Browser(client, "").open(word.partition("#")[0]).page

    owner.open(link(owner, r"/match/\?need=[^\"]+"))
    asked = owner.response.context["form"].cleaned_data["need"]
    assert {"backup-recovery", "endpoint-protection"} <= set(asked)
    owner.send("/match/enterprise/", need=list(asked))
    owner.send("/match/conditions/", sector="G", employees="5", revenue="10000000000")
    owner.send("/match/results/")
    assert MatchResult.objects.count() == 1
    assert names(owner)


def test_from_the_plan_of_her_trade_to_a_listing_and_an_answer(client, db):
    owner = Browser(client, "/en")
    owner.open("/learn/")
    plan = link(owner, "/en/learn/plans/food-service/")
    owner.open(plan.removeprefix("/en"))
    step = owner.response.context["page"].steps[0]
    assert step.step.need.code == "pos-restaurant"
    listing = Browser(client, "").open(step.platforms.first[0].path)
    assert step.platforms.first[0].name in listing.page
    way = link(owner, r"/en/match/\?need=[^\"]+")
    assert "sector=56" in way
    started = Browser(client, "").open(way)
    assert "pos-restaurant" in started.response.context["form"].cleaned_data["need"]

    owner.open("/learn/plans/food-service/helpful/?answer=yes")
    owner.send("/learn/plans/food-service/helpful/")
    assert (PageAnswer.objects.get().code, PageAnswer.objects.get().is_helpful) == (
        "food-service",
        True,
    )
