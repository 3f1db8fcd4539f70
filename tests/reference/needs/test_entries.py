import pytest

from reference.needs import entries_from
from reference.needs.entries import distinct

TAXONOMY = {
    "functions": [
        {
            "code": "hr",
            "needs": [
                {
                    "code": "wages",
                    "name_vi": "Tính lương",
                    "name_en": "Payroll",
                    "description_vi": "Tôi cần tính lương.",
                    "description_en": "I need wages.",
                    "synonyms_vi": ["bảng lương"],
                    "synonyms_unaccented": ["bang luong", "luong thang"],
                    "synonyms_en": ["payslip"],
                }
            ],
        }
    ]
}


def test_an_entry_knows_its_function():
    assert entries_from(TAXONOMY)[0].function == "hr"


def test_phrases_of_all_languages_come_in_order_without_bare_doubles():
    assert entries_from(TAXONOMY)[0].phrases == ("bảng lương", "luong thang", "payslip")


def test_a_missing_key_is_named():
    with pytest.raises(KeyError, match="name_vi"):
        entries_from({"functions": [{"code": "hr", "needs": [{"code": "wages"}]}]})


def test_words_that_differ_by_tone_alone_both_stay():
    assert distinct(["kho", "khó", "khó"]) == ("kho", "khó")
