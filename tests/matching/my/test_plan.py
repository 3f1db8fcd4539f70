"""From what an enterprise has stored to its bundles and roadmap; vendors' answers count there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.consents import Wording, give_consent
from accounts.models import Purpose
from enterprises.models import Enterprise, EnterpriseNeed
from enterprises.services import add_needs, create_enterprise
from matching.models import MatchResult, QuoteRequest, Roadmap
from matching.my.inputs import stored_inputs
from matching.my.services import own_result
from matching.my.taken_over import take_over
from matching.trials.quotes import quoted_for
from platforms import snapshot
from platforms.models import Platform
from tests.owners import enterprise_of, join, owner

NEEDS = ["inventory-control", "payroll"]


@pytest.fixture
def person(client, db):
    person = owner()
    client.force_login(person)
    return person


@pytest.fixture
def enterprise(person):
    row = enterprise_of(person, sector_id="G")
    add_needs(enterprise=row, codes=NEEDS, source="CHOSEN", by=person, at=timezone.now())
    return row


def made(enterprise, by):
    held = snapshot.current()
    return own_result(enterprise=enterprise, snapshot=held, by=by, at=timezone.now())


def quote(enterprise, slug, monthly, *, valid_until=None, at=None):
    at, key = at or timezone.now(), uuid4()
    request = QuoteRequest.objects.create(enterprise=enterprise, request_key=key, requested_at=at)
    words = Wording(Purpose.SHARE_WITH_VENDOR, "Tôi đồng ý", "1", f"quote:{slug}:{key.hex}")
    giver = enterprise.memberships.get().user
    answered = monthly is not None
    return request.quotes.create(
        platform=Platform.objects.get(slug=slug),
        consent=give_consent(user=giver, wording=words, how="FORM", at=at),
        place=1,
        state="ANSWERED" if answered else "SENT",
        monthly_vnd=monthly,
        valid_until=valid_until,
        answered_at=at if answered else None,
    )


def test_a_button_leads_to_the_bundles_of_what_is_stored(client, enterprise, person):
    answer = client.post("/my/plan/", {"enterprise": enterprise.pk})
    result = MatchResult.objects.get()
    assert answer["Location"] == f"/match/{result.token}/bundle/"
    assert (result.owner, result.enterprise) == (person, enterprise)
    assert set(dict(result.inputs["needs"])) == set(NEEDS)


def test_while_nothing_changes_it_is_the_same_result(client, enterprise, person):
    first = made(enterprise, person)
    colleague = owner()
    join(enterprise, colleague)
    assert made(enterprise, colleague) == first
    add_needs(
        enterprise=enterprise, codes=["pos-retail"], source="CHOSEN", by=person, at=timezone.now()
    )
    assert made(enterprise, person) != first


def test_without_a_roadmap_the_way_leads_to_what_fits(client, enterprise):
    assert client.get("/my/plan/")["Location"] == "/my/matches/"


def test_the_people_of_the_enterprise_change_its_roadmap_and_others_do_not(
    client, enterprise, person
):
    colleague, stranger = owner(), owner()
    join(enterprise, colleague)
    way = f"/match/{made(enterprise, person).token}/roadmap/"
    said = {"bundle": "cheapest", "starts_on": timezone.localdate().isoformat()}
    client.force_login(stranger)
    assert client.post(way, said).status_code == 404
    client.force_login(colleague)
    assert client.post(way, said)["Location"] == way
    assert Roadmap.objects.count() == 1


def test_an_answer_is_a_known_price_for_its_people_alone(client, enterprise, person):
    result = made(enterprise, person)
    page = client.get(f"/match/{result.token}/bundle/")
    slug = next(item.slug for card in page.context["cards"] for item in card.ask)
    quote(enterprise, slug, 123_000)
    seen = client.get(f"/en/match/{result.token}/bundle/").content.decode()
    assert "123,000 a month, as the vendor told you" in seen
    client.logout()
    other = client.get(f"/en/match/{result.token}/bundle/").content.decode()
    assert "as the vendor told you" not in other


def test_who_was_asked_is_not_asked_again(client, enterprise, person):
    result = made(enterprise, person)
    way = f"/en/match/{result.token}/bundle/"
    cards = client.get(way).context["cards"]
    place, asked = next((n, card.ask) for n, card in enumerate(cards) if card.ask)
    for each in asked:
        quote(enterprise, each.slug, None)
    card = client.get(way).context["cards"][place]
    assert not set(asked) & set(card.ask)
    assert set(asked) <= set(card.waiting)


def test_the_latest_answer_counts_while_it_is_valid(enterprise):
    now, today = timezone.now(), timezone.localdate()
    quote(enterprise, "sapo", 5, at=now - timedelta(days=2))
    quote(enterprise, "sapo", 4, at=now)
    quote(enterprise, "kiotviet", 3, valid_until=today - timedelta(days=1))
    quote(enterprise, "misa-amis", None)
    found = quoted_for(enterprise.pk, today=today)
    assert (dict(found.monthly_vnd), found.waiting) == ({"sapo": 4}, frozenset({"misa-amis"}))
    assert not quoted_for(None, today=today).monthly_vnd


def found_before(person, inputs=None):
    at = timezone.now()
    return MatchResult.objects.create(
        request_key=uuid4(),
        owner=person,
        inputs=inputs or {"needs": [["payroll", 2]]},
        seed_on=timezone.localdate(),
        engine_version="1",
        catalogue_version=1,
        created_at=at,
    )


def test_what_she_found_before_goes_to_her_first_enterprise(person):
    result, at = found_before(person), timezone.now()
    said = {"kind": "SME", "tax_code": None, "by": person, "at": at}
    first = create_enterprise(name="Một", request_key=uuid4(), **said)
    create_enterprise(name="Hai", request_key=uuid4(), **said)
    result.refresh_from_db()
    assert result.enterprise == first
    rows = EnterpriseNeed.objects.filter(is_active=True)
    assert [(each.enterprise, each.need_id) for each in rows] == [(first, "payroll")]


SAID = {
    "needs": [["payroll", 2]],
    "is_household": True,
    "sector": "G",
    "employees": 4,
    "revenue_vnd": 2_000_000_000,
    "commune": "00199",
    "budget_vnd": 500_000,
    "deployments": ["mobile"],
    "languages": ["vi"],
    "existing": ["kiotviet", "sapo"],
    "must_link": ["sapo"],
    "maturity": [],
}


def test_what_she_said_before_is_shown_and_stored_once_she_has_an_enterprise(client, person):
    found_before(person, SAID)
    form = client.get("/my/enterprise/new/").context["form"]
    assert form["kind"].value() == "HOUSEHOLD"
    said = {"kind": "HOUSEHOLD", "name": "Tạp hóa", "request_key": uuid4()}
    client.post("/my/enterprise/new/", said)
    made = Enterprise.objects.get()
    asked = stored_inputs(made)
    assert (asked.sector, asked.employees, asked.commune) == ("G", 4, "00199")
    assert (asked.budget_vnd, asked.deployments, asked.languages) == (500_000, {"mobile"}, {"vi"})
    assert (asked.existing, asked.must_link) == ({"kiotviet", "sapo"}, {"sapo"})
    assert made.revenue_band_vnd >= SAID["revenue_vnd"]
    step = client.get(f"/my/enterprise/{made.pk}/size/?new=1").context["form"]
    assert (step["employees"].value(), step["version"].value()) == (4, made.version)
    assert "kind" not in client.get("/my/enterprise/new/").context["form"].initial


def test_what_she_typed_stays(person):
    row = enterprise_of(person, sector_id="I", employees=9)
    found_before(person, SAID)
    take_over(enterprise=row, by=person, at=timezone.now())
    row.refresh_from_db()
    assert (row.sector_id, row.employees) == ("I", 9)


def test_an_enterprise_that_was_not_assessed_has_no_maturity(enterprise):
    assert dict(stored_inputs(enterprise).maturity) == {}
