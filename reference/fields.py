"""Form fields for facts that several apps ask for."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reference.tax_codes import Reason, TaxCodeError, read_tax_code
from reference.text import clean


class CleanField(forms.CharField):
    """A text that can be stored: NUL, lone surrogates and hidden marks go before it is judged."""

    def to_python(self, value: Any) -> str:
        return super().to_python(clean(value) if isinstance(value, str) else "") or ""


class ParagraphField(forms.CharField):
    """Several lines, each of them clean; at most one empty line in a row."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        lines = value.replace("\r\n", "\n").split("\n") if isinstance(value, str) else []
        text = "\n".join(clean(line) for line in lines)
        return super().to_python(re.sub(r"\n{3,}", "\n\n", text)) or ""


class RequestKeyField(forms.UUIDField):
    """Marks one filled form; a spoilt mark is replaced, for it is no fault of the reader's."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> UUID:
        try:
            return super().clean(value)
        except forms.ValidationError:
            return uuid4()


class TaxCodeField(forms.CharField):
    """A tax code as typed; whether it is one depends on the kind of enterprise: see `read`."""

    REASONS: Mapping[Reason, Any] = {
        "digits": _("A tax code has digits only, such as 0100109106 or 0100109106-001."),
        "length": _("A tax code has 10 digits, 13 for a branch, or 12 for a household business."),
        "check": _("One digit is wrong or two are swapped: please compare with your papers."),
        "branch": _("The last three digits of a branch are never 000."),
        "personal": _("A personal identification number begins with 001 to 096."),
        "kind": _(
            "Only a household business uses the owner's 12-digit number. Enterprises have 10."
        ),
    }

    def to_python(self, value: Any) -> str:
        return clean(value)[:60] if isinstance(value, str) else ""

    def read(self, text: str, *, is_household: bool) -> str | None:
        """The code in its kept form, None for nothing typed; raises ValidationError."""
        if not text:
            return None
        try:
            return read_tax_code(text, is_household=is_household)
        except TaxCodeError as error:
            raise ValidationError(self.REASONS[error.reason], code=error.reason) from None


class FirmTaxCodeField(TaxCodeField):
    """The tax code of a firm in its kept form; "" for nothing typed."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def clean(self, value: Any) -> str:
        return self.read(super().clean(value), is_household=False) or ""
