"""Forms of the admin: rules of the stored row are told beside the field they are about."""

import unicodedata
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst


class KnownAutocomplete(AutocompleteSelect):
    """Takes the chosen row from the form's instance: Django's asks the database once a field.

    A forged key shows nothing chosen, where Django's ends in an error.
    """

    known: models.Model | None = None

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list[Any]:
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, [key for key in value if self._is_key(key)], attr)
        options = [self.create_option(name, self.known.pk, str(self.known), value, 0)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]

    def _is_key(self, given: Any) -> bool:
        """Whether a row could have it."""
        column = self.field.remote_field.get_related_field()
        try:
            column.run_validators(column.to_python(given))
        except ValidationError:
            return False
        return True


class PortalForm(forms.ModelForm):
    """Checks the whole row's constraints and refuses to write over somebody else's change."""

    # Name of a constraint -> the field beside which its message belongs.
    constraint_fields: ClassVar[Mapping[str, str]] = {}
    # Name of a constraint whose model has no words for it -> the words.
    constraint_texts: ClassVar[Mapping[str, Any]] = {}
    # Set by the admin when the row is no longer what the page showed.
    conflict = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownAutocomplete):
                widget.known = self.instance._state.fields_cache.get(name)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.conflict:
            raise ValidationError(self.conflict, code="conflict")
        return {name: composed(value) for name, value in self.cleaned_data.items()}

    def _post_clean(self) -> None:
        """Checks each constraint on the whole row, also on columns that the form does not show.

        Django would skip those, and the database would answer with an error page; and it would
        tell all of them at the top. So its own check is put aside for ours.
        """
        self.instance.validate_constraints = lambda exclude=None: None
        super()._post_clean()
        del self.instance.validate_constraints
        if self.has_changed() or not self.instance.pk:
            self._check_constraints()

    def _check_constraints(self) -> None:
        wrong = set(self.errors)
        for constraint in self.instance._meta.constraints:
            try:
                constraint.validate(type(self.instance), self.instance, exclude=wrong)
            except ValidationError as error:
                field = self.constraint_fields.get(constraint.name)
                text = self.constraint_texts.get(constraint.name, error)
                self.add_error(field if field in self.fields else None, text)


class LabelledFormSet(forms.BaseInlineFormSet):
    """Says each field's name in its own row: a column's heading is no label to a screen reader."""

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        """Each row knows the one that it hangs on: its name may need it."""
        form = super()._construct_form(i, **kwargs)
        if form.instance.pk:
            form.instance._state.fields_cache[self.fk.name] = self.instance
        return form

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", capfirst(field.label or ""))


def composed(value: Any) -> Any:
    """A text in the one spelling that search compares: composed letters, plain line ends."""
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFC", value).replace("\r\n", "\n")


def choices_of(field: models.Field) -> list[tuple[str, Any]] | None:
    """The choices of a column of short codes, or of a column with a list of them."""
    return getattr(field, "base_field", field).choices


class SeveralChoices(forms.TypedMultipleChoiceField):
    """A list column as ticks; nothing ticked is an empty list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, field: models.Field, **kwargs: Any) -> None:
        super().__init__(
            choices=choices_of(field),
            label=field.verbose_name,
            help_text=field.help_text,
            required=not field.blank,
            empty_value=[],
            **kwargs,
        )
