"""What the form begins with: only what this reader may see, and what nobody knows is told."""

from uuid import uuid4

import pytest
from django.core import signing
from django.utils import timezone

from advisers.cases.services import withdraw_case
from advisers.models import Case, Offer
from advisers.routing.services import route_waiting
from enterprises.models import EnterpriseNeed
from matching import holders
from matching.inputs import MatchInputs
from matching.services import keep_result
from platforms import snapshot
from tests.access.conftest import make_assessment
from tests.advisers import people
from tests.advisers.asking.test_journey import ask, code_sent, second_step
from tests.owners import enterprise_of, owner

pytestmark = pytest.mark.django_db


def _adviser(**said):
    return people.adviser(needs=["pos-einvoice"], **said)


@pytest.fixture
def beside(client):
    """An adviser who is signed in, to fill in for owners."""
    row = _adviser()
    client.force_login(row.user)
    return row


def result(**said):
    inputs = MatchInputs(text="Quán em bán bún", needs={"pos-restaurant": 2}, sector="I", **said)
    held = snapshot.current()
    return keep_result(
        inputs=inputs, snapshot=held, request_key=uuid4(), language="vi", at=timezone.now()
    )


def test_match_gives_its_words_to_whoever_made_it_alone(client):
    kept = result(is_household=True, commune=people.COMMUNE)
    page = client.get("/advice/", {"match": kept.token}).context
    assert [chip.code for chip in page["needs"]] == ["pos-restaurant"]
    assert page["form"]["text"].value() is None
    client.cookies[holders.COOKIE] = signing.dumps([kept.token], salt=holders.SALT)
    page = client.get("/advice/", {"match": kept.token}).context
    assert page["form"]["text"].value() == "Quán em bán bún"
    details = client.post("/advice/", {**dict(page["hidden"]), "text": "Bún"}).context
    assert (details["sector"], details["commune"]) == ("I", people.COMMUNE)
    assert details["form"]["size"].value() == "household"


def test_article_and_platform_are_named_and_unknown_ones_told(client):
    said = {"article": "pos-einvoice", "platform": ["kiotviet", "no-such"], "match": "A" * 22}
    page = client.get("/advice/", said).context
    assert page["known"].kind == "GUIDANCE"
    assert list(page["known"].platforms) == ["kiotviet"]
    assert len(page["unknown"]) == 2
    foreign = make_assessment()
    page = client.get("/advice/", {"assessment": foreign.token}).context
    assert (page["known"].kind, len(page["unknown"])) == ("SCRATCH", 1)


def test_owner_finds_her_enterprise_filled_in_and_needs_no_code(client):
    user = owner(email="lan@example.vn", name="Lan", email_verified_at=timezone.now())
    firm = enterprise_of(user, kind="HOUSEHOLD", name="Quán Lan", commune_id=people.COMMUNE)
    at = timezone.now()
    EnterpriseNeed.objects.create(
        enterprise=firm, need_id="pos-einvoice", importance=2, created_at=at, updated_at=at
    )
    client.force_login(user)
    page = client.get("/advice/").context
    assert [chip.code for chip in page["needs"]] == ["pos-einvoice"]
    data = second_step(client, enterprise=firm.pk)
    form = client.post("/advice/", {"step": "words", "text": "x"}).context["form"]
    first = [form[name].value() for name in ("name", "business", "contact", "size", "commune")]
    assert first == ["Lan", "Quán Lan", "lan@example.vn", "household", people.COMMUNE]
    client.post("/advice/", {**data, "contact": "lan@example.vn"})
    case = Case.objects.get()
    assert (case.state, case.owner, case.enterprise) == ("NEW", user, firm)
    assert list(client.get("/my/advice/").context["cases"]) == [case]
    assert "advice" in [card.code for card in client.get("/my/").context["cards"]]
    # Her consent stands with the others; ended there, the request ends.
    consent = user.consents.get(purpose="SHARE_WITH_ADVISER")
    assert f"{case.pk}" in client.get("/my/data/").content.decode()
    from accounts.consents import withdraw_consent

    withdraw_consent(user=user, purpose=consent.purpose, about=consent.about, at=timezone.now())
    case.refresh_from_db()
    assert (case.state, case.owner) == ("WITHDRAWN", None)
    strange = enterprise_of(owner(), name="Nhà khác")
    assert client.get("/advice/", {"enterprise": strange.pk}).status_code == 404


def test_adviser_beside_the_owner_asks_for_her_and_is_asked_first(client):
    beside, near = _adviser(communes=["26740"]), _adviser()
    client.force_login(beside.user)
    case = ask(client, "/adviser/assist/")
    assert (case.assisted_by, case.owner, case.state) == (beside, None, "UNCONFIRMED")
    address = f"/adviser/assist/{case.pk}/"
    assert case.token not in client.get(address).content.decode()
    client.post(address, {"code": code_sent()})
    case.refresh_from_db()
    assert (case.state, case.owner) == ("NEW", None)
    route_waiting(at=timezone.now())
    assert list(Offer.objects.values_list("adviser", flat=True)) == [near.pk]
    client.force_login(near.user)
    assert client.get(address).status_code == 404
    client.force_login(owner())
    assert client.get("/adviser/assist/").status_code == 404


def test_adviser_who_serves_the_place_gets_what_she_filled_in(client):
    beside, _other = _adviser(), _adviser()
    client.force_login(beside.user)
    case = ask(client, "/adviser/assist/")
    client.post(f"/adviser/assist/{case.pk}/", {"code": code_sent()})
    route_waiting(at=timezone.now())
    assert list(Offer.objects.values_list("adviser", flat=True)) == [beside.pk]


def test_code_never_goes_to_the_adviser_herself(client):
    beside = _adviser()
    # Not proved to the portal either, they are hers.
    beside.user.phone = "+84912345678"
    beside.user.save()
    client.force_login(beside.user)
    for contact in (beside.user.email.upper(), "0912 345 678"):
        data = {**second_step(client, "/adviser/assist/"), "contact": contact}
        page = client.post("/adviser/assist/", data)
        assert page.context["form"].errors["contact"]
    assert not Case.objects.exists()


def test_what_nobody_has_is_not_found_however_it_is_spelt(client):
    for token in ("A" * 22, "%00", "x" * 500, "%F0%9F%8C%B8"):
        assert client.get(f"/advice/{token}/").status_code in (400, 404)
    page = client.get("/advice/", {"match": "\u202e", "need": ["x"], "article": "../a"})
    assert len(page.context["unknown"]) == 2


def test_same_form_sent_as_an_owners_leads_an_adviser_to_no_owners_page(client, beside):
    data = second_step(client, "/adviser/assist/")
    client.post("/adviser/assist/", data)
    hers = Case.objects.get()
    answer = client.post("/advice/", data)
    assert hers.token not in answer["Location"]


def test_what_the_owner_took_back_is_not_told_as_confirmed(client, beside):
    case = ask(client, "/adviser/assist/")
    withdraw_case(case=case, at=timezone.now())
    told = client.get(f"/adviser/assist/{case.pk}/", follow=True)
    assert [each.level_tag for each in told.context["messages"]] == ["warning"]
