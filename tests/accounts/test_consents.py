"""Consent: one per purpose and wording, recorded with when and how, withdrawn but never lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.consents import Wording, active, give_consent, has_consented, withdraw_consent
from accounts.models import Consent, Purpose, User

AT = datetime(2026, 11, 28, 3, tzinfo=UTC)
SHARE = Wording(
    Purpose.SHARE_WITH_VENDOR, "Tên và số điện thoại cho KiotViet", "1", "platform:kiotviet"
)


@pytest.fixture
def user(db):
    return User.objects.create_user("hoa@xuongmay.vn")


def give(user, wording=SHARE, at=AT):
    return give_consent(user=user, wording=wording, how=Consent.How.FORM, at=at)


def test_it_keeps_what_was_shown_and_when(user):
    held = give(user)
    assert (held.text_version, held.text_hash, held.given_at) == ("1", SHARE.digest, AT)
    assert has_consented(user, Purpose.SHARE_WITH_VENDOR, about="platform:kiotviet")


def test_given_twice_it_is_one(user):
    assert give(user) == give(user, at=AT + timedelta(hours=1))
    assert Consent.objects.count() == 1


def test_other_words_begin_a_new_one(user):
    first = give(user)
    later = Wording(SHARE.purpose, "Nhiều hơn", "2", SHARE.about)
    second = give(user, later, AT + timedelta(days=1))
    first.refresh_from_db()
    assert first.withdrawn_at == AT + timedelta(days=1)
    assert list(active(user)) == [second]


def test_it_holds_for_what_it_names_only(user):
    give(user)
    assert not has_consented(user, Purpose.SHARE_WITH_VENDOR, about="platform:sapo")
    assert not has_consented(user, Purpose.NOTICES)


def test_withdrawn_it_stays_as_a_record(user):
    give(user)
    ended = {"user": user, "purpose": SHARE.purpose, "about": SHARE.about, "at": AT}
    assert withdraw_consent(**ended)
    assert not withdraw_consent(**ended)
    assert Consent.objects.get().withdrawn_at == AT
    assert not has_consented(user, SHARE.purpose, about=SHARE.about)


@pytest.mark.parametrize(
    "wrong",
    [
        {"withdrawn_at": AT - timedelta(seconds=1)},
        {"text_hash": "abc"},
        {"text_version": ""},
        {"purpose": "ELSE"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_postgresql_refuses(user, wrong):
    held = give(user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=held.pk).update(**wrong)


def test_postgresql_keeps_one_that_holds(user):
    give(user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(
            user=user,
            purpose=SHARE.purpose,
            about=SHARE.about,
            text_version="1",
            text_hash=SHARE.digest,
            given_at=AT,
            how="FORM",
        )
