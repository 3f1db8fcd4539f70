"""A vendor's home in a real browser: it fits a phone, and the head of every page leads there."""

import re
import secrets

from playwright.sync_api import expect

SIGN_IN = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from accounts.models import User
from platforms.models import Vendor, VendorMember
user = User.objects.create_user("{email}")
vendor = Vendor.objects.get(slug="misa")
VendorMember.objects.create(vendor=vendor, user=user, created_at=timezone.now())
held = SessionStore()
held[SESSION_KEY] = str(user.pk)
held[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
held[HASH_SESSION_KEY] = user.get_session_auth_hash()
held.save()
print("session=" + held.session_key)
"""


def test_she_finds_her_home_from_anywhere_and_it_fits_her_phone(
    page, site, context, visit, check_page
):
    email = f"nha-{secrets.token_hex(4)}@example.vn"
    said = site.manage("shell", "--verbosity", "0", "-c", SIGN_IN.format(email=email))
    key = re.search(r"session=(\w+)", said)[1]
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.url}])
    page = visit("/vendor/")
    check_page(page)
    page = visit("/platforms/")
    page.locator("summary.menu__button").click()
    page.locator(".menu__panel").get_by_role("link", name="Dành cho nhà cung cấp").click()
    expect(page.get_by_role("heading", name="Công ty Cổ phần MISA")).to_be_visible()
    page.get_by_role("link", name=re.compile("Xếp ở đâu và vì sao MISA AMIS$")).click()
    expect(page.get_by_role("main")).to_contain_text("Vị trí")
    check_page(page)
