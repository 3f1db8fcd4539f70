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
