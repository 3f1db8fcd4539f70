"""How people are reached: e-mail addresses and Vietnamese phone numbers, as they type them.

The library of numbers is loaded with the first number: most pages never see one.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

COUNTRY = "VN"
LONGEST = 254
_DIGITS = re.compile(r"^\+?[\d\s.()\-]{6,30}$")


@dataclass(frozen=True, slots=True)
class Contact:
    """One of the two, the other empty. email: lower case; phone: E.164."""

    email: str = ""
    phone: str = ""

    def __str__(self) -> str:
        return self.email or self.phone


def parse_phone(text: str) -> str:
    """The number as E.164: "091 234 5678" is "+84912345678".

    Raises: ValidationError: no Vietnamese mobile number. Texts go to no other country, so that
    nobody can make the portal call expensive numbers.
    """
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    try:
        number = phonenumbers.parse(text[:40], COUNTRY)
    except phonenumbers.NumberParseException:
        number = None
    if (
        number is None
        or not phonenumbers.is_valid_number_for_region(number, COUNTRY)
        or phonenumbers.number_type(number) not in {kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE}
    ):
        raise ValidationError(
            _("This is not a Vietnamese mobile number. Example: 0912 345 678."), code="phone"
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def parse_contact(text: str) -> Contact:
    """What somebody typed into "e-mail or phone number".

    Raises: ValidationError: it is neither.
    """
    text = text.strip()
    if _DIGITS.match(text):
        return Contact(phone=parse_phone(text))
    try:
        validate_email(text)
    except ValidationError:
        text = ""
    if not text or len(text) > LONGEST or not text.isprintable():
        raise ValidationError(
            _(
                "Write an e-mail address such as ten@congty.vn, or a mobile number such as "
                "0912 345 678."
            ),
            code="contact",
        )
    return Contact(email=text.lower())


def readable(phone: str) -> str:
    """The number as people write it in Vietnam: "+84912345678" is "0912 345 678"."""
    if re.fullmatch(r"\+84\d{9}", phone):
        return f"0{phone[3:6]} {phone[6:9]} {phone[9:]}"
    return phone
