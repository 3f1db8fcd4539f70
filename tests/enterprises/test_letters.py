from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from enterprises import services, tasks
from enterprises.letters import write_decision, write_invitation
from enterprises.models import TaxCodeClaim
from tests.owners import enterprise_of, owner

AT = timezone.now()


@pytest.fixture
def letter(db):
    person = owner(name="Nguyễn Thị Hoa")
    return services.invite(
        enterprise=enterprise_of(person, name="Quán\nƠi"),
        email="moi@example.vn",
        role="MEMBER",
        request_key=uuid4(),
        by=person,
        at=AT,
    )


def test_an_invitation_is_written_in_both_languages(letter, settings):
    assert write_invitation(pk=letter.pk, at=AT)
    sent = mail.outbox[0]
    assert sent.to == ["moi@example.vn"]
    assert "\n" not in sent.subject
    link = f"{settings.SITE_URL}/my/invitations/{services.token_of(letter)}/"
    assert sent.body.count(link) == 2
    assert "Nguyễn Thị Hoa invites you to act for" in sent.body


def test_an_invitation_taken_back_is_not_written(letter):
    services.revoke_invitation(invitation=letter, by=letter.created_by, at=AT)
    assert not write_invitation(pk=letter.pk, at=AT)
    assert not mail.outbox


def test_the_worker_writes_it(letter):
    tasks.send_invitation(invitation=letter.pk)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("to_claimant", [True, False])
def test_both_sides_learn_of_a_decision(db, to_claimant):
    for number in range(2):
        services.create_enterprise(
            kind="SME",
            name=f"Bên {number}",
            tax_code="0100109106",
            request_key=uuid4(),
            by=owner(email=f"ben{number}@example.vn"),
            at=AT,
        )
    claim = TaxCodeClaim.objects.get()
    services.decide_claim(claim=claim, to_claimant=to_claimant, by=owner(), at=AT)
    tasks.tell_of_decision(claim=claim.pk)
    told = {sent.to[0]: "It stays with your enterprise" in sent.body for sent in mail.outbox}
    assert told == {"ben1@example.vn": to_claimant, "ben0@example.vn": not to_claimant}


def test_a_decision_survives_a_holder_that_is_gone(db):
    claimant = enterprise_of(owner())
    claim = TaxCodeClaim.objects.create(
        tax_code="0100109106", claimant=claimant, claimed_at=AT, status="KEPT", decided_at=AT
    )
    write_decision(pk=claim.pk)
    assert len(mail.outbox) == 1
