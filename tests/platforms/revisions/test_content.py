import pytest
from django.db import IntegrityError

from platforms.models import Platform, PricingPlan
from platforms.revisions.content import imagined, read_content, write_content


def test_writing_what_was_read_changes_nothing(db):
    for platform in Platform.objects.order_by("pk")[:20]:
        before = read_content(platform)
        rows = set(platform.platform_needs.values_list("pk", flat=True))
        write_content(platform, before)
        assert read_content(platform) == before
        assert set(platform.platform_needs.values_list("pk", flat=True)) == rows


def test_what_is_imagined_is_gone_afterwards(platform):
    before = read_content(platform)
    other = {**before, "name": "Tên khác", "plans": [], "platform_needs": []}
    with imagined(platform, other) as row:
        assert read_content(row) == other
    assert read_content(platform) == before
    assert Platform.objects.get(pk=platform.pk).name == before["name"]


def test_imagined_rows_keep_their_keys_from_time_to_time(platform):
    def keys():
        with imagined(platform, read_content(platform)) as row:
            return list(row.platform_needs.order_by("pk").values_list("pk", "need_id"))

    first = keys()
    assert first == keys()
    assert all(pk < 0 for pk, _ in first)


def test_the_rules_of_the_catalogue_judge_a_draft(platform):
    plan = dict.fromkeys(("name", "period", "per", "note_vi", "note_en", "source"), "")
    plan |= {"position": 0, "charge": "MONTHLY", "price_vnd": 99_000, "is_second_hand": False}
    plan["period"] = "MONTH"
    wrong = {**read_content(platform), "plans": [plan]}
    name = "pricingplan_price_names_its_source"
    with pytest.raises(IntegrityError, match=name), imagined(platform, wrong):
        pass
    assert PricingPlan.objects.filter(platform=platform).count() >= 1
