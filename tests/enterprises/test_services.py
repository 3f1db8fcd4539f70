from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from enterprises import services
from enterprises.models import (
    Conditions,
    Enterprise,
    EnterpriseNeed,
    Invitation,
    Membership,
    Statement,
    TaxCodeClaim,
    ToolInUse,
)
from enterprises.services import Stated, token_of
from tests.owners import enterprise_of, join, owner

AT = timezone.now()
CODE = "0100109106"
SAID = Stated(
    ["inventory-control", "pos-retail"],
    existing=["sapo"],
    budget_vnd=500_000,
    deployments=["cloud"],
)


@pytest.fixture
def person(db):
    return owner()


@pytest.fixture
def enterprise(person):
    return enterprise_of(person)


def create(person, key=None, **said):
    said = {"kind": "SME", "name": "Cửa hàng Ơ", "tax_code": None, **said}
    return services.create_enterprise(**said, request_key=key or uuid4(), by=person, at=AT)


def change(enterprise, person, version=None, **changes):
    version = version or enterprise.version
    return services.change_enterprise(
        enterprise=enterprise, changes=changes, version=version, by=person, at=AT
    )


# ── Profile and tax codes ────────────────────────────────────────────────────────────────────
def test_whoever_makes_an_enterprise_owns_it(person):
    assert Membership.objects.get(enterprise=create(person)).is_owner


def test_the_same_form_twice_is_one_enterprise(person):
    key = uuid4()
    assert create(person, key) == create(person, key)
    assert Enterprise.objects.count() == Membership.objects.count() == 1


def test_somebody_else_s_form_gives_nothing(person):
    key = uuid4()
    create(person, key)
    with pytest.raises(Enterprise.DoesNotExist):
        create(owner(), key)


def test_a_change_raises_the_version(enterprise, person):
    assert change(enterprise, person, name="Tên mới").version == 2


def test_the_same_again_writes_nothing(enterprise, person):
    assert change(enterprise, person, name=enterprise.name).version == 1


def test_a_form_that_is_too_old_is_refused(enterprise, person):
    change(enterprise, person, name="Một")
    with pytest.raises(services.ChangedMeanwhileError):
        change(enterprise, person, version=1, name="Hai")


def test_other_columns_are_not_changed_through_a_form(enterprise, person):
    change(enterprise, person, needs_version=9, request_key=uuid4())
    enterprise.refresh_from_db()
    assert enterprise.needs_version == 1


def test_a_free_tax_code_is_taken(person):
    made = create(person, tax_code=CODE)
    assert (made.tax_code, made.is_tax_code_disputed) == (CODE, False)


@pytest.fixture
def claim(person):
    create(person, tax_code=CODE)
    return TaxCodeClaim.objects.get(claimant=create(owner(), tax_code=CODE))


def test_a_taken_code_becomes_a_claim(claim):
    assert claim.claimant.is_tax_code_disputed
    assert (claim.status, claim.holder.tax_code) == ("OPEN", CODE)


def test_another_code_withdraws_the_claim(claim, person):
    claimant = claim.claimant
    change(claimant, person, tax_code="0100109106-001")
    claim.refresh_from_db()
    assert claim.status == "WITHDRAWN"


def decide(claim, **said):
    return services.decide_claim(claim=claim, **said, by=owner(), at=AT)


@pytest.mark.parametrize(
    ("to_claimant", "status", "claimant_has", "holder_has"),
    [(True, "GIVEN", CODE, None), (False, "KEPT", None, CODE)],
    ids=["given", "kept"],
)
def test_a_decision_gives_the_code_to_one(claim, to_claimant, status, claimant_has, holder_has):
    assert decide(claim, to_claimant=to_claimant, note="Giấy phép").status == status
    claim.claimant.refresh_from_db()
    claim.holder.refresh_from_db()
    assert (claim.claimant.tax_code, claim.holder.tax_code) == (claimant_has, holder_has)
    assert not claim.claimant.is_tax_code_disputed


def test_a_claim_is_decided_once(claim):
    decide(claim, to_claimant=True)
    with pytest.raises(services.ClaimDecidedError):
        decide(claim, to_claimant=False)


def test_a_second_claim_to_the_code_stays_open(claim):
    other = create(owner(), tax_code=CODE)
    decide(claim, to_claimant=True)
    assert TaxCodeClaim.objects.get(claimant=other).status == "OPEN"


# ── People ───────────────────────────────────────────────────────────────────────────────────
def invite(enterprise, person, email="moi@example.vn", key=None, role="MEMBER", at=AT):
    return services.invite(
        enterprise=enterprise, email=email, role=role, request_key=key or uuid4(), by=person, at=at
    )


def accept(invitation, person, at=AT):
    return services.accept_invitation(token=token_of(invitation), by=person, at=at)


def test_an_invitation_lets_its_address_in(enterprise, person):
    guest = owner(email="moi@example.vn")
    joined = accept(invite(enterprise, person, "Moi@Example.vn"), guest)
    assert (joined.user, joined.role) == (guest, "MEMBER")


def test_the_token_is_not_stored(enterprise, person):
    made = invite(enterprise, person)
    assert token_of(made) not in {made.token_hash, str(made.request_key), made.request_key.hex}


def test_the_same_form_twice_is_one_letter(enterprise, person):
    key = uuid4()
    assert invite(enterprise, person, key=key) == invite(enterprise, person, key=key)


def test_a_new_letter_makes_the_old_one_worthless(enterprise, person):
    old = invite(enterprise, person)
    invite(enterprise, person)
    with pytest.raises(services.InvitationNotForYouError):
        accept(old, owner(email="moi@example.vn"))


def test_a_letter_opens_nothing_for_another_address(enterprise, person):
    with pytest.raises(services.InvitationNotForYouError):
        accept(invite(enterprise, person), owner())


def test_a_letter_is_used_once(enterprise, person):
    guest, letter = owner(email="moi@example.vn"), invite(enterprise, person)
    accept(letter, guest)
    with pytest.raises(services.InvitationNotForYouError):
        accept(letter, guest)


def test_a_letter_expires(enterprise, person):
    with pytest.raises(services.InvitationNotForYouError):
        accept(invite(enterprise, person), owner(email="moi@example.vn"), AT + timedelta(days=7))


def test_a_letter_can_be_taken_back_once(enterprise, person):
    letter = invite(enterprise, person)
    said = {"invitation": letter, "by": person, "at": AT}
    assert [services.revoke_invitation(**said), services.revoke_invitation(**said)] == [True, False]
    with pytest.raises(services.InvitationNotForYouError):
        accept(letter, owner(email="moi@example.vn"))


def test_whoever_is_in_is_not_invited(enterprise, person):
    with pytest.raises(services.AlreadyMemberError):
        invite(enterprise, person, person.email)


def test_an_invitation_as_owner_raises_a_member(enterprise, person):
    letter, guest = invite(enterprise, person, role="OWNER"), owner(email="moi@example.vn")
    join(enterprise, guest)
    assert accept(letter, guest).is_owner


def test_the_last_owner_cannot_leave(enterprise, person):
    join(enterprise, owner())
    with pytest.raises(services.LastOwnerError):
        services.leave_enterprise(enterprise=enterprise, by=person, at=AT)


def test_the_last_owner_stays_one(enterprise, person):
    mine = Membership.objects.get(user=person)
    with pytest.raises(services.LastOwnerError):
        services.change_role(membership=mine, role="MEMBER", by=person, at=AT)


def test_an_owner_leaves_where_there_is_another(enterprise, person):
    join(enterprise, owner(), role="OWNER")
    services.leave_enterprise(enterprise=enterprise, by=person, at=AT)
    assert not Membership.objects.filter(user=person).exists()


def test_whoever_is_not_in_cannot_leave(enterprise):
    with pytest.raises(services.NotAMemberError):
        services.leave_enterprise(enterprise=enterprise, by=owner(), at=AT)


def test_removing_twice_is_no_error(enterprise, person):
    row = join(enterprise, owner())
    for _time in range(2):
        services.remove_member(membership=row, by=person, at=AT)
    assert not Membership.objects.filter(pk=row.pk).exists()


def test_a_role_is_changed(enterprise, person):
    row = join(enterprise, owner())
    assert services.change_role(membership=row, role="OWNER", by=person, at=AT).is_owner


def test_a_role_of_somebody_gone_is_not_changed(enterprise, person):
    row = join(enterprise, owner())
    Membership.objects.filter(pk=row.pk).delete()
    with pytest.raises(services.NotAMemberError):
        services.change_role(membership=row, role="OWNER", by=person, at=AT)


# ── Needs, conditions, tools ─────────────────────────────────────────────────────────────────
def state(enterprise, person, said=SAID, text="quản lý kho, gọi 0912345678", key=None, at=AT):
    return services.keep_statement(
        enterprise=enterprise, text=text, said=said, request_key=key or uuid4(), by=person, at=at
    )


def in_force(enterprise):
    rows = EnterpriseNeed.objects.filter(enterprise=enterprise, is_active=True)
    return dict(rows.order_by("need_id").values_list("need_id", "importance"))


def test_a_statement_puts_its_needs_in_force(enterprise, person):
    state(enterprise, person)
    assert in_force(enterprise) == {"inventory-control": 2, "pos-retail": 2}


def test_numbers_do_not_reach_the_database(enterprise, person):
    assert "0912" not in state(enterprise, person).text


def test_the_same_words_twice_are_one_statement(enterprise, person):
    key = uuid4()
    state(enterprise, person, key=key)
    state(enterprise, person, key=key)
    assert Statement.objects.count() == 1


def test_words_fill_what_is_not_set(enterprise, person):
    state(enterprise, person)
    kept = Conditions.objects.get()
    assert (kept.budget_vnd_per_month, kept.deployments) == (500_000, ["cloud"])
    assert ToolInUse.objects.get().slug == "sapo"


def test_words_do_not_change_what_is_set(enterprise, person):
    said = Stated(budget_vnd=0, deployments=["mobile"])
    save_conditions(enterprise, person, said)
    state(enterprise, person)
    kept = Conditions.objects.get()
    assert (kept.budget_vnd_per_month, kept.deployments) == (0, ["mobile"])


def save_conditions(enterprise, person, said, version=1):
    return services.save_conditions(
        enterprise=enterprise, said=said, version=version, by=person, at=AT
    )


def save_needs(enterprise, person, wanted):
    enterprise.refresh_from_db()
    version = enterprise.needs_version
    services.save_needs(enterprise=enterprise, wanted=wanted, version=version, by=person, at=AT)


def test_the_list_is_what_is_in_force(enterprise, person):
    state(enterprise, person)
    save_needs(enterprise, person, {"pos-retail": 3, "payroll": 1, "no-such-need": 2})
    assert in_force(enterprise) == {"payroll": 1, "pos-retail": 3}


def test_a_need_taken_away_is_remembered(enterprise, person):
    state(enterprise, person)
    save_needs(enterprise, person, {})
    assert EnterpriseNeed.objects.filter(is_active=False).count() == 2


def test_saying_it_again_brings_a_need_back(enterprise, person):
    state(enterprise, person)
    save_needs(enterprise, person, {})
    state(enterprise, person)
    assert set(in_force(enterprise)) == set(SAID.need_codes)


def test_an_old_list_is_refused(enterprise, person):
    state(enterprise, person)
    with pytest.raises(services.ChangedMeanwhileError):
        services.save_needs(enterprise=enterprise, wanted={}, version=1, by=person, at=AT)


def test_a_list_that_says_nothing_new_raises_no_version(enterprise, person):
    save_needs(enterprise, person, {"payroll": 1})
    save_needs(enterprise, person, {"payroll": 1})
    enterprise.refresh_from_db()
    assert enterprise.needs_version == 2


def test_an_assessment_adds_needs_once(enterprise, person):
    for _time in range(2):
        services.add_needs(
            enterprise=enterprise, codes=["payroll"], source="ASSESSMENT", by=person, at=AT
        )
    enterprise.refresh_from_db()
    assert (in_force(enterprise), enterprise.needs_version) == ({"payroll": 2}, 2)


def test_conditions_are_saved_once(enterprise, person):
    said = Stated(budget_vnd=1_000_000, languages=["vi"])
    save_conditions(enterprise, person, said)
    save_conditions(enterprise, person, said, version=2)
    enterprise.refresh_from_db()
    assert enterprise.needs_version == 2


def save_tools(enterprise, person, listed, named=()):
    enterprise.refresh_from_db()
    services.save_tools(
        enterprise=enterprise,
        listed=listed,
        named=named,
        version=enterprise.needs_version,
        by=person,
        at=AT,
    )


def tools(enterprise):
    rows = ToolInUse.objects.filter(enterprise=enterprise).order_by("slug", "name")
    return [(row.slug, row.name, row.must_link) for row in rows]


def test_tools_are_listed_or_named(enterprise, person):
    save_tools(enterprise, person, {"sapo": True}, ["Excel", "EXCEL", ""])
    assert tools(enterprise) == [("", "EXCEL", False), ("sapo", "", True)]


def test_tools_are_what_is_saved(enterprise, person):
    save_tools(enterprise, person, {"sapo": False, "kiotviet": False}, ["Excel"])
    save_tools(enterprise, person, {"sapo": True})
    assert tools(enterprise) == [("sapo", "", True)]


def test_old_words_go_and_their_needs_stay(enterprise, person):
    state(enterprise, person)
    state(enterprise, person, at=AT - timedelta(days=91))
    assert services.forget_statements(at=AT) == 1
    assert services.forget_statements(at=AT) == 0
    emptied = Statement.objects.get(text="")
    assert emptied.need_codes == SAID.need_codes
    assert Invitation.objects.count() == 0
