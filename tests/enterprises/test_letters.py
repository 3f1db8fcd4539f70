from smtplib import SMTPServerDisconnected
from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from enterprises import services, tasks
from enterprises.letters import write_invitation
from enterprises.models import TaxCodeClaim
from enterprises.told import tell_decision
from ledger.models import Notice
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


def test_a_mail_server_that_is_down_gets_it_later_once(letter, monkeypatch):
    """Found: an invitation that the server refused once was lost."""
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.message.EmailMessage.send", refused)
        with pytest.raises(SMTPServerDisconnected):
            tasks.send_invitation(invitation=letter.pk)
    assert tasks.send_invitation.retry_strategy.get_retry_decision(
        exception=SMTPServerDisconnected(), job=Mock(attempts=1)
    )
    for _again in range(2):
        tasks.send_invitation(invitation=letter.pk)
    assert len(mail.outbox) == 1


def refused(_self, **_options):
    raise SMTPServerDisconnected


@pytest.fixture
def claim(db):
    for number in range(2):
        services.create_enterprise(
            kind="SME",
            name=f"Bên {number}",
            tax_code="0100109106",
            request_key=uuid4(),
            by=owner(email=f"ben{number}@example.vn"),
            at=AT,
        )
    return TaxCodeClaim.objects.get()


@pytest.mark.parametrize("to_claimant", [True, False])
def test_both_sides_learn_of_a_decision(claim, to_claimant):
    decided = services.decide_claim(claim=claim, to_claimant=to_claimant, by=owner(), at=AT)
    tell_decision(decided, at=AT)
    told = dict(Notice.objects.values_list("user__email", "kind"))
    won, lost = "tax-code-stays", "tax-code-goes"
    assert told == {
        "ben1@example.vn": won if to_claimant else lost,
        "ben0@example.vn": lost if to_claimant else won,
    }


def test_an_owner_with_a_phone_only_learns_of_it_too(claim):
    """Found: who signed up with a number was told nothing."""
    User.objects.filter(email="ben0@example.vn").update(
        email=None, phone="+84912345678", phone_verified_at=AT, email_verified_at=None
    )
    services.decide_claim(claim=claim, to_claimant=False, by=owner(), at=AT)
    assert Notice.objects.get(user__phone="+84912345678").kind == "tax-code-stays"


def test_a_decision_survives_a_holder_that_is_gone(db):
    claimant = enterprise_of(owner())
    claim = TaxCodeClaim.objects.create(
        tax_code="0100109106", claimant=claimant, claimed_at=AT, status="KEPT", decided_at=AT
    )
    tell_decision(claim, at=AT)
    assert Notice.objects.count() == 1
