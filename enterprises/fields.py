"""Form fields for a choice out of many: what is typed to find it, and the code that was chosen."""

from typing import Any

from django import forms

from reference.text import clean


class TypedField(forms.CharField):
    """A few typed words that something is looked up by; what is beyond the limit is not read."""

    LONGEST = 120

    def to_python(self, value: Any) -> str:
        return clean(value)[: self.LONGEST] if isinstance(value, str) else ""


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
