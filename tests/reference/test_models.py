"""Each constraint of the reference tables refuses what it should."""

import pytest
from django.db import IntegrityError, connection, transaction

from reference.models import LegacyUnit, Need, NeedSynonym, Province, Sector, SizeLimit
from reference.text import alphabetical

BROKEN = {
    "needsynonym_is_said_once": lambda: NeedSynonym.objects.bulk_create(
        [NeedSynonym(need_id="payroll", text="x"), NeedSynonym(need_id="payroll", text="x")]
    ),
    "needsynonym_text_is_not_empty": lambda: NeedSynonym.objects.create(need_id="payroll", text=""),
    "sector_division_has_a_section": lambda: Sector.objects.create(
        code="999", level=Sector.Level.DIVISION, name_vi="x"
    ),
    "sizelimit_is_set_once": lambda: SizeLimit.objects.create(
        group_id="trade-services",
        size="micro",
        max_employees=1,
        max_revenue_vnd=1,
        max_capital_vnd=1,
    ),
    "legacyunit_leads_somewhere": lambda: LegacyUnit.objects.create(
        code="99999", province="p", district="d", ward="w", commune_codes=[]
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_refuses(db, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BROKEN[name]()


ALPHABETICAL = "1Office an Ăn Ân ẩn ấn base.vn da dà dả dã dá dạ Dung đá Đức on ôn ơn Zalo".split()


def test_names_sort_by_the_vietnamese_alphabet(db):
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT n FROM unnest(%s::text[]) n ORDER BY vi_sort_key(n) COLLATE "C"',
            [sorted(ALPHABETICAL)],
        )
        assert [row[0] for row in cursor.fetchall()] == ALPHABETICAL
    assert sorted(sorted(ALPHABETICAL), key=alphabetical) == ALPHABETICAL


def test_provinces_stand_by_the_vietnamese_alphabet(db):
    names = [row.short_name for row in Province.objects.current().by_name()]
    assert len(names) == 34
    assert names == sorted(names, key=alphabetical)
    assert names[:6] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng"]


def test_the_database_folds_as_the_code_does(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold(%s)", ["Hoá ĐƠN điện tử"])
        assert cursor.fetchone()[0] == "hoa don dien tu"


def test_a_changed_need_leaves_a_row_of_history(db):
    need = Need.objects.get(code="payroll")
    need.name_vi = "Tiền lương"
    need.save()
    assert need.events.filter(pgh_label="update", name_vi="Tiền lương").count() == 1
