"""Each kind of event is noted where it happens, and the rows that stay give the same event."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import User
from advisers.cases.sessions import Talk, change_session, note_session, remove_session
from assessment import services as assessment
from assessment.models import InstrumentVersion
from enterprises.models import Enterprise
from enterprises.services import create_enterprise
from enterprises.services.happenings import note_enterprise
from ledger.events import facts
from ledger.events.facts import check_facts, compare_facts, count_past, registered
from ledger.events.kinds import PLACELESS, Happening
from ledger.events.models import Event
from ledger.events.services import differing_days
from ledger.events.visits import visits
from matching.inputs import MatchInputs
from matching.services import keep_result
from matching.trials.quotes import Wanted, ask_quotes
from matching.trials.rules import Side, State
from matching.trials.services import ask_trial, move_trial
from platforms import snapshot
from tests.access.advisers_inbox import offered_to
from tests.advisers.people import adviser
from tests.assessment.conftest import answers_alike
from tests.matching.trials.conftest import asked
from tests.owners import enterprise_of, owner

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36"
# A shop of 47 in phường Hoàn Kiếm with eight people.
SHOP = {"commune_id": "00070", "sector_id": "47", "employees": 8, "name": "Tiệm Lan"}
WHERE = {"province": "01", "commune": "00070", "section": "G", "size": "micro"}
NOWHERE = dict.fromkeys(WHERE, "")


def shop():
    user = owner()
    return enterprise_of(user, **SHOP), user


def sign_up(client):
    client.post("/accounts/signup/", {"contact": "lan@example.vn", "agreed": "on"}, follow=True)
    return NOWHERE


def enter(client):
    user = owner()
    said = {"kind": "HOUSEHOLD", "name": "Quán Lan", "tax_code": None}
    for _twice in range(2):
        create_enterprise(**said, request_key=KEY, by=user, at=timezone.now())
    return {**NOWHERE, "size": "household"}


KEY = uuid4()


def match(client):
    inputs = MatchInputs(needs={"pos": 2}, sector="47", commune="00070", employees=8)
    said = {"inputs": inputs, "snapshot": snapshot.current(), "language": "vi"}
    for _twice in range(2):
        keep_result(**said, request_key=KEY, at=timezone.now())
    return WHERE


def assess(client):
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    row, user = shop()
    about = assessment.About(sector="47", size="micro", enterprise=row)
    at = timezone.now()
    made = assessment.begin(
        version_id=version.pk, request_key=KEY, about=about, owner=user, language="vi", at=at
    )
    given = answers_alike(assessment.paper_for(made), 1)
    assessment.save_answers(token=made.token, given=given, at=at)
    for _twice in range(2):
        assessment.finish(token=made.token, at=at)
    return WHERE


def contact(client):
    row, user = shop()
    for _twice in range(2):
        ask_trial(enterprise=row, slug="kiotviet", asked=asked(key=KEY), by=user, at=timezone.now())
    return WHERE


def ask_for_prices(client):
    row, user = shop()
    one = asked(key=KEY)
    wanted = Wanted({"kiotviet": one.wording}, one.passed, KEY)
    for _twice in range(2):
        ask_quotes(enterprise=row, wanted=wanted, by=user, at=timezone.now())
    return WHERE


def moved(*states):
    row, user = shop()
    at = timezone.now()
    trial = ask_trial(enterprise=row, slug="kiotviet", asked=asked(), by=user, at=at)
    for to in states * 2:
        if trial.state != State.RENEWED:
            trial = move_trial(trial=trial, to=to, side=Side.OWNER, at=at)
    return WHERE


def begin_trial(client):
    return moved(State.TRYING)


def keep_platform(client):
    return moved(State.TRYING, State.RENEWED)


def advise(client):
    who, at = adviser(), timezone.now()
    from advisers.cases.services import take_case

    case = take_case(case=offered_to(who), adviser=who, at=at)
    plan = Talk(at + timedelta(days=1), "phone")
    said = {"case": case, "adviser": who, "request_key": KEY}
    session = note_session(**said, said=plan, at=at)
    assert not Event.objects.filter(kind="CONSULTED").exists()
    held = Talk(at - timedelta(minutes=50), "phone", 45)
    for _twice in range(2):
        change_session(session=session, adviser=who, said=held, at=at)
    case.refresh_from_db()
    return {**NOWHERE, "province": "01", "commune": "00070", "section": "", "size": case.size}


HAPPENINGS = [
    (Happening.SIGN_UP, sign_up),
    (Happening.REGISTERED, enter),
    (Happening.MATCHED, match),
    (Happening.ASSESSED, assess),
    (Happening.CONTACTED, contact),
    (Happening.CONTACTED, ask_for_prices),
    (Happening.TRIAL, begin_trial),
    (Happening.USING, keep_platform),
    (Happening.CONSULTED, advise),
]
each_kind = pytest.mark.parametrize(
    ("kind", "happens"), HAPPENINGS, ids=lambda part: getattr(part, "__name__", str(part))
)


def of(kind):
    return list(Event.objects.filter(kind=kind).values())


def test_every_kind_but_visitors_has_rows_to_be_read_from():
    assert registered() == set(Happening) - PLACELESS


@each_kind
def test_counts_once_where_it_happens(client, kind, happens):
    where = happens(client)
    [event] = of(kind)
    assert event["day"] == timezone.localdate()
    assert {name: event[name] for name in where} == where


@each_kind
def test_rows_give_the_same_event_again(client, kind, happens):
    happens(client)
    noted = of(kind)
    Event.objects.all().delete()
    assert count_past()[kind] == 1
    assert [{**each, "id": 0} for each in of(kind)] == [{**each, "id": 0} for each in noted]
    assert set(count_past().values()) == {0}


def test_past_is_rolled_up_on_its_days():
    row, _user = shop()
    Enterprise.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=800))
    count_past()
    [event] = of("REGISTERED")
    assert event["day"] == timezone.localdate() - timedelta(days=800)
    assert differing_days() == []


def test_what_came_in_by_a_sheet_was_not_entered_by_anybody():
    row, _user = shop()
    row.memberships.all().delete()
    count_past()
    assert of("REGISTERED") == []


def test_staff_did_not_sign_up():
    User.objects.create_user("can.bo@example.vn", is_staff=True)
    count_past()
    assert of("SIGN_UP") == []


def test_facts_without_an_event_are_said_and_entered_at_night(caplog):
    shop()
    with caplog.at_level("WARNING", logger=facts.__name__):
        before = {each.kind: each.missing for each in check_facts()}
    assert (before["SIGN_UP"], before["REGISTERED"], before["TRIAL"]) == (1, 1, 0)
    assert "REGISTERED: 1 of 1 facts had no event" in caplog.text
    assert {each.missing for each in compare_facts()} == {0}


def test_events_stay_when_their_fact_is_gone(client):
    advise(client)
    from advisers.models import Session

    session = Session.objects.select_related("adviser", "case").get()
    remove_session(session=session, adviser=session.adviser, at=timezone.now())
    [found] = [each for each in compare_facts() if each.kind == "CONSULTED"]
    assert (found.facts, found.missing, found.past) == (0, 0, 1)
    assert len(of("CONSULTED")) == 1


MILLION = 1_000_000
FACTS = list(
    product(
        (None, "01", "47", "62", "G"),
        (None, 0, 10, 11, 50, 51, 100, 101, 200, 201),
        (None, 3_000 * MILLION, 10_000 * MILLION, 300_000 * MILLION),
        (None, 3_000 * MILLION, 100_000 * MILLION),
    )
)


def test_database_tells_the_size_that_the_rules_tell():
    """Every sort of facts at once: sector, employees, revenue and capital."""
    user, said = owner(), []
    for sector, employees, revenue, capital in FACTS:
        row = enterprise_of(
            user,
            sector_id=sector,
            employees=employees,
            revenue_band_vnd=revenue,
            capital_band_vnd=capital,
        )
        note_enterprise(Happening.REGISTERED, row, str(row.request_key), at=timezone.now())
        said.append(row.request_key)
    noted = dict(Event.objects.values_list("mark", "size"))
    Event.objects.all().delete()
    count_past()
    assert dict(Event.objects.filter(kind="REGISTERED").values_list("mark", "size")) == noted
    assert {*noted.values()} == {"", "micro", "small", "medium", "large"}


@pytest.fixture
def counted(client):
    """Reads a page as a telephone does, or otherwise; gives the kinds that were counted."""

    def read(path, *, method="get", **headers):
        visits.write()
        Event.objects.all().delete()
        getattr(client, method)(path, headers={"user-agent": PHONE, **headers})
        visits.write()
        return sorted(Event.objects.values_list("kind", flat=True))

    visits._held.clear()
    return read


def fresh_address(number):
    return {"x-forwarded-for": f"203.0.113.{number}"}


@pytest.mark.parametrize(
    ("path", "headers", "kinds"),
    [
        ("/", {}, ["VISIT"]),
        ("/platforms/", {}, ["VISIT"]),
        ("/platforms/kiotviet/", {}, ["REACHED", "VISIT"]),
        ("/duties/", {}, ["REACHED", "VISIT"]),
        ("/learn/no-such-article/", {}, []),
        ("/survey/results", {}, []),
        ("/my/", {}, []),
        ("/healthz", {}, []),
        ("/api/v1/platforms", {}, []),
        ("/", {"user-agent": "curl/8.5.0"}, []),
        ("/", {"sec-purpose": "prefetch;prerender"}, []),
        ("/", {"sec-gpc": "1"}, []),
        ("/", {"dnt": "1"}, []),
        ("/", {"dnt": "0"}, ["VISIT"]),
    ],
)
def test_who_reads_which_page_is_counted(counted, path, headers, kinds):
    from ledger.events.models import DaySalt, Visitor

    Visitor.objects.all().delete()
    DaySalt.objects.get_or_create(day=timezone.localdate(), defaults={"salt": b"x" * 32})
    assert counted(path, **headers) == kinds


def test_a_mere_check_is_no_visit(counted):
    assert counted("/", method="head") == []
