"""The address of a platform that is listed no more explains, and leads on."""

import pytest

from platforms import snapshot
from platforms.models import Platform
from platforms.pages import retired_page


@pytest.fixture
def retired(db):
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    return snapshot.current()


def test_it_says_what_was_here(retired):
    page = retired_page("kiotviet", retired)
    assert page.name == "KiotViet"
    assert str(page.summary).startswith("Cloud")


def test_it_leads_to_the_same_needs_and_to_other_platforms(retired):
    page = retired_page("kiotviet", retired)
    assert page.needs[0].url == "/en/platforms/?need=pos-retail"
    assert 'class="platform-card"' in page.similar
    assert "/en/platforms/kiotviet/" not in page.similar


def test_those_that_meet_most_of_its_needs_come_first(retired):
    page = retired_page("kiotviet", retired)
    assert page.similar.index("/en/platforms/") == page.similar.index("/en/platforms/sapo/")


def test_it_takes_one_query(retired, django_assert_num_queries):
    with django_assert_num_queries(1):
        retired_page("kiotviet", retired)


def test_one_without_needs_has_nothing_similar(retired):
    Platform.objects.get(slug="kiotviet").platform_needs.all().delete()
    assert retired_page("kiotviet", retired).similar == ""


@pytest.mark.parametrize("slug", ["sapo", "cmc-c-invoice", "nobody"])
def test_published_drafts_and_unknown_ones_are_not_retired(retired, slug):
    assert retired_page(slug, retired) is None
