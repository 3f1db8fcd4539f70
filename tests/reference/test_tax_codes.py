import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.vn import mst
from stdnum.vn.mst import calc_check_digit

from reference.tax_codes import TaxCodeError, read_tax_code


@pytest.mark.parametrize(
    ("text", "is_household", "kept"),
    [
        ("0100109106", False, "0100109106"),
        (" 01 00.109-106 ", False, "0100109106"),
        ("0100109106-001", False, "0100109106-001"),
        ("0100109106001", False, "0100109106-001"),
        ("0100109106–001", True, "0100109106-001"),
        ("001234567890", True, "001234567890"),
        ("096 234 567 890", True, "096234567890"),
        ("0100109106", True, "0100109106"),
    ],
)
def test_a_code_is_kept_in_one_form(text, is_household, kept):
    assert read_tax_code(text, is_household=is_household) == kept


@pytest.mark.parametrize(
    ("text", "is_household", "reason"),
    [
        ("", False, "digits"),
        ("01001O9106", False, "digits"),
        ("０１００１０９１０６", False, "digits"),
        ("٠١٠٠١٠٩١٠٦", False, "digits"),
        ("010010910", False, "length"),
        ("01001091061", False, "length"),
        ("01001091060011", False, "length"),
        ("0100109107", False, "check"),
        ("1000109106", False, "check"),
        ("0100109106-000", False, "branch"),
        ("001234567890", False, "kind"),
        ("000234567890", True, "personal"),
        ("097234567890", True, "personal"),
    ],
)
def test_what_is_wrong_is_named(text, is_household, reason):
    with pytest.raises(TaxCodeError) as error:
        read_tax_code(text, is_household=is_household)
    assert error.value.reason == reason


@given(st.text(max_size=40), st.booleans())
def test_any_text_is_a_code_or_refused(text, is_household):
    with contextlib.suppress(TaxCodeError):
        code = read_tax_code(text, is_household=is_household)
        assert read_tax_code(code, is_household=is_household) == code


@given(st.integers(1, 9_999_999), st.integers(1, 99), st.integers(0, 9))
def test_a_wrong_check_digit_is_always_found(number, province, shift):
    nine = f"{province:02d}{number:07d}"
    good = calc_check_digit(nine)
    if not good.isdigit() or len(good) != 1:
        return
    if shift == 0:
        assert read_tax_code(nine + good, is_household=False) == nine + good
        return
    with pytest.raises(TaxCodeError):
        read_tax_code(f"{nine}{(int(good) + shift) % 10}", is_household=False)


@given(st.from_regex("[0-9]{10}([0-9]{3})?", fullmatch=True), st.booleans())
def test_the_package_agrees_on_ten_or_thirteen_digits(digits, is_mended):
    if is_mended and len(right := calc_check_digit(digits)) == 1:
        digits = digits[:9] + right + digits[10:]
    try:
        read_tax_code(digits, is_household=False)
    except TaxCodeError:
        assert not mst.is_valid(digits)
    else:
        assert mst.is_valid(digits)
