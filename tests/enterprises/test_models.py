from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from enterprises.models import (
    Conditions,
    Enterprise,
    EnterpriseNeed,
    Invitation,
    Membership,
    TaxCodeClaim,
    ToolInUse,
)
from tests.owners import enterprise_of, join, owner

AT = timezone.now()


@pytest.fixture
def person(db):
    return owner()


@pytest.fixture
def enterprise(person):
    return enterprise_of(person)


def assert_refused(constraint, write):
    with pytest.raises(IntegrityError, match=constraint):
        at_once(write)


@transaction.atomic
def at_once(write):
    write()
    connection.check_constraints()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"name": ""}, "enterprise_has_a_name"),
        ({"tax_code": "123"}, "enterprise_tax_code_is_normal"),
        ({"tax_code": "0100109106001"}, "enterprise_tax_code_is_normal"),
        ({"tax_code": "001234567890"}, "enterprise_personal_code_is_a_household_s"),
        ({"is_tax_code_disputed": True}, "enterprise_disputes_a_code"),
        ({"female_share_percent": 101}, "enterprise_share_is_a_percentage"),
        ({"revenue_band_vnd": 5}, "enterprise_revenue_is_a_band"),
        ({"capital_band_vnd": 5}, "enterprise_capital_is_a_band"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_enterprise_holds_what_it_must(person, fields, constraint):
    assert_refused(constraint, lambda: enterprise_of(person, **fields))


def test_a_household_may_have_a_personal_code(person):
    assert enterprise_of(person, kind="HOUSEHOLD", tax_code="001234567890").pk


def test_two_enterprises_do_not_have_one_tax_code(person):
    enterprise_of(person, tax_code="0100109106")
    assert_refused("tax_code_is_its_own", lambda: enterprise_of(person, tax_code="0100109106"))


def test_a_claimed_code_stands_beside_its_holder_s(person):
    enterprise_of(person, tax_code="0100109106")
    assert enterprise_of(person, tax_code="0100109106", is_tax_code_disputed=True).pk


def test_a_person_is_in_an_enterprise_once(enterprise, person):
    assert_refused("membership_is_one_for_a_pair", lambda: join(enterprise, person))


def test_the_first_member_is_an_owner(person):
    assert_refused("keeps an owner", lambda: enterprise_of(person, role="MEMBER"))


def test_members_are_not_left_without_an_owner(enterprise, person):
    join(enterprise, owner())
    rows = Membership.objects.filter(user=person)
    assert_refused("keeps an owner", rows.delete)
    assert_refused("keeps an owner", lambda: rows.update(role="MEMBER"))


def test_owners_may_change_places_in_one_transaction(enterprise, person):
    join(enterprise, owner())
    with transaction.atomic():
        Membership.objects.filter(user=person).update(role="MEMBER")
        Membership.objects.exclude(user=person).update(role="OWNER")
        connection.check_constraints()


def test_an_enterprise_goes_with_its_people(enterprise):
    enterprise.delete()
    connection.check_constraints()
    assert not Membership.objects.exists()


def invitation(enterprise, **fields):
    said = {
        "enterprise": enterprise,
        "email": "moi@example.vn",
        "role": "MEMBER",
        "token_hash": uuid4().hex,
        "request_key": uuid4(),
        "created_at": AT,
        "expires_at": AT + timedelta(days=7),
    }
    return Invitation.objects.create(**{**said, **fields})


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"email": "Moi@example.vn"}, "invitation_email_is_lower_case"),
        ({"expires_at": AT}, "invitation_expires_later"),
        ({"accepted_at": AT, "revoked_at": AT}, "invitation_ends_one_way"),
        ({"accepted_by": "person"}, "invitation_accepted_says_when"),
    ],
    ids=["case", "expiry", "end", "who"],
)
def test_an_invitation_holds_what_it_must(enterprise, person, fields, constraint):
    if "accepted_by" in fields:
        fields = {"accepted_by": person}
    assert_refused(constraint, lambda: invitation(enterprise, **fields))


def test_an_address_has_one_open_invitation(enterprise):
    invitation(enterprise, revoked_at=AT)
    invitation(enterprise)
    assert_refused("invitation_is_one_for_an_address", lambda: invitation(enterprise))


def test_a_claim_says_when_it_was_decided(enterprise):
    said = {"tax_code": "0100109106", "claimant": enterprise, "claimed_at": AT}
    assert_refused("decided_says_when", lambda: TaxCodeClaim.objects.create(**said, status="GIVEN"))
    assert_refused("decided_says_when", lambda: TaxCodeClaim.objects.create(**said, decided_at=AT))


def test_an_enterprise_has_one_open_claim(enterprise):
    said = {"tax_code": "0100109106", "claimant": enterprise, "claimed_at": AT}
    TaxCodeClaim.objects.create(**said)
    assert_refused("one_open_each", lambda: TaxCodeClaim.objects.create(**said))


@pytest.mark.parametrize("importance", [0, 4])
def test_importance_lies_between_one_and_three(enterprise, importance):
    assert_refused("importance_is_1_to_3", lambda: need(enterprise, importance=importance))


def need(enterprise, **fields):
    said = {"source": "CHOSEN", "created_at": AT, "updated_at": AT}
    return EnterpriseNeed.objects.create(
        enterprise=enterprise, need_id="inventory-control", **{**said, **fields}
    )


def test_a_need_is_named_once(enterprise):
    need(enterprise)
    assert_refused("enterpriseneed_is_named_once", lambda: need(enterprise))


def test_conditions_are_one_row(enterprise):
    Conditions.objects.create(enterprise=enterprise, updated_at=AT)
    assert_refused(
        "enterprise_id", lambda: Conditions.objects.create(enterprise=enterprise, updated_at=AT)
    )


@pytest.mark.parametrize(
    "fields",
    [{}, {"slug": "sapo", "name": "Sapo"}, {"name": "Excel", "must_link": True}],
    ids=["neither", "both", "link to a name"],
)
def test_a_tool_is_listed_or_named(enterprise, fields):
    assert_refused("toolinuse_is_listed_or_named", lambda: tool(enterprise, **fields))


def tool(enterprise, **fields):
    return ToolInUse.objects.create(enterprise=enterprise, created_at=AT, **fields)


def test_a_tool_is_said_once(enterprise):
    tool(enterprise, slug="sapo")
    tool(enterprise, name="Excel")
    assert_refused("slug_is_said_once", lambda: tool(enterprise, slug="sapo"))
    assert_refused("name_is_said_once", lambda: tool(enterprise, name="EXCEL"))


def test_history_keeps_every_change(enterprise):
    Enterprise.objects.filter(pk=enterprise.pk).update(name="Tên khác")
    names = enterprise.events.order_by("pgh_id").values_list("name", flat=True)
    assert list(names) == ["Công ty Thử", "Tên khác"]
