"""An account on a phone, with a real browser: opened by a code, protected by a passkey."""

import re
import time
from email import message_from_bytes
from email.policy import default

from playwright.sync_api import expect

EMAIL = "hoa@xuongmay.vn"


def codes(outbox, address):
    """The codes in the letters to an address, which the worker writes into the outbox, by file."""
    found = {}
    for file in outbox.glob("*.log"):
        mail = message_from_bytes(file.read_bytes(), policy=default)
        text = mail.get_body(("plain",)) if mail["To"] == address else None
        if text and (code := re.search(r"(?<!\d)\d{6}(?!\d)", text.get_content())):
            found[file.name] = code[0]
    return found


def code_from(outbox, address, known=(), seconds=20):
    """The code in a letter to an address that is not one of the known files."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for name, code in codes(outbox, address).items():
            if name not in known:
                return code
        time.sleep(0.2)
    raise AssertionError(f"no mail to {address} in {outbox}")


def open_account(page, site):
    page.get_by_label("Email hoặc số điện thoại").fill(EMAIL)
    page.get_by_label("Tôi đã đọc").check()
    page.get_by_role("button", name="Gửi mã cho tôi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập mã")
    page.get_by_label("Mã", exact=True).fill(code_from(site.outbox, EMAIL))
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chào bạn")


def add_passkey(page, site):
    """Sets a virtual device under the browser, shows by a code who one is, adds the key."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{site.url}/accounts/2fa/webauthn/add/")
    known = codes(site.outbox, EMAIL)
    page.get_by_role("button", name="Gửi mã cho tôi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập mã")
    page.get_by_label("Mã", exact=True).fill(code_from(site.outbox, EMAIL, known))
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Thêm khóa đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã khôi phục")


def test_an_account_opens_on_a_phone_and_is_found_again(visit, site, check_page):
    page = visit("/accounts/signup/")
    check_page(page)
    open_account(page, site)
    check_page(page)
    # A public page is the same for everybody; the browser itself shows the way to the account.
    page = visit("/")
    expect(page.get_by_title("Tài khoản của bạn")).to_be_visible()
    expect(page.locator("[data-account=out]")).to_be_hidden()
    add_passkey(page, site)
    check_page(page)
    visit("/accounts/")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.locator("[data-account=out]")).to_be_visible()
    visit("/accounts/login/")
    page.get_by_role("button", name="Đăng nhập bằng khóa trên thiết bị").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chào bạn")
