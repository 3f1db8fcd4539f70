from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from platforms import services
from platforms.choices import Evidence, Status
from platforms.models import Platform
from platforms.rules import NotPublishableError
from tests.staff import colleague

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
LATE = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # already the 23rd in Vietnam


@pytest.fixture
def officer(db):
    return colleague("moderator")


@pytest.fixture
def draft(db):
    platform = Platform.objects.published().exclude(evidence=Evidence.INDIRECT).first()
    Platform.objects.filter(pk=platform.pk).update(status=Status.DRAFT, published_at=None)
    platform.refresh_from_db()
    return platform


def events(platform):
    return platform.pgh_event_model.objects.filter(pgh_obj_id=platform.pk).order_by("-pgh_id")


def test_publishing_says_when(draft, officer):
    row = services.publish_platform(platform=draft, by=officer, at=AT)
    assert (row.status, row.published_at) == (Status.PUBLISHED, AT)


def test_publishing_is_stored(draft, officer):
    services.publish_platform(platform=draft, by=officer, at=AT)
    draft.refresh_from_db()
    assert draft.status == Status.PUBLISHED


def test_publishing_writes_who_and_what_into_the_history(draft, officer):
    services.publish_platform(platform=draft, by=officer, at=AT)
    told = events(draft)[0].pgh_context.metadata
    assert (told["action"], told["user"]) == ("publish", officer.pk)


def test_publishing_twice_makes_no_second_event(draft, officer):
    services.publish_platform(platform=draft, by=officer, at=AT)
    before = events(draft).count()
    services.publish_platform(platform=draft, by=officer, at=LATE)
    assert events(draft).count() == before


def test_publishing_twice_keeps_the_first_moment(draft, officer):
    services.publish_platform(platform=draft, by=officer, at=AT)
    assert services.publish_platform(platform=draft, by=officer, at=LATE).published_at == AT


def test_the_stored_row_decides_not_the_one_given(draft, officer):
    stale = Platform.objects.get(pk=draft.pk)
    services.publish_platform(platform=draft, by=officer, at=AT)
    assert services.publish_platform(platform=stale, by=officer, at=LATE).published_at == AT


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"evidence": Evidence.NONE}, "no-evidence"),
        ({"summary_vi": " "}, "no-summary"),
    ],
)
def test_what_is_not_ready_is_not_published(draft, officer, change, reason):
    Platform.objects.filter(pk=draft.pk).update(**change)
    with pytest.raises(NotPublishableError) as error:
        services.publish_platform(platform=draft, by=officer, at=AT)
    assert error.value.reason == reason


def test_a_platform_without_needs_is_not_published(draft, officer):
    draft.platform_needs.all().delete()
    with pytest.raises(NotPublishableError) as error:
        services.publish_platform(platform=draft, by=officer, at=AT)
    assert error.value.reason == "no-needs"


def test_a_refused_draft_stays_one(draft, officer):
    Platform.objects.filter(pk=draft.pk).update(evidence=Evidence.NONE)
    with pytest.raises(NotPublishableError):
        services.publish_platform(platform=draft, by=officer, at=AT)
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_a_retired_listing_can_come_back(draft, officer):
    services.retire_platform(platform=draft, by=officer, at=AT, reason="thôi bán")
    row = services.publish_platform(platform=draft, by=officer, at=LATE)
    assert (row.status, row.published_at) == (Status.PUBLISHED, LATE)


def test_retiring_keeps_the_reason_in_the_history(draft, officer):
    services.retire_platform(platform=draft, by=officer, at=AT, reason=" thôi bán ")
    told = events(draft)[0].pgh_context.metadata
    assert (told["action"], told["reason"], told["user"]) == ("retire", "thôi bán", officer.pk)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_retiring_without_a_reason_is_refused(draft, officer, reason):
    with pytest.raises(services.ReasonMissingError):
        services.retire_platform(platform=draft, by=officer, at=AT, reason=reason)


def test_retiring_twice_changes_nothing(draft, officer):
    services.retire_platform(platform=draft, by=officer, at=AT, reason="thôi bán")
    before = events(draft).count()
    services.retire_platform(platform=draft, by=officer, at=LATE, reason="thôi bán")
    assert events(draft).count() == before


def test_confirming_takes_the_local_day(draft, officer):
    row = services.confirm_platform(platform=draft, by=officer, at=LATE)
    assert f"{row.confirmed_on:%d/%m/%Y}" == "23/11/2026"


def test_confirming_names_the_person(draft, officer):
    row = services.confirm_platform(platform=draft, by=officer, at=AT)
    assert row.confirmed_by == "Nguyễn Thị Duyệt"


def test_confirming_never_shows_an_address(draft):
    row = services.confirm_platform(platform=draft, by=colleague("moderator", name=""), at=AT)
    assert row.confirmed_by == "Nhóm biên tập SMEdx"


def test_confirming_twice_on_one_day_makes_no_second_event(draft, officer):
    services.confirm_platform(platform=draft, by=officer, at=AT)
    before = events(draft).count()
    services.confirm_platform(platform=draft, by=officer, at=AT)
    assert events(draft).count() == before


def test_a_retired_listing_is_not_confirmed(draft, officer):
    services.retire_platform(platform=draft, by=officer, at=AT, reason="thôi bán")
    with pytest.raises(services.PlatformRetiredError):
        services.confirm_platform(platform=draft, by=officer, at=AT)


@pytest.mark.parametrize(
    "decide",
    [
        services.publish_platform,
        services.confirm_platform,
        lambda **said: services.retire_platform(**said, reason="thôi bán"),
    ],
    ids=["publish", "confirm", "retire"],
)
def test_each_decision_locks_its_row_alone(draft, officer, decide):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        decide(platform=draft, by=officer, at=AT)
    locks = [q["sql"] for q in queries if "FOR UPDATE" in q["sql"]]
    assert len(locks) == 1
    assert locks[0].endswith('FOR UPDATE OF "platforms_platform"')
