"""Sections of the form: what is stored is shown, and what is shown can be kept as it is."""

import pytest
from django.http import QueryDict

from platforms.models import Platform
from platforms.revisions.content import read_content
from platforms.revisions.editing import judged
from platforms.revisions.forms import SECTIONS, SectionForms
from platforms.revisions.forms.fields import DongField
from platforms.revisions.forms.rows import with_one_more, without
from tests.platforms.revisions.sending import as_sent

PRIVATE = {
    "company": "Thành lập 2010.\n\n120 người.",
    "tax_code": "0100109106",
    "bank_account": "0071001234567",
    "bank_name": "Vietcombank",
    "support": "8 người trực.",
    "contact": "Chị Lan",
    "customers": [{"name": "Cửa hàng A", "used_for": "bán hàng", "proof": "https://a.vn"}],
}
LOGO_HAS_A_FORM_OF_ITS_OWN = {"logo"}


@pytest.mark.parametrize("slug", ["misa-amis", "kiotviet"])
def test_sending_back_what_is_shown_changes_nothing(db, slug):
    platform = Platform.objects.get(slug=slug)
    content = read_content(platform)
    wrong = {}
    for section in SECTIONS.values():
        if section.code in LOGO_HAS_A_FORM_OF_ITS_OWN:
            continue
        data = as_sent(SectionForms(section, content, PRIVATE))
        forms = SectionForms(section, content, PRIVATE, data)
        if not forms.is_valid():
            wrong[section.code] = forms.problems
            continue
        before = section.of(content, PRIVATE)
        after = forms.said()
        if not section.is_private:
            after = section.of(judged(platform, {**content, **after}), {})
        for key in section.keys:
            if unordered(after[key]) != unordered(before[key]):
                wrong[section.code, key] = (before[key], after[key])
    assert not wrong


def unordered(value):
    """Rows in any order, each with its columns in any order."""
    if not isinstance(value, list):
        return value
    return sorted(repr(sorted(row.items()) if isinstance(row, dict) else row) for row in value)


def sent(**rows):
    data = QueryDict(mutable=True)
    data.update(rows)
    return data


def plan(place, **fields):
    return {f"plans-{place}-{name}": value for name, value in fields.items()}


PRICES = SECTIONS["prices"]


def test_what_does_not_go_together_in_a_plan_is_told_beside_its_field(db):
    data = sent(
        **{"plans-TOTAL_FORMS": "3", "plans-INITIAL_FORMS": "0"},
        **plan(0, charge="FREE", price_vnd="10.000", source="x", period="MONTH"),
        **plan(1, charge="MONTHLY", price_vnd="99.000"),
        **plan(2),
    )
    forms = SectionForms(PRICES, {}, {}, data)
    assert not forms.is_valid()
    assert [set(form.errors) for form in forms.rows.forms] == [
        {"price_vnd"},
        {"period", "source"},
        set(),
    ]


def test_rows_come_and_go_and_keep_what_was_typed():
    data = sent(
        **{"plans-TOTAL_FORMS": "2"}, **plan(0, name="Một"), **plan(1, name="Hai"), name="x"
    )
    more = with_one_more(data, "plans")
    assert (more["plans-TOTAL_FORMS"], more["plans-1-name"]) == ("3", "Hai")
    less = without(more, "plans", 0)
    assert (less["plans-TOTAL_FORMS"], less["plans-0-name"], less["name"]) == ("2", "Hai", "x")
    assert "plans-1-name" not in less
    assert without(sent(**{"plans-TOTAL_FORMS": "x"}), "plans", 7)["plans-TOTAL_FORMS"] == "0"


def test_more_rows_than_allowed_are_refused_not_cut(db):
    many = {"plans-TOTAL_FORMS": "999", "plans-INITIAL_FORMS": "0"}
    for place in range(25):
        many |= plan(place, charge="QUOTE", name=f"Gói {place}")
    forms = SectionForms(PRICES, {}, {}, sent(**many))
    assert not forms.is_valid()
    assert len(forms.rows.forms) == 21


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1.500.000", 1_500_000), ("1,500,000 đ", 1_500_000), ("99000", 99_000), ("", None), ("0", 0)],
)
def test_prices_are_read_as_people_write_them(typed, amount):
    assert DongField(required=False).clean(typed) == amount


@pytest.mark.parametrize("typed", ["1,5 triệu", "1.50", "-5", "١٢٣", "9" * 30, "1e9"])
def test_half_a_price_is_asked_for_in_full(typed):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        DongField(required=False).clean(typed)


def test_a_product_of_the_catalogue_is_linked_and_another_only_named(db):
    data = sent(
        **{"links-TOTAL_FORMS": "2", "links-INITIAL_FORMS": "0"},
        **{"links-0-name": "kiotviet", "links-1-name": "Zalo OA"},
    )
    forms = SectionForms(SECTIONS["links"], {}, {}, data)
    assert forms.is_valid(), forms.problems
    listed = Platform.objects.get(slug="kiotviet").pk
    assert forms.said()["links"] == [
        {"target_id": listed, "outside_name": ""},
        {"target_id": None, "outside_name": "Zalo OA"},
    ]


def test_hidden_letters_go_and_lines_stay(db):
    data = sent(description_vi="Dòng\x00 một\u200b\r\nDòng hai", description_en="")
    forms = SectionForms(SECTIONS["description"], {}, {}, data)
    assert forms.is_valid(), forms.problems
    assert forms.said()["description_vi"] == "Dòng một\nDòng hai"


def test_an_address_without_its_beginning_is_completed_and_a_script_is_none(db):
    basics = SECTIONS["basics"]
    forms = SectionForms(basics, {}, {}, sent(name="A", website="misa.vn"))
    assert forms.is_valid(), forms.problems
    assert forms.said()["website"] == "https://misa.vn"
    for odd in ("javascript://x.vn/%0aalert(1)", "ftp://x.vn/", "không có"):
        assert not SectionForms(basics, {}, {}, sent(name="A", website=odd)).is_valid()


def found(asked):
    forms = SectionForms(SECTIONS["needs"], {}, {}, sent(find=asked))
    lines = [line for group in forms.form.groups() for line in group.lines if line.is_found]
    return {line.field.name.removeprefix("need-") for line in lines}


def test_a_search_means_needs_that_say_its_words_side_by_side(db):
    """“Hóa” and “đơn” alone stand in what half of all needs go by."""
    meant = found("hoa don")
    assert {"issue-einvoice", "pos-einvoice"} <= meant
    assert len(meant) < 10


def test_a_search_that_no_need_says_finds_those_that_go_by_its_words(db):
    assert "issue-einvoice" in found("phat hanh hoa don do")
    assert found("xyzzy") == set()
    assert found(" \u200b") == set()
