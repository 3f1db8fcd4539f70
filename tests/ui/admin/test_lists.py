"""Search of change lists: one or two letters alone find beginnings of words."""

from functools import reduce
from operator import or_
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.models import Q
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


def searches(asked):
    """The queries of a search for keys, without the one that only guesses."""
    return [
        each["sql"]
        for each in asked
        if "LIKE fold(" in each["sql"] and not each["sql"].startswith("EXPLAIN")
    ]


def test_a_search_ends_with_the_column_that_gives_enough(client, officer, monkeypatch):
    monkeypatch.setattr("ui.admin.lists.FOUND", 2)
    address = reverse("admin:platforms_platform_changelist")
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address, {"q": "misa"})
    assert len(response.context["cl"].queryset) == 2
    assert len(searches(asked)) == 1


def test_no_further_word_is_looked_for_in_all_rows(client, officer):
    """Of a word that most rows hold, each row would be read: it is asked of those found."""
    address = reverse("admin:platforms_revision_changelist")
    with CaptureQueriesContext(connection) as asked:
        client.get(address, {"q": "phan mem misa"})
    assert searches(asked)
    assert not any(" UNION " in sql or " IN (SELECT" in sql for sql in searches(asked))


@pytest.mark.parametrize(
    "text", ["misa amis", "amis misa", "amis-crm misa", "a misa", "amis ms ke"]
)
def test_words_may_stand_in_several_columns(client, officer, text):
    """As if every row were read."""
    columns = ("name", "slug", "vendor__name", "summary_vi")
    rows = Platform.objects.all()
    for word in text.split():
        held = (Q(**{f"{column}__folded": word}) for column in columns)
        rows = rows.filter(reduce(or_, held))
    address = reverse("admin:platforms_platform_changelist")
    assert slugs(client.get(address, {"q": text})) == set(rows.values_list("slug", flat=True))


@pytest.mark.parametrize(
    "plan", [{}, {"Plans": [{"Plan Rows": 1}]}], ids=["of one step", "of fewer parts"]
)
def test_a_plan_that_does_not_say_changes_only_the_order(client, officer, plan, monkeypatch):
    monkeypatch.setattr(
        "ui.admin.lists.json", SimpleNamespace(loads=lambda _text: [{"Plan": plan}])
    )
    address = reverse("admin:platforms_platform_changelist")
    assert slugs(client.get(address, {"q": "misa amis"}))
