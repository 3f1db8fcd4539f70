"""Numbers of bank accounts in one spelling, so that the same is equal. Pure."""

import re
import unicodedata
from typing import Literal

from reference.text import clean

Reason = Literal["signs", "length"]
# As it is kept; the database holds every row to it.
ACCOUNT = r"^[0-9A-Z]{6,30}$"
SHORTEST, LONGEST = 6, 30
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]+")
_SIGNS = re.compile(r"[0-9A-Z]+")


class AccountError(ValueError):
    """It is no account number; `reason`: "signs" of another kind, or "length"."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def read_account(text: str) -> str:
    """An account number as it is kept: "0071 001.234-567" gives "0071001234567".

    Args:
        text: as typed; spaces, dots, dashes and hidden marks are passed over, letters become
            capitals, digits of full width plain ones. Whose bank it is does not show in it.

    Returns: 6 to 30 digits and letters; "" where nothing was typed.
    Raises: AccountError: see there.
    """
    number = _BETWEEN.sub("", unicodedata.normalize("NFKC", clean(text))).upper()
    if not number:
        return ""
    if not _SIGNS.fullmatch(number):
        raise AccountError("signs")
    if not SHORTEST <= len(number) <= LONGEST:
        raise AccountError("length")
    return number
