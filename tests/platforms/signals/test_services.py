from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from platforms.bank_accounts import read_account
from platforms.models import Platform, Revision, Signal, Vendor, VendorMember
from platforms.models.revisions import Side
from platforms.revisions.writing import start_revision
from platforms.signals import sources
from platforms.signals.rows import Mark, Ref
from platforms.signals.selectors import open_signals
from platforms.signals.services import (
    NoteMissingError,
    find_signals,
    forget_signals,
    look_at_signal,
)
from platforms.signals.wording import SENTENCES, sentence_of
from tests.staff import colleague, sign_in

AT = datetime(2026, 11, 28, 19, 41, tzinfo=UTC)
NUMBER = "912345678"


@pytest.fixture
def rows(monkeypatch):
    """The rows that there are: those that a test puts in."""
    held = []
    monkeypatch.setattr(sources, "_sources", {"test": lambda at: held})
    return held


@pytest.fixture
def vendor(db):
    return Vendor.objects.get(slug="misa")


@pytest.fixture
def signal(vendor, rows):
    rows += [Mark("PHONE", NUMBER, Ref("vendor", vendor.pk)), enterprise(1)]
    find_signals(at=AT)
    return Signal.objects.get()


def enterprise(pk):
    return Mark("PHONE", NUMBER, Ref("enterprise", pk))


def look(signal, note="Cùng một kế toán.", weight=2, by=None):
    by = by or colleague("moderator")
    return look_at_signal(signal=signal, note=note, weight=weight, by=by, at=AT)


def test_found_again_it_is_the_same_row(signal, rows):
    rows.append(enterprise(2))
    assert find_signals(at=AT + timedelta(days=1)) == 1
    again = Signal.objects.get()
    assert (again.pk, again.weight) == (signal.pk, 3)
    assert (again.first_seen_at, again.last_seen_at) == (AT, AT + timedelta(days=1))


def test_no_number_is_kept(signal):
    kept = str(Signal.objects.values().get())
    assert NUMBER not in kept
    assert sentence_of(signal).count("…678") == 1


def test_more_evidence_opens_it_again(signal, rows, vendor):
    assert open_signals(vendor) == (signal,)
    look(signal)
    assert open_signals(vendor) == ()
    rows.append(enterprise(2))
    find_signals(at=AT)
    assert [each.pk for each in open_signals(vendor.pk)] == [signal.pk]


def test_what_came_while_she_read_is_not_looked_at(signal, rows):
    rows.append(enterprise(2))
    find_signals(at=AT)
    assert look(signal, weight=2).is_open
    assert not look(signal, weight=10**8).is_open


def test_whoever_looked_says_what_it_was(signal):
    with pytest.raises(NoteMissingError):
        look(signal, note=" \u200b")


def test_a_year_later_it_is_forgotten(signal):
    assert forget_signals(at=AT + timedelta(days=365)) == 0
    assert forget_signals(at=AT + timedelta(days=366)) == 1


def test_every_kind_has_its_sentence():
    assert {str(kind) for kind in SENTENCES} == {
        code for code, _word in Signal._meta.get_field("kind").choices
    }


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"weight": 0}, "signal_has_evidence"),
        ({"last_seen_at": AT - timedelta(1)}, "signal_is_seen_again_later"),
        ({"note": "x"}, "signal_looked_at"),
        ({"looked_at": AT, "looked_weight": 1}, "signal_looked_at"),
        ({}, "signal_is_one"),
    ],
)
def test_stored_signals_are_whole(signal, fields, constraint):
    said = {"kind": signal.kind, "digest": signal.digest, "weight": 1}
    said |= {"first_seen_at": AT, "last_seen_at": AT}
    if fields:
        said["digest"] = "khác"
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Signal.objects.create(**{**said, **fields})


@pytest.fixture
def one_number(db):
    """Two vendors: a person of one has the number that the other gives staff to ask."""
    person = User.objects.create_user("a@mot.example", phone="+84912345678", phone_verified_at=AT)
    first, second = (
        Platform.objects.select_related("vendor").get(slug=slug) for slug in ("misa-asp", "sapo")
    )
    VendorMember.objects.create(vendor=first.vendor, user=person, created_at=AT)
    draft = start_revision(
        platform=second, side=Side.STAFF, request_key=uuid4(), by=colleague("moderator"), at=AT
    )
    Revision.objects.filter(pk=draft.pk).update(private={"contact": "Chị Hoa, 0912 345 678"})
    return {first.vendor_id, second.vendor_id}


def test_one_number_behind_two_vendors_is_found(one_number, monkeypatch):
    monkeypatch.setattr(sources, "_sources", {"vendors": sources.vendor_marks})
    assert find_signals(at=AT) == 1
    found = Signal.objects.get()
    assert (found.kind, found.facts["what"]) == ("SHARED_PHONE", "…678")
    assert {pk for _kind, pk in found.refs} == one_number


def test_one_domain_behind_the_people_of_two_vendors_is_found(one_number, monkeypatch):
    other = User.objects.create_user("b@mot.example")
    second = Platform.objects.get(slug="sapo").vendor
    VendorMember.objects.create(vendor=second, user=other, created_at=AT)
    monkeypatch.setattr(sources, "_sources", {"vendors": sources.vendor_marks})
    find_signals(at=AT)
    assert Signal.objects.get(kind="SHARED_DOMAIN").facts["what"] == "mot.example"


def drafted(slug, account, state="DRAFT"):
    """A version of a listing that names a bank account."""
    platform = Platform.objects.get(slug=slug)
    number = platform.revisions.count() + 1
    decided = {} if state == "DRAFT" else {"closed_at": AT, "submitted_at": AT}
    if state == "PUBLISHED":
        decided |= {"approved_at": AT, "evidence": "vendor-page"}
    return Revision.objects.create(
        platform=platform,
        number=number,
        side=Side.VENDOR,
        state=state,
        content={"name": platform.name},
        private={"bank_account": read_account(account)},
        request_key=uuid4(),
        created_at=AT,
        changed_at=AT,
        **decided,
    )


@pytest.fixture
def accounts(monkeypatch, db):
    monkeypatch.setattr(sources, "_sources", {"accounts": sources.account_marks})


@pytest.mark.parametrize("state", ["DRAFT", "PUBLISHED", "REFUSED", "DISCARDED"])
def test_one_account_behind_two_vendors_is_found_in_any_version(accounts, state):
    drafted("misa-asp", "0071 001 234567")
    drafted("sapo", "0071.001-234567", state)
    assert find_signals(at=AT) == 1
    found = Signal.objects.get()
    assert (found.kind, found.weight) == ("SHARED_ACCOUNT", 2)
    assert found.facts["what"] == "…567"
    assert "0071001234567" not in str(Signal.objects.values().get())
    assert {pk for _kind, pk in found.refs} == set(
        Vendor.objects.filter(slug__in=("misa", "sapo")).values_list("pk", flat=True)
    )


def test_versions_and_listings_of_one_firm_are_no_signal(accounts):
    drafted("misa-asp", "0071001234567", "PUBLISHED")
    drafted("misa-asp", "0071 001 234567")
    drafted("misa-amis", "0071-001-234567")
    assert find_signals(at=AT) == 0


@pytest.mark.parametrize(
    "private",
    [{}, {"bank_account": ""}, {"bank_account": None}],
    ids=["not asked yet", "not given", "null"],
)
def test_versions_without_an_account_are_no_signal(accounts, private):
    for slug in ("misa-asp", "sapo"):
        Revision.objects.filter(pk=drafted(slug, "").pk).update(private=private)
    assert find_signals(at=AT) == 0


def test_accounts_are_looked_through_each_night():
    assert sources._sources["accounts"] is sources.account_marks


def test_the_shipped_catalogue_raises_none_of_its_own(db):
    find_signals(at=AT)
    assert not Signal.objects.exists()


# ── The page of the staff ────────────────────────────────────────────────────────────────────
def page(signal, name="change"):
    return reverse(f"admin:platforms_signal_{name}", args=[signal.pk])


@pytest.mark.ignore_template_errors
def test_staff_read_the_evidence_and_say_what_it_was(client, signal, vendor):
    officer = sign_in(client, "moderator")
    html = client.get(page(signal)).content.decode()
    assert reverse("admin:platforms_vendor_change", args=[vendor.pk]) in html
    assert reverse("admin:enterprises_enterprise_change", args=[1]) in html
    answer = client.post(page(signal, "look"), {"note": "", "weight": "2"}, follow=True)
    assert "Hãy nói vài lời" in answer.content.decode()
    client.post(page(signal, "look"), {"note": "Cùng kế toán.", "weight": "2"})
    signal.refresh_from_db()
    assert (signal.note, signal.looked_by, signal.is_open) == ("Cùng kế toán.", officer, False)
    address = reverse("admin:platforms_signal_changelist")
    found = {state: client.get(address, {"state": state}) for state in ("open", "done")}
    assert [found[s].context["cl"].result_count for s in ("open", "done")] == [0, 1]


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(("role", "status"), [("auditor", 200), ("content_editor", 403)])
def test_others_mark_nothing(client, signal, role, status):
    sign_in(client, role)
    assert client.get(page(signal)).status_code == status
    client.post(page(signal, "look"), {"note": "x", "weight": "2"})
    signal.refresh_from_db()
    assert signal.looked_at is None
