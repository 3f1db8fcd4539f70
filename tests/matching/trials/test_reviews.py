"""Reviews come from recorded trials only, are read for law, and stand on the platform's page."""

from datetime import date, timedelta

import pytest

from ledger.models import Notice
from matching.models import Review
from matching.trials.mails import write_to_vendor
from matching.trials.reviews import (
    AlreadyAnsweredError,
    NoTrialError,
    answer_review,
    decide_review,
    write_review,
)
from matching.trials.rules import Side, State
from matching.trials.services import move_trial
from platforms.snapshot import current
from reference.models import DataVersion
from tests.matching.trials.conftest import AT
from tests.staff import colleague

LATER = AT + timedelta(days=5)


@pytest.fixture
def reached(trial):
    """The vendor has the request."""
    write_to_vendor(kind="trial", pk=trial.pk, at=AT)
    return trial


@pytest.fixture
def tried(reached):
    trial = reached
    return move_trial(trial=trial, to=State.TRYING, side=Side.OWNER, at=AT)


@pytest.fixture
def review(tried):
    return write_review(trial=tried, stars=4, text="Tốt, gọi 0912 345 678", at=LATER)


def test_there_is_no_review_without_a_trial(trial):
    with pytest.raises(NoTrialError):
        write_review(trial=trial, stars=5, text="", at=LATER)


def test_there_is_no_review_on_the_second_day(tried):
    with pytest.raises(NoTrialError):
        write_review(trial=tried, stars=5, text="", at=AT + timedelta(days=2))


def test_a_day_that_was_typed_makes_no_trial(trial, reached):
    facts = {"started_on": date(2026, 11, 2), "ends_on": date(2026, 11, 30)}
    noted = AT + timedelta(days=20)
    move_trial(trial=trial, to=State.TRYING, side=Side.OWNER, at=noted, facts=facts)
    with pytest.raises(NoTrialError):
        write_review(trial=trial, stars=5, text="", at=noted + timedelta(days=2))
    assert write_review(trial=trial, stars=5, text="", at=noted + timedelta(days=3))


def test_what_never_reached_the_vendor_is_not_reviewed(trial):
    move_trial(trial=trial, to=State.TRYING, side=Side.OWNER, at=AT)
    with pytest.raises(NoTrialError):
        write_review(trial=trial, stars=5, text="", at=AT + timedelta(days=90))
    write_to_vendor(kind="trial", pk=trial.pk, at=AT + timedelta(days=90))
    with pytest.raises(NoTrialError):
        write_review(trial=trial, stars=5, text="", at=AT + timedelta(days=92))


def version():
    return DataVersion.objects.get(code="catalogue").number


def test_the_catalogue_is_new_with_what_readers_see_alone(tried):
    first = version()
    row = write_review(trial=tried, stars=4, text="Tốt", at=LATER)
    write_review(trial=tried, stars=3, text="Khá", at=LATER)
    assert version() == first
    decide_review(review=row, breach="", by=colleague("moderator"), at=LATER)
    shown = version()
    assert shown > first
    write_review(trial=tried, stars=1, text="Đổi ý", at=LATER)
    hidden = version()
    assert hidden > shown
    Review.objects.all().delete()
    assert version() == hidden


def test_a_phone_number_does_not_reach_the_public(review):
    assert review.text == "Tốt, gọi …"


def test_a_review_waits_until_it_is_read(review, client):
    assert "Tốt, gọi" not in client.get("/platforms/kiotviet/").content.decode()


def test_a_published_review_stands_on_the_page_without_its_author(review, client):
    decide_review(review=review, breach="", by=colleague("moderator"), at=LATER)
    page = client.get("/platforms/kiotviet/").content.decode()
    assert "Tốt, gọi …" in page
    assert not [name for name in ("Chị Lan", "Tạp hóa Lan", "lan@") if name in page]
    assert current().part("reviews")["kiotviet"].average_tenths == 40


def test_a_refusal_names_its_breach_and_is_told(review):
    row = decide_review(
        review=review, breach=Review.Breach.INSULT, by=colleague("moderator"), at=LATER
    )
    assert (row.state, row.breach) == ("REFUSED", "INSULT")
    assert Notice.objects.filter(kind="review-refused").count() == 1


def test_a_decision_is_made_once(review):
    officer = colleague("moderator")
    decide_review(review=review, breach="", by=officer, at=LATER)
    row = decide_review(review=review, breach="INSULT", by=officer, at=LATER)
    assert row.state == "PUBLISHED"


def test_changed_words_are_read_again(review, tried):
    decide_review(review=review, breach="", by=colleague("moderator"), at=LATER)
    row = write_review(trial=tried, stars=1, text="Đổi ý", at=LATER)
    assert (row.state, Review.objects.count()) == ("WAITING", 1)


def test_the_same_words_sent_again_stay_published(review, tried):
    decide_review(review=review, breach="", by=colleague("moderator"), at=LATER)
    row = write_review(trial=tried, stars=4, text="Tốt, gọi 0912 345 678", at=LATER)
    assert row.state == "PUBLISHED"


def test_the_vendor_answers_once(review):
    with pytest.raises(AlreadyAnsweredError):
        answer_review(review=review, text="Cảm ơn", at=LATER)
    decide_review(review=review, breach="", by=colleague("moderator"), at=LATER)
    assert answer_review(review=review, text="Cảm ơn", at=LATER).answer == "Cảm ơn"
    with pytest.raises(AlreadyAnsweredError):
        answer_review(review=review, text="Khác", at=LATER)
