"""Asking for advice on a phone: by an owner without JavaScript, and with an adviser beside her."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.steps import admit_new, ask_for_advice, confirm_request, in_letter

# `user` is who was just signed in.
JOINS = """
from uuid import uuid4
from django.utils import timezone
from advisers.models import Adviser, Organisation, ServedArea
at = timezone.now()
said = {{"standing": "ACTIVE", "vetted_at": at, "created_at": at}}
group = Organisation.objects.create(
    kind="COMMUNITY_GROUP", name="Tổ {mark}", province_id="01", request_key=uuid4(), **said
)
adviser = Adviser.objects.create(
    user=user, organisation=group, name="Trần Minh {mark}", needs=["pos-einvoice"],
    languages=["vi"], ways=["phone"], request_key=uuid4(), calendar_key=uuid4(), **said
)
ServedArea.objects.create(adviser=adviser, province_id="01")
"""


@pytest.fixture
def contact():
    return f"chi-lan-{secrets.token_hex(4)}@example.vn"


def test_owner_asks_on_a_phone_without_javascript(site, browser, contact):
    bare = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = bare.new_page()
    page.goto(f"{site.url}/advice/")
    ask_for_advice(page, contact)
    confirm_request(page, site, contact)
    expect(page.locator("h1")).to_have_text("Yêu cầu tư vấn của bạn")
    page.locator("#id_text").fill("Anh gọi buổi sáng nhé")
    page.locator("[name=act][value=message]").click()
    expect(page.locator(".timeline")).to_contain_text("Anh gọi buổi sáng nhé")
    own = in_letter(site.outbox, contact, r"http\S+/advice/[\w-]{22}/\s").strip()
    assert page.url == own
    bare.close()


def test_adviser_fills_in_beside_the_owner(site, page, context, check_page, contact):
    admit_new(site, context, "tu-van", then=JOINS.format(mark=secrets.token_hex(4)))
    page.goto(f"{site.url}/adviser/assist/")
    check_page(page)
    ask_for_advice(page, contact)
    check_page(page)
    confirm_request(page, site, contact)
    expect(page.locator("body")).to_contain_text("Đã xác nhận")
    assert not re.search(r"/advice/[\w-]{22}", page.content())
