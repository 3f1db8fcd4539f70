"""Steps that several browser tests take: coming in, reading letters, an officer's act."""

import re
import secrets
import time
from email import message_from_bytes
from email.policy import default

from playwright.sync_api import expect

SESSION = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from accounts.models import User
user = User.objects.create_user("{email}")
held = SessionStore()
held[SESSION_KEY] = str(user.pk)
held[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
held[HASH_SESSION_KEY] = user.get_session_auth_hash()
held.save()
print("session=" + held.session_key)
"""


def admit_new(site, context, name, then=""):
    """Sign a new account in; `then` is Python that may use `user`, its output is returned."""
    email = f"{name}-{secrets.token_hex(4)}@example.vn"
    words = SESSION.format(email=email) + then
    said = site.run(words)
    key = re.search(r"session=(\w+)", said)[1]
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.url}])
    return email, said


def in_letter(outbox, address, pattern, seconds=30):
    """What a pattern finds in a letter to an address; the worker writes letters into the outbox."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for file in outbox.glob("*.log"):
            mail = message_from_bytes(file.read_bytes(), policy=default)
            if mail["To"] == address and (found := re.search(pattern, mail.get_content())):
                return found[0]
        time.sleep(0.3)
    raise AssertionError(f"no letter with {pattern} to {address}")


def ask_for_advice(page, contact, place="phường hàng trống", commune="00070"):
    """Both steps of asking; the commune is found by its name of before July 2025."""
    page.locator("#id_text").fill("Quán em cần xuất hóa đơn điện tử từ máy tính tiền")
    page.locator("form.step-needs button.button--primary").click()
    expect(page.locator("[name=need][value=pos-einvoice]").first).to_be_checked()
    page.locator("#id_place").fill(place)
    page.locator(".lookup", has=page.locator("#id_place")).get_by_role("button").click()
    page.locator(f"[name=commune][value='{commune}']").first.check(force=True)
    page.locator("#id_name").fill("Nguyễn Thị Lan")
    page.locator("#id_contact").fill(contact)
    expect(page.locator("#id_is_agreed")).not_to_be_checked()
    page.locator("#id_is_agreed").check()


def confirm_request(page, site, contact):
    """Send it, and type the code of the letter."""
    page.locator("[name=to][value=send]").click()
    page.locator("#id_code").fill(in_letter(site.outbox, contact, r"\b\d{6}\b"))
    page.get_by_role("button", name="Xác nhận").click()


def becomes(read, wanted, seconds=15):
    """It reads so, in a second by rights, later under the load of a suite."""
    until = time.monotonic() + seconds
    while (now := read()) != wanted and time.monotonic() < until:
        time.sleep(0.1)
    assert now == wanted, now


def press(page, act):
    """Press an act's button on the page of a revision; its answer is the same page again."""
    with page.expect_navigation():
        page.click(f"[name=act][value={act}]")
    page.locator(".messagelist .success").wait_for()
