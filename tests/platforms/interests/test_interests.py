from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from platforms.interests.selectors import has_interest, interests_of
from platforms.interests.services import (
    DeclaredAlreadyError,
    Stake,
    declare_interest,
    end_interest,
)
from platforms.models import Interest, Vendor
from tests.owners import owner
from tests.staff import colleague, sign_in

AT = datetime(2026, 11, 28, 18, 0, tzinfo=UTC)  # 01:00 on the 29th in Vietnam
PAGE = reverse("my-interests")


@pytest.fixture
def vendor(db):
    return Vendor.objects.get(slug="misa")


def declare(user, vendor, *, key=None, **fields):
    said = {"vendor": vendor, "kind": "OWNS", "from_on": date(2026, 1, 1)}
    stake = Stake(**{**said, **fields})
    return declare_interest(user=user, stake=stake, request_key=key or uuid4(), at=AT)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        ((2026, 1, 1), None, True),
        ((2026, 11, 29), None, True),
        ((2026, 11, 30), None, False),
        ((2026, 1, 1), (2026, 11, 28), False),
        ((2026, 1, 1), (2026, 11, 29), True),
    ],
)
def test_a_stake_holds_from_its_first_to_its_last_day(vendor, since, until, holds):
    user = colleague("moderator")
    declare(user, vendor, from_on=date(*since), until_on=date(*until) if until else None)
    assert has_interest(user, vendor, AT) is holds
    assert has_interest(user, vendor.pk, AT) is holds
    assert not has_interest(colleague("moderator"), vendor, AT)
    assert not has_interest(user, Vendor.objects.get(slug="fpt-is").pk, AT)


def test_a_form_sent_twice_declares_once(vendor):
    user, key = colleague("moderator"), uuid4()
    assert declare(user, vendor, key=key) == declare(user, vendor, key=key)
    with pytest.raises(DeclaredAlreadyError):
        declare(user, vendor)


def test_a_form_gone_back_to_declares_what_it_says_now(vendor):
    key, other = uuid4(), Vendor.objects.get(slug="fpt-is")
    user, auditor = colleague("moderator"), colleague("auditor")
    declare(user, vendor, key=key)
    assert declare(user, other, key=key).vendor == other
    assert declare(auditor, vendor, key=key).user == auditor


def test_what_ended_stays_on_record(vendor):
    interest = declare(colleague("moderator"), vendor)
    for _ in range(2):
        assert end_interest(interest=interest, at=AT).until_on == date(2026, 11, 29)
    early = declare(interest.user, vendor, kind="PAID", until_on=date(2026, 2, 1))
    assert end_interest(interest=early, at=AT).until_on == date(2026, 2, 1)
    later = declare(interest.user, vendor, kind="FAMILY", from_on=date(2027, 1, 1))
    assert end_interest(interest=later, at=AT).until_on == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"until_on": date(2025, 12, 31)}, "interest_ends_after_it_begins"),
        ({"kind": "OTHER"}, "interest_other_says_what"),
        ({}, "interest_is_declared_once"),
    ],
)
def test_stored_interests_are_whole(vendor, fields, constraint):
    user = colleague("moderator")
    declare(user, vendor)
    said = {"user": user, "vendor": vendor, "kind": "OWNS", "from_on": date(2026, 1, 1)}
    said |= {"declared_at": AT, "request_key": uuid4(), **fields}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Interest.objects.create(**said)


# ── Her own page ─────────────────────────────────────────────────────────────────────────────
def send(client, vendor, /, **said):
    data = {"vendor": vendor.pk, "kind": "EMPLOYED", "from_on": "2026-01-01"}
    return client.post(PAGE, {**data, "request_key": uuid4(), **said})


def test_she_declares_and_ends_it_herself(client, vendor):
    user = sign_in(client, "content_editor")
    assert send(client, vendor).status_code == 302
    interest = interests_of(user).get()
    page = client.get(PAGE).content.decode()
    assert vendor.name in page
    client.post(reverse("my-interest-end", args=[interest.pk]))
    interest.refresh_from_db()
    assert interest.until_on
    assert interest.note == ""


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"vendor": "999999"}, "vendor"),
        ({"vendor": "x"}, "vendor"),
        ({"kind": "NONE"}, "kind"),
        ({"from_on": "không"}, "from_on"),
        ({"from_on": "0001-01-01"}, "from_on"),
        ({"until_on": "2025-01-01"}, "until_on"),
        ({"until_on": "9999-12-31"}, "until_on"),
        ({"kind": "OTHER", "note": "\u200b "}, "note"),
        ({"note": "x" * 301}, "note"),
    ],
    ids=str,
)
def test_a_wrong_declaration_is_told_and_nothing_is_lost(client, vendor, said, field):
    sign_in(client, "moderator")
    response = send(client, vendor, **{"note": "chị gái tôi", **said})
    assert list(response.context["form"].errors) == [field]
    assert said.get("note", "chị gái tôi") in response.content.decode()
    assert not Interest.objects.exists()


def test_the_same_again_is_told(client, vendor):
    sign_in(client, "moderator")
    send(client, vendor)
    assert send(client, vendor).context["form"].non_field_errors()


def test_nobody_ends_anothers(client, vendor):
    interest = declare(colleague("moderator"), vendor)
    sign_in(client, "admin")
    assert client.post(reverse("my-interest-end", args=[interest.pk])).status_code == 404
    interest.refresh_from_db()
    assert interest.until_on is None


@pytest.mark.parametrize(
    ("role", "status"),
    [("moderator", 200), ("auditor", 200), ("content_editor", 403), ("programme_manager", 403)],
)
def test_who_judges_and_who_audits_reads_them(client, vendor, role, status):
    declare(owner(name="Lê Thị Khai"), vendor)
    sign_in(client, role)
    response = client.get(reverse("admin:platforms_interest_changelist"), {"holds": "yes"})
    assert response.status_code == status
    assert ("Lê Thị Khai" in response.content.decode()) is (status == 200)
