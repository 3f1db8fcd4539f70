"""Stories: none without a source, none that is invented."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from guidance.models import Story
from tests.staff import sign_in

pytestmark = pytest.mark.django_db
SAID = {
    "code": "tiem-lan",
    "name_vi": "Tiệm Lan thôi ghi sổ tay",
    "name_en": "Tiệm Lan stops writing by hand",
    "enterprise": "Tiệm Lan",
    "body_vi": "Chị Lan **bán** hàng.",
    "body_en": "Lan **sells**.",
    "source_name": "Báo Thử",
    "source_address": "https://example.vn/tiem-lan",
    "published_on": date(2026, 5, 4),
}


def story(**fields):
    return Story.objects.create(**{**SAID, **fields})


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"source_address": ""}, "story_says_where_it_is_from"),
        ({"source_name": ""}, "story_says_where_it_is_from"),
        ({"enterprise": ""}, "story_says_whose_it_is"),
    ],
)
def test_story_without_a_source_or_an_enterprise_is_refused(fields, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        story(**fields)


def test_none_ships_and_the_page_says_why(client):
    assert not Story.objects.exists()
    assert "có thật và có nguồn" in client.get("/learn/stories/").content.decode()
    assert "/learn/stories/" not in client.get("/learn/").content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("", ("thôi ghi sổ tay", "<strong>bán</strong>")), ("/en", ("by hand", "<strong>sells"))],
)
def test_story_is_told_with_its_source(client, language, words):
    story(province_id="01", sector_id="47", need_id="issue-einvoice")
    page = client.get(f"{language}/learn/stories/").content.decode()
    assert all(word in page for word in (*words, "Báo Thử", "https://example.vn/tiem-lan"))
    assert "/match/?need=issue-einvoice" in page
    assert "/learn/stories/" in client.get(f"{language}/learn/").content.decode()


def test_retired_story_is_not_told(client):
    story(is_retired=True)
    assert "Tiệm Lan" not in client.get("/learn/stories/").content.decode()


def test_editor_enters_one_and_is_told_what_lacks(client):
    sign_in(client, "content_editor")
    address = "/admin/guidance/story/add/"
    said = {**SAID, "published_on": "2026-05-04", "position": 0}
    page = client.post(address, {**said, "source_address": "", "source_name": "x" * 10_001})
    assert {*page.context["adminform"].form.errors} == {"source_address", "source_name"}
    client.post(address, {**said, "source_address": "javascript:alert(1)"})
    assert not Story.objects.exists()
    client.post(address, said)
    assert Story.objects.get().enterprise == "Tiệm Lan"
