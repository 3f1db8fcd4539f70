"""Form fields that read what owners type: their own words, sums of money, a choice out of many."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from reference.needs.money import ceiling_of
from reference.text import clean

LONGEST_STATEMENT = 2000
MOST_DIGITS = 10
_GAP = re.compile(r"(?<=\d)[\s\u00a0](?=\d{3}\b)")
_NOTHING = re.compile(r"0+(?:\s*(?:đ|d|₫|đồng|vnd))?", re.IGNORECASE)


class StatementField(forms.CharField):
    """Free text, made storable before it is judged: NUL, lone surrogates and hidden marks go."""

    default_error_messages = {
        "too_long": ngettext_lazy(
            "Too long by %(over)s character; 2,000 is the most. Nothing is lost: shorten it here.",
            "Too long by %(over)s characters; 2,000 is the most. Nothing is lost: shorten it here.",
            "over",
        )
    }

    def to_python(self, value: Any) -> str:
        text = clean(value) if isinstance(value, str) else ""
        if len(text) > LONGEST_STATEMENT:
            over = len(text) - LONGEST_STATEMENT
            raise ValidationError(
                self.error_messages["too_long"], code="too_long", params={"over": over}
            )
        return text


class MoneyField(forms.CharField):
    """VND a month as people write it: 500000, 500.000, 500k, 1,5 triệu, 1tr5, miễn phí, 0."""

    default_error_messages = {
        "unreadable": _("We cannot read this sum. Write it like 500.000, 500k or 1,5 triệu."),
    }

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        text = clean(value)[:40] if isinstance(value, str) else ""
        if not text:
            return None
        if _NOTHING.fullmatch(text):
            return 0
        found = ceiling_of(f"dưới {_GAP.sub('', text)}/tháng")
        if found is None or sum(map(str.isdigit, text)) > MOST_DIGITS:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        return found.monthly_vnd
