"""What people type for an address or number."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.contacts import Contact, parse_contact, parse_phone, readable


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "091 234 5678",
        "091.234.5678",
        "+84 912 345 678",
        "84912345678",
        " 0912-345-678 ",
    ],
)
def test_a_mobile_number_is_known_however_it_is_written(typed):
    assert parse_contact(typed) == Contact(phone="+84912345678")


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "0912",
        "+1 202 555 0101",
        "+882 16 123456",
        "1900 1234",
        "024 3825 1234",
        "09123456789012",
    ],
    ids=["nothing", "short", "abroad", "satellite", "hotline", "landline", "long"],
)
def test_no_texts_go_to_other_numbers(typed):
    with pytest.raises(ValidationError):
        parse_phone(typed)


def test_an_address_is_kept_in_lower_case():
    assert parse_contact(" Hoa@XuongMay.VN ") == Contact(email="hoa@xuongmay.vn")


@pytest.mark.parametrize(
    "typed", ["hoa", "hoa@", "@x.vn", "a b@c.vn", "a\u202e@b.vn", f"{'x' * 250}@a.vn"]
)
def test_other_words_are_no_contact(typed):
    with pytest.raises(ValidationError):
        parse_contact(typed)


@given(st.text())
def test_any_text_is_a_contact_or_refused(typed):
    try:
        contact = parse_contact(typed)
    except ValidationError:
        return
    assert bool(contact.email) != bool(contact.phone)


def test_a_number_is_shown_as_people_write_it():
    assert readable("+84912345678") == "0912 345 678"
    assert readable("") == ""
