"""Fields of a draft: text as it may be stored, prices as people write them, ticks."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms import wording
from platforms.links.sites import check_source
from reference.fields import CleanField, ParagraphField
from ui.widgets import ChoiceCardsMultiple

MOST_VND = 10**12
# Where something is published, in words or by an address: that one becomes a link.
SOURCES = ("source", "free_trial_source")
_GROUPED = re.compile(r"\d{1,3}([.,]\d{3})+|\d+")
_AROUND = re.compile(r"\s|vnd|vnđ|đồng|đ|₫", re.I)


class WebField(CleanField):
    """An address on the web; without "https://" it is added."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.append(
            URLValidator(schemes=["http", "https"], message=_("Give an address such as misa.vn."))
        )
        self.widget.attrs |= {"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return f"https://{text}" if text and "://" not in text else text


class DongField(forms.Field):
    """Whole dong: 1.500.000, 1,500,000 and 1500000đ are the same; nothing is None."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return wording.number(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        text = _AROUND.sub("", value) if isinstance(value, str) else ""
        if not text:
            return None
        if not _GROUPED.fullmatch(text) or not text.isascii():
            raise ValidationError(_("Write the whole amount in digits, such as 1.500.000."))
        amount = int(re.sub(r"[.,]", "", text)) if len(text) <= 20 else MOST_VND + 1
        if amount > MOST_VND:
            raise ValidationError(_("This amount is too large."))
        return amount


class TicksField(forms.MultipleChoiceField):
    """A list column as ticks."""

    def __init__(self, *, choices: Any, icons: Any = None, **kwargs: Any) -> None:
        widget = ChoiceCardsMultiple(icons=icons)
        super().__init__(choices=choices, required=False, widget=widget, **kwargs)


def draft_field(column: models.Field, **kwargs: Any) -> forms.Field | None:
    """The field in which a column is written; `formfield_callback` of the forms of a draft."""
    if isinstance(column, models.URLField):
        return column.formfield(form_class=WebField, **kwargs)
    if isinstance(column, models.TextField):
        rows = {"rows": 8 if (column.max_length or 0) > 2_000 else 4}
        return column.formfield(
            form_class=ParagraphField, **{"widget": forms.Textarea(attrs=rows), **kwargs}
        )
    if isinstance(column, models.CharField) and not column.choices:
        if (column.max_length or 0) >= 300 and "widget" not in kwargs:
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2})
        field = column.formfield(form_class=CleanField, **kwargs)
        if field is not None and column.name in SOURCES:
            field.validators.append(check_source)
        return field
    return column.formfield(**kwargs)
