import pghistory
import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from ledger.models import DailyCount
from platforms.models import Platform, PlatformNeed, PricingPlan
from tests.staff import colleague
from ui.admin import history
from ui.admin.labels import label_of


@pytest.fixture
def platform(db):
    return Platform.objects.get(slug="misa-asp")


def latest(platform, *parts):
    return history.acts_on(platform, parts)[0]


def by_somebody(**told):
    return pghistory.context(user=colleague("moderator", name="Lê Thị Sửa").pk, **told)


def test_loading_is_done_by_the_system(platform):
    assert history.acts_on(platform)[-1].who is None


def test_an_act_names_who_where_and_why(platform):
    with by_somebody(url="/admin/x/", action="retire", reason="thôi bán"):
        Platform.objects.filter(pk=platform.pk).update(support_hours="8/5")
    act = latest(platform)
    assert (act.who, act.page, act.action, act.reason) == (
        "Lê Thị Sửa",
        "/admin/x/",
        "retire",
        "thôi bán",
    )


def test_a_field_is_shown_as_it_was_and_became(platform):
    with by_somebody():
        Platform.objects.filter(pk=platform.pk).update(support_hours="8/5")
    difference = latest(platform).changes[0].differences[0]
    assert (difference.before, difference.after) == ("—", "8/5")


def test_choices_are_shown_in_words(platform):
    with by_somebody():
        Platform.objects.filter(pk=platform.pk).update(sizes=["micro"], evidence="indirect")
    platform.refresh_from_db()
    shown = {item.after for item in latest(platform).changes[0].differences}
    words = str(dict(Platform._meta.get_field("sizes").base_field.choices)["micro"])
    assert shown == {words, platform.get_evidence_display()}


def test_a_row_that_goes_is_named_in_words(platform):
    row = platform.platform_needs.select_related("need").order_by("pk").first()
    with by_somebody():
        row.delete()
    change = latest(platform, PlatformNeed).changes[0]
    assert change.kind == "delete"
    assert str(row.need) in change.name


def test_a_row_that_comes_is_named_in_words(platform):
    with by_somebody():
        PricingPlan.objects.create(platform=platform, position=9, name="Gói lớn", charge="FREE")
    change = latest(platform, PricingPlan).changes[0]
    assert (change.kind, "Gói lớn" in change.name) == ("insert", True)


def test_what_nobody_reads_is_no_change(platform):
    with by_somebody():
        Platform.objects.filter(pk=platform.pk).update(shipped_digest="x" * 32)
    assert latest(platform).who is None


def test_one_request_is_one_act(platform):
    before = len(history.acts_on(platform, [PlatformNeed, PricingPlan]))
    with by_somebody():
        Platform.objects.filter(pk=platform.pk).update(support_hours="8/5")
        platform.plans.update(note_vi="mới")
    assert len(history.acts_on(platform, [PlatformNeed, PricingPlan])) == before + 1


def test_other_rows_are_left_out(platform):
    other = Platform.objects.exclude(pk=platform.pk).order_by("pk").first()
    with by_somebody():
        Platform.objects.filter(pk=other.pk).update(support_hours="8/5")
    assert latest(platform).who is None


def test_a_long_history_costs_the_same(platform):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            history.acts_on(platform, [PlatformNeed, PricingPlan])
        return len(asked)

    before = cost()
    for number in range(5):
        Platform.objects.filter(pk=platform.pk).update(support_hours=str(number))
    assert cost() == before


def test_the_last_to_touch_a_row_or_a_part_of_it_is_named(platform):
    Platform.objects.filter(pk=platform.pk).update(support_hours="8/5")
    with by_somebody():
        platform.plans.update(note_vi="mới")
    touch = history.last_touch(platform, [PlatformNeed, PricingPlan])
    assert touch.who == "Lê Thị Sửa"


def test_who_touched_it_costs_two_queries(platform, django_assert_num_queries):
    with by_somebody():
        platform.plans.update(note_vi="mới")
    with django_assert_num_queries(2):
        history.last_touch(platform, [PlatformNeed, PricingPlan])


def test_nobody_is_known_to_have_touched_what_is_not_tracked(db):
    assert history.last_touch(DailyCount()) is None


def test_every_column_that_it_shows_has_a_word_in_vietnamese():
    tracked = [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]
    with translation.override("vi"):
        unnamed = {
            f"{model._meta.label}.{column.name}"
            for model in tracked
            for column in history.seen_columns(model)
            if label_of(column) == column.name.replace("_", " ")
            and column.name != "email"  # Vietnamese says so too
        }
    assert len(tracked) > 40
    assert unnamed == set()
