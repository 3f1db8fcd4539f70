"""A vendor's home in a real browser: it fits a phone, and the head of every page leads there."""

import re

from playwright.sync_api import expect

from tests.browser.steps import admit_new

JOIN = """
from django.utils import timezone
from platforms.models import Vendor, VendorMember
vendor = Vendor.objects.get(slug="misa")
VendorMember.objects.create(vendor=vendor, user=user, created_at=timezone.now())
"""


DRAFT = """
from uuid import uuid4
from platforms.models.revisions import Side
from platforms.revisions.writing import start_listing
slug = "so-" + uuid4().hex[:8]
draft = start_listing(vendor=vendor, name="Sổ " + slug, slug=slug, side=Side.VENDOR,
    request_key=uuid4(), by=user, at=timezone.now())
from platforms.models import VendorClaim
VendorClaim.objects.create(vendor=Vendor.objects.get(slug="fpt-is"), user=user, position="x",
    proof="x", request_key=uuid4(), created_at=timezone.now())
print(f"draft={draft.pk};")
"""
SMALL = """() => [...document.querySelectorAll("main :is(a, button, summary)")].filter(each => {
  const box = each.getBoundingClientRect()
  return box.width && !each.closest('p, .notice') && Math.min(box.height, box.width) < 24
}).map(each => each.outerHTML.slice(0, 120))"""


def test_every_target_of_a_vendor_is_large_enough_for_a_finger(site, context, visit):
    _email, said = admit_new(site, context, "ngon-tay", then=JOIN + DRAFT)
    pk = re.search(r"draft=(\d+);", said)[1]
    found = {}
    for path in (
        "/vendor/",
        "/vendor/platforms/misa-amis/ranking/",
        "/vendors/misa/",
        *(f"/vendor/{name}/{pk}/" for name in ("listings", "messages", "check")),
        f"/vendor/listings/{pk}/submit/",
    ):
        found[path] = visit(path).evaluate(SMALL)
    assert not any(found.values()), found


def test_she_finds_her_home_from_anywhere_and_it_fits_her_phone(
    page, site, context, visit, check_page
):
    admit_new(site, context, "nha", then=JOIN)
    page = visit("/vendor/")
    check_page(page)
    page = visit("/platforms/")
    page.locator("summary.menu__button").click()
    page.locator(".menu__panel").get_by_role("link", name="Dành cho nhà cung cấp").click()
    expect(page.get_by_role("heading", name="Công ty Cổ phần MISA")).to_be_visible()
    page.get_by_role("link", name=re.compile("Xếp ở đâu và vì sao MISA AMIS$")).click()
    expect(page.get_by_role("main")).to_contain_text("Vị trí")
    check_page(page)
