"""An owner on her phone takes her data with her and has them erased."""

import re
import secrets
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

MAKE = """
from django.utils import timezone
from accounts.services import confirm_email
from accounts.models import User
user = User.objects.create_user("{email}", "{word}", name="Chị Lan")
confirm_email(user=user, email="{email}", at=timezone.now())
"""
COUNT = """
from accounts.models import User
print("left=", User.objects.filter(email="{email}").count(), sep="")
"""
WORD = "song-hong-chay-ra-bien"


@pytest.fixture
def email(site):
    email = f"lan-{secrets.token_hex(4)}@example.vn"
    site.run(MAKE.format(email=email, word=WORD))
    return email


def sign_in(page, email):
    page.get_by_label(re.compile("email", re.I)).first.fill(email)
    page.get_by_label("Mật khẩu", exact=False).first.fill(WORD)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").first.click()


def test_a_copy_then_erasure(site, email, visit, check_page, tmp_path):
    page = visit("/accounts/login/?next=/my/data/")
    sign_in(page, email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dữ liệu của bạn")
    check_page(page)
    page.get_by_role("link", name="Lấy bản sao").click()
    page.get_by_label("Mật khẩu", exact=False).first.fill(WORD)
    page.get_by_role("main").get_by_role("button").first.click()
    check_page(page)
    with page.expect_download() as given:
        page.get_by_role("button", name="Tải về").click()
    target = Path(tmp_path / "copy.zip")
    given.value.save_as(target)
    assert email in zipfile.ZipFile(target).read("account.csv").decode()
    page = visit("/my/data/erase/")
    check_page(page)
    page.get_by_label(re.compile("gõ chữ")).fill("xoa")
    page.get_by_role("button", name="Xóa tất cả ngay").click()
    expect(page.get_by_role("main")).to_be_visible()
    assert page.url == f"{site.url}/"
    said = site.run(COUNT.format(email=email))
    assert "left=0" in said
