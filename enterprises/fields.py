"""Form fields for a choice out of many: what is typed to find it, and the code that was chosen."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enterprises.tax_codes import Reason, TaxCodeError, read_tax_code
from reference.text import clean


class TypedField(forms.CharField):
    """A few typed words that something is looked up by; what is beyond the limit is not read."""

    LONGEST = 120

    def to_python(self, value: Any) -> str:
        return clean(value)[: self.LONGEST] if isinstance(value, str) else ""


class CleanField(forms.CharField):
    """A text that can be stored: NUL, lone surrogates and hidden marks go before it is judged."""

    def to_python(self, value: Any) -> str:
        return super().to_python(clean(value) if isinstance(value, str) else "") or ""


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


class KnownField(forms.CharField):
    """A code out of a known collection; one that is not in it counts as not given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=False, **kwargs)
        self.known: Any = ()

    def to_python(self, value: Any) -> str:
        return value if isinstance(value, str) and value in self.known else ""


class KnownManyField(forms.Field):
    """Several codes out of a known collection, each once, in the order given; others pass away."""

    widget = forms.SelectMultiple
    MOST = 100

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=False, **kwargs)
        self.known: Any = ()

    def to_python(self, value: Any) -> tuple[str, ...]:
        given = value if isinstance(value, list | tuple) else ()
        return tuple(dict.fromkeys(code for code in given if code in self.known))[: self.MOST]


def set_known(form: forms.Form, **known: Any) -> None:
    """Say which codes the fields of a form know; each value answers `in`."""
    for name, codes in known.items():
        field = form.fields[name]
        assert isinstance(field, KnownField | KnownManyField)  # noqa: S101 - a slip in the form
        field.known = codes
