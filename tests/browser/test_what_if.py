"""A what-if in a real browser: described, worked out by the worker, kept with its answer."""

import re

from playwright.sync_api import expect

# Six farms that ask for what no platform of theirs has; matched as every night.
ASKED = """
from uuid import uuid4
from django.utils import timezone
from accounts.models import User
from enterprises.models import Enterprise, EnterpriseNeed, Membership
from matching.national.services import rematch
from platforms.snapshot import current
at = timezone.now()
for number in range(6):
    owner = User.objects.create_user(f"kho-{uuid4().hex}@example.vn")
    said = {"kind": "SME", "name": "Kho", "sector_id": "G", "created_at": at, "updated_at": at}
    row = Enterprise.objects.create(request_key=uuid4(), **said)
    Membership.objects.create(user=owner, enterprise=row, role="OWNER", created_at=at)
    EnterpriseNeed.objects.create(
        enterprise=row, need_id="cold-chain", source="CHOSEN", created_at=at, updated_at=at
    )
rematch(snapshot=current(), at=at)
"""


def describe(page):
    """A need, and the trade that it is for."""
    group = page.locator("details", has=page.locator("[name=core][value=cold-chain]"))
    group.locator("summary").click()
    group.locator("label", has_text="Kho lạnh và chuỗi lạnh").click()
    page.get_by_text("Ngành nghề và kết nối").click()
    page.locator("[name=sectors][value=G]").check()
    page.get_by_role("button", name="Tính thử").click()


def test_an_officer_asks_what_one_more_platform_would_change(inside, site, check_page):
    site.run(ASKED)
    page = inside("/staff/what-if/")
    check_page(page)
    describe(page)
    answer = page.get_by_role("main")
    # The page looks again by itself until the worker is done.
    expect(answer).to_contain_text(
        re.compile(r"\d+ doanh nghiệp sẽ có lựa chọn tốt hơn"), timeout=30_000
    )
    check_page(page)
    asked = page.url
    page.goto(f"{site.url}/staff/what-if/")
    kept = page.get_by_role("link", name="Kho lạnh và chuỗi lạnh").first
    expect(kept).to_have_attribute("href", asked.removeprefix(site.url))
