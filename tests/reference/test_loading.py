"""The reference data is whole, loads the same twice, and leaves staff's edits alone."""

import pytest

from reference.loading import load_reference
from reference.models import (
    BusinessFunction,
    Commune,
    LegacyUnit,
    Need,
    NeedSynonym,
    Province,
    Sector,
    SizeLimit,
)

COUNTS = {
    BusinessFunction: 16,
    Need: 87,
    Province: 34,
    Commune: 3321,
    LegacyUnit: 10_035,
    SizeLimit: 6,
}


@pytest.mark.parametrize(("model", "count"), COUNTS.items(), ids=str)
def test_everything_published_is_there(db, model, count):
    assert model.objects.count() == count


def test_vsic_2025_has_22_sections_and_87_divisions(db):
    assert Sector.objects.filter(level=Sector.Level.SECTION).count() == 22
    assert Sector.objects.filter(level=Sector.Level.DIVISION).count() == 87


def test_a_second_load_changes_nothing(db):
    changes = load_reference()
    assert [(str(c.label), c.created, c.updated, c.retired, c.kept) for c in changes] == [
        (str(c.label), [], [], [], []) for c in changes
    ]


def test_codes_keep_their_leading_zeros(db):
    assert Province.objects.get(code="01").short_name == "Hà Nội"
    assert Commune.objects.get(code="00004").name == "Phường Ba Đình"
    assert Sector.objects.get(code="08").section_id == "B"


def test_every_former_ward_leads_to_a_commune_of_today(db):
    today = set(Commune.objects.values_list("code", flat=True))
    led = {
        code
        for codes in LegacyUnit.objects.values_list("commune_codes", flat=True)
        for code in codes
    }
    assert led <= today


def test_every_need_has_phrases_of_owners(db):
    said = set(NeedSynonym.objects.values_list("need_id", flat=True))
    assert set(Need.objects.values_list("code", flat=True)) == said


def test_a_name_that_staff_changed_is_kept(db):
    Need.objects.filter(code="payroll").update(name_vi="Tính lương, thưởng")
    changes = {str(change.label): change for change in load_reference()}
    assert changes[str(Need._meta.verbose_name_plural)].kept == ["payroll"]
    assert Need.objects.get(code="payroll").name_vi == "Tính lương, thưởng"


def test_a_code_that_the_file_drops_is_retired_not_deleted(db):
    Need.objects.create(
        code="gone", function_id="vertical", name_vi="Cũ", description_vi="Cũ", shipped_digest="x"
    )
    load_reference()
    assert Need.objects.get(code="gone").is_retired


def test_a_need_that_staff_added_is_not_retired(db):
    Need.objects.create(code="own", function_id="vertical", name_vi="Mới", description_vi="Mới")
    load_reference()
    assert not Need.objects.get(code="own").is_retired


def test_a_phrase_that_staff_retired_stays_retired(db):
    phrase = NeedSynonym.objects.filter(need_id="payroll").order_by("pk")[0]
    NeedSynonym.objects.filter(pk=phrase.pk).update(is_retired=True)
    load_reference()
    assert NeedSynonym.objects.get(pk=phrase.pk).is_retired
    assert NeedSynonym.objects.filter(need_id="payroll", text=phrase.text).count() == 1
