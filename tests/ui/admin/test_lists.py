"""Search of change lists: one or two letters alone find beginnings of words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from platforms.models import Platform, Vendor
from tests.staff import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LIST = reverse("admin:platforms_vendor_changelist")


@pytest.fixture
def officer(client, db):
    return sign_in(client, "moderator")


@pytest.fixture
def vendors(db):
    for slug, name in (("v-ai", "Hãng (AI) Việt"), ("v-mai", "Mai Vàng"), ("v-xq", "Oxqo")):
        Vendor.objects.create(slug=slug, name=name)


def slugs(response):
    return {row.slug for row in response.context["cl"].queryset.order_by("pk")}


@pytest.mark.parametrize("text", ["ai", "AI", "Ái"])
def test_two_letters_find_words_that_begin_so(client, officer, vendors, text):
    found = slugs(client.get(LIST, {"q": text}))
    assert "v-ai" in found
    assert "v-mai" not in found


def test_letters_with_which_no_word_begins_find_nothing(client, officer, vendors):
    """Within words no index finds two letters: every row of a long list would be read."""
    assert slugs(client.get(LIST, {"q": "xq"})) == set()
    assert slugs(client.get(LIST, {"q": "oxq"})) == {"v-xq"}


def test_a_short_word_beside_a_long_one_is_found_within(client, officer, vendors):
    assert slugs(client.get(LIST, {"q": "vàng ai"})) == {"v-mai"}


def test_the_page_says_so(client, officer):
    assert "bắt đầu" in client.get(LIST).context["cl"].search_help_text


def test_two_letters_ask_an_index(client, officer):
    address = reverse("admin:platforms_platform_changelist")
    with CaptureQueriesContext(connection) as asked:
        client.get(address, {"q": "mi"})
    assert Platform.objects.filter(name__begun="mi").exists()
    assert not any("LIKE fold('%mi%'" in each["sql"] for each in asked)
