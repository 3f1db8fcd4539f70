import pytest
from django.db import IntegrityError, transaction

from platforms.models import Platform, PlatformNeed, PricingPlan
from platforms.revisions.breaches import breach_of
from platforms.revisions.content import drafted_rows, normal, read_content, write_content


def test_writing_what_was_read_changes_nothing(db):
    for platform in Platform.objects.order_by("pk")[:20]:
        before = read_content(platform)
        rows = set(platform.platform_needs.values_list("pk", flat=True))
        write_content(platform, before)
        assert read_content(platform) == before
        assert set(platform.platform_needs.values_list("pk", flat=True)) == rows


def test_a_draft_is_told_as_the_tables_would_tell_it(db):
    for platform in Platform.objects.order_by("pk")[:20]:
        content = read_content(platform)
        assert normal(platform, content) == content


def test_rows_of_a_draft_keep_their_keys_from_time_to_time(platform):
    def keys():
        rows = drafted_rows(platform, read_content(platform))[PlatformNeed]
        return [(row.pk, row.need_id) for row in rows]

    first = keys()
    assert first == keys()
    assert all(pk < 0 for pk, _ in first)


NOTHING = dict.fromkeys(("name", "period", "per", "note_vi", "note_en", "source"), "")
PLAN = {
    **NOTHING,
    "position": 0,
    "charge": "MONTHLY",
    "price_vnd": 99_000,
    "is_second_hand": False,
}
LINK = {"target_id": None, "outside_name": "Zalo"}
NEED = {"need_id": "payroll", "strength": "CORE"}
SOURCE = {"position": 0, "address": "", "note_vi": "", "note_en": "", "retrieved_on": "2026-01-01"}
MENTION = {"kind": "RECOGNITION", "title_vi": "x", "title_en": "", "source": ""}
WRONG = [
    ({"name": ""}, "platform_has_a_name"),
    ({"evidence": "none"}, "platform_published_has_evidence"),
    ({"sizes": ["giant"]}, "platform_sizes_are_known"),
    ({"free_trial_days": -1}, "platforms_platform_free_trial_days_check"),
    ({"platform_needs": [NEED, NEED]}, "platformneed_is_listed_once"),
    ({"plans": [{**PLAN, "source": "x"}]}, "pricingplan_price_names_its_period"),
    ({"plans": [{**PLAN, "period": "MONTH"}]}, "pricingplan_price_names_its_source"),
    ({"plans": [{**PLAN, "price_vnd": -1}]}, "platforms_pricingplan_price_vnd_check"),
    ({"plans": [{**PLAN, "price_vnd": None}] * 2}, "pricingplan_position_is_used_once"),
    ({"links": [{**LINK, "target_id": 1}]}, "platformlink_has_one_target"),
    ({"links": [LINK, LINK]}, "platformlink_is_declared_once"),
    ({"sources": [SOURCE]}, "source_says_something"),
    ({"mentions": [MENTION]}, "mention_names_its_source"),
]


@pytest.mark.parametrize(("said", "name"), WRONG, ids=[name for _, name in WRONG])
def test_the_rules_of_the_catalogue_judge_a_draft(platform, said, name):
    """Written or only looked at, a text breaks the same rule."""
    wrong = {**read_content(platform), **said}
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write_content(platform, wrong)
    told = refused.value.__cause__.diag.constraint_name
    platform.refresh_from_db()
    assert breach_of(platform, wrong) == name == told
    assert PricingPlan.objects.filter(platform=platform).count() >= 1


def test_what_is_published_breaks_no_rule(db, django_assert_num_queries):
    for platform in Platform.objects.select_related("vendor").order_by("pk")[:20]:
        content = read_content(platform)
        with django_assert_num_queries(1):
            assert breach_of(platform, content) == ""
