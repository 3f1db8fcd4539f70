"""Who tries a platform hears that it was suspended, once."""

from ledger.models import Notice
from matching.models import Trial
from platforms.models import Criterion
from platforms.revisions import services
from tests.matching.trials.conftest import AT
from tests.owners import join, owner
from tests.staff import colleague

KIND = "trial-platform-suspended"


def suspend(platform):
    rule = Criterion.objects.get_or_create(
        code="open-matter",
        defaults={"use": "SUSPENSION", "position": 99, "title_vi": "Việc chưa rõ", "title_en": "x"},
    )[0]
    said = services.Said(criterion=rule, reason="Khách hàng báo mất dữ liệu.")
    officer = colleague("moderator")
    for _ in range(2):
        services.suspend_listing(platform=platform, by=officer, at=AT, said=said)


def test_everybody_of_the_enterprise_that_tries_it_is_told_once(trial, enterprise, reachable):
    colleague_of_hers, stranger = owner(), owner()
    join(enterprise, colleague_of_hers)
    suspend(reachable)
    told = Notice.objects.filter(kind=KIND).order_by("user")
    people = sorted(enterprise.memberships.values_list("user", flat=True).order_by("pk"))
    assert [notice.user_id for notice in told] == people
    assert stranger.pk not in people
    assert told[0].params["reason"] == "Khách hàng báo mất dữ liệu."
    assert told[0].path == "/platforms/kiotviet/"


def test_who_has_ended_the_trial_is_not_told(trial, reachable):
    Trial.objects.filter(pk=trial.pk).update(state="STOPPED", ended_on=AT.date())
    suspend(reachable)
    assert not Notice.objects.filter(kind=KIND).exists()
