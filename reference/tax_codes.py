"""Vietnamese tax codes: 10 digits, 13 for a branch, 12 for the person behind a household."""

import re
from typing import Literal

from stdnum.vn import mst

Reason = Literal["digits", "length", "check", "branch", "personal", "kind"]
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]+")
# The first three digits of a personal identification number name the province of birth.
_PROVINCES = range(1, 97)


class TaxCodeError(ValueError):
    """It is no tax code; `reason` says what is wrong with it.

    Reasons: "digits" holds something else, "length" is not 10, 12 or 13 digits, "check" the tenth
    digit does not fit the others, "branch" is 000, "personal" begins with no province, "kind" is a
    person's number for an enterprise.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def read_tax_code(text: str, *, is_household: bool) -> str:
    """A tax code in the form it is kept in: "0100109106", "0100109106-001", "001234567890".

    Args:
        text: as typed; spaces, dots and hyphens are passed over.
        is_household: the household business's code may be its owner's 12-digit personal
            identification number, as the tax office has used since 1 July 2025.

    Raises: TaxCodeError: see there.
    Source: check digit by python-stdnum (vn.mst); Circular 86/2024/TT-BTC.
    """
    digits = _BETWEEN.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        raise TaxCodeError("digits")
    if len(digits) == 12:
        return _personal(digits, is_household=is_household)
    if len(digits) not in (10, 13):
        raise TaxCodeError("length")
    if digits[10:] == "000":
        raise TaxCodeError("branch")
    # What `mst.validate` asks of digits: all of it took half the time of reading a large file.
    if digits[2:9] == "0000000" or digits[9] != mst.calc_check_digit(digits):
        raise TaxCodeError("check")
    return "-".join(filter(None, (digits[:10], digits[10:])))


def _personal(digits: str, *, is_household: bool) -> str:
    if not is_household:
        raise TaxCodeError("kind")
    if int(digits[:3]) not in _PROVINCES:
        raise TaxCodeError("personal")
    return digits
