"""The pages under /my/: what each answers to good, bad and foreign requests."""

from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from enterprises.known import known
from enterprises.models import Enterprise, Invitation, Membership
from enterprises.pages.profile import facts_of
from enterprises.profile_forms import STEPS
from enterprises.services import Stated, invite, keep_statement, token_of
from ledger.models import Notice
from tests.owners import enterprise_of, join, owner, tax_code

HOME = "/my/"


@pytest.fixture
def person(client, db):
    person = owner()
    client.force_login(person)
    return person


@pytest.fixture
def enterprise(person):
    return enterprise_of(person)


def page(enterprise, step="", query=""):
    return f"/my/enterprise/{enterprise.pk}/{step + '/' if step else ''}{query}"


def html(response):
    return response.content.decode()


def send(client, enterprise, step, query="", **said):
    said = {"version": enterprise.version, **said}
    return client.post(page(enterprise, step, query), said)


@pytest.mark.parametrize("language", ["", "/en"])
def test_home_without_an_enterprise_leads_to_one(client, person, language):
    response = client.get(language + HOME)
    assert (response.context["step"], response.status_code) == ("create", 200)
    assert f'href="{language}/my/enterprise/new/"' in html(response)


def test_home_is_for_those_signed_in(client, db):
    assert client.get(HOME).status_code == 302


def test_home_is_kept_by_no_shared_cache(client, enterprise):
    assert client.get(HOME).headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_opens(client, enterprise, language):
    for path in (HOME, "/my/enterprise/new/", page(enterprise), page(enterprise, "people")):
        assert client.get(language + path).status_code == 200
    for step in STEPS:
        assert client.get(language + page(enterprise, step, "?new=1")).status_code == 200


def test_home_offers_needs_first(client, enterprise):
    assert client.get(HOME).context["step"] == "needs"


def test_home_costs_the_same_however_much_there_is(client, enterprise, person):
    client.get(HOME)
    few = count(client)
    for number in range(12):
        join(enterprise, owner())
        said = Stated(["payroll", "pos-retail", "inventory-control"])
        keep_statement(
            enterprise=enterprise,
            text=f"chuyện {number}",
            said=said,
            request_key=uuid4(),
            by=person,
            at=timezone.now(),
        )
    assert count(client) == few <= 18


def count(client, path=HOME):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["", "people"])
def test_a_page_costs_the_same_however_many_people(client, enterprise, path):
    client.get(page(enterprise, path))
    few = count(client, page(enterprise, path))
    for _number in range(8):
        join(enterprise, owner())
    assert count(client, page(enterprise, path)) == few <= 8


def test_an_enterprise_is_made_in_steps(client, person):
    form = client.get("/my/enterprise/new/").context["form"]
    said = {
        "kind": "HOUSEHOLD",
        "name": "Quán Ơi\0",
        "tax_code": "001 234 567 890",
        "request_key": form["request_key"].value(),
    }
    response = client.post("/my/enterprise/new/", said)
    made = Enterprise.objects.get()
    assert response["Location"] == page(made, "trade", "?new=1")
    assert (made.name, made.tax_code) == ("Quán Ơi", "001234567890")


def test_the_form_sent_twice_leads_to_one(client, person):
    said = {"kind": "SME", "name": "Hai lần", "request_key": uuid4()}
    places = {client.post("/my/enterprise/new/", said)["Location"] for _time in range(2)}
    assert (len(places), Enterprise.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\0\u200b"}, "name"),
        ({"name": "ơ" * 201}, "name"),
        ({"kind": ""}, "kind"),
        ({"kind": "BANK"}, "kind"),
        ({"tax_code": "0100109107"}, "tax_code"),
        ({"tax_code": "9" * 10_000}, "tax_code"),
        ({"tax_code": "001234567890"}, "tax_code"),
        ({"request_key": "x"}, "request_key"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_beside_its_field(client, person, said, field):
    good = {"kind": "SME", "name": "Đúng", "request_key": uuid4()}
    response = client.post("/my/enterprise/new/", {**good, **said})
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert not Enterprise.objects.exists()


def test_a_taken_tax_code_is_told(client, person):
    enterprise_of(owner(), tax_code=tax_code(1))
    said = {"kind": "SME", "name": "Mới", "tax_code": tax_code(1), "request_key": uuid4()}
    client.post("/my/enterprise/new/", said)
    made = Enterprise.objects.get(name="Mới")
    assert client.get(page(made)).context["claim"].tax_code == tax_code(1)


def test_size_is_told_with_its_rule(client, enterprise):
    Enterprise.objects.update(sector="G")
    send(client, enterprise, "size", employees="12", revenue="10000000000")
    assert "Decree 80/2021, Article 5" in html(client.get("/en" + page(enterprise)))
    assert "Small, as there are at most 50" in html(client.get("/en" + page(enterprise)))


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ({"kind": "SME", "employees": 12}, "Small, going by 12 employees alone"),
        (
            {"kind": "SME", "employees": 12, "revenue_band_vnd": 10_000_000_000},
            "Small (12 employees)",
        ),
        ({"kind": "HOUSEHOLD", "employees": 3}, "3 people work there"),
    ],
    ids=["employees alone", "with revenue", "household"],
)
def test_home_tells_the_size_in_short(client, enterprise, said, short):
    Enterprise.objects.update(sector="G", **said)
    text = html(client.get("/en/my/"))
    assert short in text
    assert "Article 5" not in text


def test_capital_alone_may_decide_the_size(client, enterprise):
    Enterprise.objects.update(sector="G")
    send(client, enterprise, "size", employees="40", capital="50000000000")
    assert "Small, as" in html(client.get("/en" + page(enterprise)))


def test_a_former_ward_becomes_today_s_commune(client, enterprise):
    response = send(client, enterprise, "place", place="phường láng hạ, quận đống đa")
    question = response.context["question"]
    assert "00199" in {option.code for option in question.options}
    send(client, enterprise, "place", place=question.text, commune="00199")
    enterprise.refresh_from_db()
    assert enterprise.commune_id == "00199"


def test_a_place_typed_but_not_chosen_is_asked_about_once(client, enterprise):
    asked = send(client, enterprise, "place", place="xã không có thật").context["question"]
    response = send(client, enterprise, "place", place="xã không có thật", asked=asked.mark)
    assert response.status_code == 302


@pytest.mark.parametrize("typed", ["\0", "ơ" * 10_000, "\ud800", "%", "<script>"], ids=repr)
@pytest.mark.parametrize(("step", "name"), [("place", "place"), ("trade", "trade")])
def test_odd_words_break_nothing(client, enterprise, step, name, typed):
    typed = typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert send(client, enterprise, step, **{name: typed}).status_code in (200, 302)


def test_finding_saves_nothing(client, enterprise):
    response = send(client, enterprise, "trade", "?find=1", trade="quán cà phê", sector="G")
    assert response.status_code == 200
    assert "56" in {option.code for option in response.context["trades"]}
    enterprise.refresh_from_db()
    assert enterprise.sector_id is None


def test_a_section_offers_its_divisions(client, enterprise):
    Enterprise.objects.update(sector="G")
    offered = client.get(page(enterprise, "trade")).context["divisions"]
    assert {"46", "47"} <= {option.code for option in offered}


def test_a_made_up_code_counts_as_not_said(client, enterprise):
    send(client, enterprise, "trade", sector="ZZ\0")
    enterprise.refresh_from_db()
    assert enterprise.sector_id is None


def test_two_tabs_do_not_write_over_each_other(client, enterprise):
    send(client, enterprise, "identity", kind="SME", name="Tab một")
    response = send(client, enterprise, "identity", kind="SME", name="Tab hai")
    assert "Tab hai" in html(response)
    assert ("Tab một" in html(response), response.context["form"].errors != {}) == (True, True)
    again = {"version": response.context["form"]["version"].value(), "kind": "SME"}
    assert (
        client.post(page(enterprise, "identity"), {**again, "name": "Tab hai"}).status_code == 302
    )


def test_steps_of_a_new_enterprise_follow_each_other(client, enterprise):
    places = [send(client, enterprise, step, "?new=1")["Location"] for step in ("trade", "place")]
    assert places == [page(enterprise, "size", "?new=1"), page(enterprise, "support", "?new=1")]
    assert send(client, enterprise, "support", "?new=1")["Location"] == HOME


def test_an_unknown_step_is_missing(client, enterprise):
    assert client.get(page(enterprise, "money")).status_code == 404


@pytest.mark.parametrize("pk", [0, 999_999_999, 10**18, 10**30])
@pytest.mark.parametrize("step", ["", "size", "people"])
def test_a_foreign_enterprise_is_missing(client, person, pk, step):
    foreign = enterprise_of(owner())
    for number in (foreign.pk, pk):
        path = f"/my/enterprise/{number}/{step + '/' if step else ''}"
        assert client.get(path).status_code == 404


def test_the_switch_brings_another_into_view(client, enterprise, person):
    other = enterprise_of(person, name="Thứ hai")
    client.post("/my/switch/", {"enterprise": other.pk})
    assert client.get(HOME).context["enterprise"] == other


@pytest.mark.parametrize("asked", ["foreign", "0", "x", "9" * 400, "\0"])
def test_the_switch_brings_nobody_else_s_into_view(client, enterprise, asked):
    asked = enterprise_of(owner()).pk if asked == "foreign" else asked
    assert client.post("/my/switch/", {"enterprise": asked}).status_code == 404


# ── People ───────────────────────────────────────────────────────────────────────────────────
def invitation(client, enterprise, **said):
    said = {"email": "moi@example.vn", "role": "MEMBER", "request_key": uuid4(), **said}
    return client.post(page(enterprise, "people"), said)


def test_an_owner_invites(client, enterprise):
    assert invitation(client, enterprise, email="Moi@Example.vn").status_code == 302
    assert Invitation.objects.get().email == "moi@example.vn"


@pytest.mark.parametrize("email", ["", "không phải", "a@b", "x" * 300 + "@example.vn"])
def test_an_address_that_is_none_is_said_so(client, enterprise, email):
    assert invitation(client, enterprise, email=email).context["form"].errors["email"]


def test_somebody_here_is_not_invited(client, enterprise, person):
    response = invitation(client, enterprise, email=person.email)
    assert response.context["form"].errors["email"]


def test_invitations_are_limited(client, enterprise):
    answers = [
        invitation(client, enterprise, email=f"m{n}@example.vn").status_code for n in range(21)
    ]
    assert (answers[19], answers[20]) == (302, 429)


def test_a_member_looks_but_does_not_decide(client, person):
    enterprise = enterprise_of(owner())
    mine = join(enterprise, person)
    assert "request_key" not in html(client.get(page(enterprise, "people")))
    assert invitation(client, enterprise).status_code == 403
    for act in ("role", "remove"):
        path = reverse(f"enterprise-member-{act}", args=[enterprise.pk, mine.pk])
        assert client.post(path, {"role": "OWNER"}).status_code == 403


def test_a_member_edits_the_profile(client, person):
    enterprise = enterprise_of(owner())
    join(enterprise, person)
    assert send(client, enterprise, "size", employees="3").status_code == 302


def test_the_last_owner_is_told_what_to_do(client, enterprise):
    assert client.post(page(enterprise, "leave"))["Location"] == page(enterprise, "people")
    assert "You are the only one here" in html(client.get("/en" + page(enterprise, "people")))
    join(enterprise, owner())
    assert "Make somebody else an owner" in html(client.get("/en" + page(enterprise, "people")))


def test_a_member_leaves(client, person):
    enterprise = enterprise_of(owner())
    join(enterprise, person)
    assert client.post(page(enterprise, "leave"))["Location"] == HOME
    assert client.get(page(enterprise)).status_code == 404


def test_a_person_of_another_enterprise_is_missing(client, enterprise):
    other = join(enterprise_of(owner()), owner())
    for act in ("role", "remove"):
        for pk in (other.pk, 999_999_999, 10**30):
            path = f"/my/enterprise/{enterprise.pk}/people/{pk}/{act}/"
            assert client.post(path, {"role": "OWNER"}).status_code == 404


def test_an_owner_names_another_and_leaves(client, enterprise):
    other = join(enterprise, owner())
    client.post(page(enterprise, f"people/{other.pk}/role"), {"role": "OWNER"})
    client.post(page(enterprise, "leave"))
    assert Membership.objects.get(enterprise=enterprise).user == other.user


def test_an_invitation_is_taken_back(client, enterprise):
    invitation(client, enterprise)
    row = Invitation.objects.get()
    path = page(enterprise, f"invitations/{row.pk}/revoke")
    assert client.get(path).status_code == 302
    for _time in range(2):
        client.post(path)
    row.refresh_from_db()
    assert row.revoked_at


def test_a_letter_s_link_lets_in(client, person):
    enterprise = enterprise_of(owner())
    letter = invite(
        enterprise=enterprise,
        email=person.email,
        role="MEMBER",
        request_key=uuid4(),
        by=enterprise.memberships.get().user,
        at=timezone.now(),
    )
    path = f"/my/invitations/{token_of(letter)}/"
    assert client.get(path).status_code == 200
    assert client.post(path)["Location"] == HOME
    assert client.get(HOME).context["enterprise"] == enterprise
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("token", ["x", "ơ", "a" * 300, "%ED%A0%80"])
def test_a_made_up_link_opens_nothing(client, person, token):
    assert client.get(f"/my/invitations/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/my/trials/new/?platform=kiotviet", "/my/trials/new/?platform=kiotviet"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/", None),
        ("javascript:alert(1)", None),
        ("/my/\r\nX-A: b", None),
        ("my/", None),
        ("/" * 10_000, None),
    ],
)
def test_who_was_led_here_goes_on_to_where_she_was_going(client, person, asked, leads):
    way = f"/my/enterprise/new/?{urlencode({'next': asked})}"
    said = {"kind": "SME", "name": "Quán Mới", "request_key": uuid4()}
    goes = client.post(way, said)["Location"]
    made = Enterprise.objects.get()
    assert goes == (leads or f"/my/enterprise/{made.pk}/trade/?new=1")


@pytest.mark.parametrize("language", ["", "/en"])
def test_home_has_its_boxes_in_their_order(client, enterprise, language):
    page = client.get(language + HOME)
    codes = [card.code for card in page.context["cards"]]
    assert codes == ["trials", "advice", "duties", "assessment", "roadmap", "news"]
    assert all(card.title in html(page) for card in page.context["cards"])


def test_home_counts_what_is_unread(client, enterprise, person):
    at = timezone.now()
    for number in range(2):
        Notice.objects.create(
            user=person,
            kind="trial-silent",
            key=str(number),
            created_at=at,
            due_at=at,
            params={"platform": "A"},
        )
    news = client.get("/en" + HOME).context["cards"][-1]
    assert [(line.text, line.url) for line in news.lines] == [("2 unread", "/en/my/notices/")]


def test_home_asks_a_constant_number_of_queries(client, enterprise, person):
    client.get(HOME)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    for number in range(3):
        join(enterprise, owner())
        Notice.objects.create(
            user=person,
            kind="trial-silent",
            key=str(number),
            created_at=timezone.now(),
            due_at=timezone.now(),
            params={"platform": "A"},
        )
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) == len(few) <= 8


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_header_leads_to_the_enterprise_and_the_news(client, enterprise, language):
    page = html(client.get(language + HOME))
    header = page[: page.index("</header>")]
    for name in ("my", "my/notices"):
        assert header.count(f'href="{language}/{name}/"') == 2


def test_what_was_not_ticked_is_not_said(client, enterprise):
    with translation.override("vi"):
        said = dict(facts_of("support", enterprise, known()))
        assert set(said.values()) == {"chưa điền"}
        enterprise.is_women_owned = True
        assert dict(facts_of("support", enterprise, known()))["Do phụ nữ làm chủ"] == "có"
