"""An owner asks on her pages: under her own name, as often as is fair, and reads what is so."""

from datetime import timedelta
from uuid import uuid4

from matching.models import Trial

TRY = "/my/trials/new/?platform=kiotviet"
PRICES = "/my/quotes/new/?platform=kiotviet"
NO_NAME = "Bạn hãy cho biết tên, để nhà cung cấp biết đang trả lời ai."
NO_ADDRESS = "Hãy ghi tên, không ghi email hay số điện thoại."


def send(client, address=TRY, **said):
    data = {"lines": ["phone"], "message": "", "is_agreed": "on", "request_key": uuid4(), **said}
    return client.post(address, data)


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
