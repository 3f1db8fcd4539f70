"""An owner asks on her pages: under her own name, as often as is fair, and reads what is so."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.models import User
from matching.models import QuoteRequest, Trial
from tests.matching.trials.conftest import AT, make_enterprise
from tests.owners import owner as somebody

TRY = "/my/trials/new/?platform=kiotviet"
PRICES = "/my/quotes/new/?platform=kiotviet"
NO_NAME = "Bạn hãy cho biết tên, để nhà cung cấp biết đang trả lời ai."
NO_ADDRESS = "Hãy ghi tên, không ghi email hay số điện thoại."


@pytest.fixture
def nameless(db):
    """Somebody who signed up by address and number, and was never asked for a name."""
    user = User.objects.create_user(
        "moi@example.vn", phone="+84912345678", email_verified_at=AT, phone_verified_at=AT
    )
    make_enterprise(user, "Quán Mới")
    return user


def send(client, address=TRY, **said):
    data = {"lines": ["phone"], "message": "", "is_agreed": "on", "request_key": uuid4(), **said}
    return client.post(address, data)


def test_nothing_is_ticked_for_her(client, owner, enterprise):
    client.force_login(owner)
    assert " checked" not in client.get(TRY).content.decode()


@pytest.mark.parametrize(
    ("name", "error"), [("", NO_NAME), ("moi@example.vn", NO_ADDRESS), ("0912 345 678", NO_ADDRESS)]
)
def test_who_has_no_name_is_asked_for_one(client, nameless, name, error):
    client.force_login(nameless)
    assert 'name="name"' in client.get(TRY).content.decode()
    assert error in send(client, name=name).content.decode()
    assert not Trial.objects.exists()


@pytest.mark.parametrize("address", [TRY, PRICES])
def test_her_address_goes_nowhere_unless_it_is_ticked(client, nameless, reachable, address):
    client.force_login(nameless)
    send(client, address, name="Chị Mới")
    row = Trial.objects.first() or QuoteRequest.objects.get()
    assert [row.shared[1][1], "moi@" in str(row.shared)] == ["Chị Mới", False]
    nameless.refresh_from_db()
    assert nameless.name == "Chị Mới"
    assert 'name="name"' not in client.get(address).content.decode()


def test_a_market_behind_one_address_may_ask(client, settings, reachable):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "contact": (1, timedelta(hours=1))}
    for number in range(3):
        person = somebody(name=f"Chị {number}", phone=f"+8491234567{number}")
        make_enterprise(person, f"Sạp {number}")
        client.force_login(person)
        assert send(client).status_code == 302
        assert send(client, PRICES).status_code == 429
    assert Trial.objects.count() == 3


def test_one_form_sent_twice_counts_once(client, owner, enterprise, reachable, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "contact": (2, timedelta(hours=1))}
    client.force_login(owner)
    for address in (TRY, PRICES):
        key = uuid4()
        again = [send(client, address, lines=["email"], request_key=key) for _ in range(3)]
        assert {(each.status_code, each["Location"]) for each in again} == {
            (302, again[0]["Location"])
        }
    assert send(client, PRICES, lines=["email"]).status_code == 429


@pytest.mark.parametrize(("address", "model"), [(TRY, Trial), (PRICES, QuoteRequest)])
def test_a_form_sent_for_another_enterprise_too_asks_for_that_one(
    client, owner, enterprise, reachable, address, model
):
    key = uuid4()
    for person in (owner, somebody(name="Chị Hai", phone="+84912345670")):
        if person != owner:
            make_enterprise(person, "Sạp Hai")
        client.force_login(person)
        ways = ["email"] if person == owner else ["phone"]
        assert send(client, address, lines=ways, request_key=key).status_code == 302
    assert model.objects.values("enterprise").distinct().count() == 2


def test_what_was_not_sent_is_not_said_to_be(client, owner, enterprise):
    """The vendor's address is not known, so nothing has gone out."""
    client.force_login(owner)
    send(client, lines=["email"])
    send(client, PRICES, lines=["email"])
    trial, prices = Trial.objects.get(), QuoteRequest.objects.get()
    for path in (f"/my/trials/{trial.pk}/", "/my/trials/", f"/my/quotes/{prices.pk}/"):
        main = client.get(path).content.decode().partition("<main")[2].partition("</main")[0]
        assert not [word for word in ("Gửi ngày", "đã gửi", "Đã gửi") if word in main]


def test_a_trial_begins_on_the_day_of_the_request_or_later(client, owner, enterprise, reachable):
    client.force_login(owner)
    send(client, lines=["email"])
    trial = Trial.objects.get()
    asked_on = trial.requested_at.date()
    days = {"dates-started_on": asked_on - timedelta(days=365), "dates-ends_on": asked_on}
    page = client.post(f"/my/trials/{trial.pk}/", {"act": "start", **days}).content.decode()
    assert "hoặc sau đó" in page
    assert Trial.objects.get().state != "TRYING"


def test_she_reads_why_she_may_not_review_yet(client, owner, enterprise, reachable):
    client.force_login(owner)
    send(client, lines=["email"])
    path = f"/my/trials/{Trial.objects.get().pk}/"
    asked_on = Trial.objects.get().requested_at.date()
    days = {
        "dates-started_on": asked_on + timedelta(days=1),
        "dates-ends_on": asked_on + timedelta(days=9),
    }
    client.post(path, {"act": "start", **days})
    told = "chưa gửi được tới nhà cung cấp"
    assert told in client.get(path).content.decode()
    said = {"act": "review", "opinion-stars": "5", "opinion-text": ""}
    assert client.post(path, said).content.decode().count(told) == 2
