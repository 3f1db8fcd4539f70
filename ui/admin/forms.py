"""Forms of the admin: rules of the stored row are told beside the field they are about."""

import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst

from ui.admin.judging import Bench, judge
from ui.row_counts import KnowsItsCount

Find = Callable[[Any], models.Model | None]


def key_in(column: models.Field, given: Any) -> Any:
    """What was sent as a value of a key's column; None if no row could have it."""
    try:
        key = column.to_python(given)
        column.run_validators(key)
    except ValidationError:
        return None
    return key


class KnownAutocomplete(AutocompleteSelect):
    """Takes the chosen row from the form's instance, or from what its formset found.

    Django's asks the database once a field. A forged key shows nothing chosen, where Django's ends
    in an error.
    """

    known: models.Model | None = None
    find: Find | None = None

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list[Any]:
        row = self._chosen(value)
        if row is None:
            keys = [key for key in value if self.find is None and self._is_key(key)]
            return super().optgroups(name, keys, attr)
        options = [self.create_option(name, row.pk, str(row), value, 0)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]

    def _chosen(self, value: list[str]) -> models.Model | None:
        if self.known is not None and value == [str(self.known.pk)]:
            return self.known
        return self.find(value[0]) if self.find is not None and len(value) == 1 else None

    def _is_key(self, given: Any) -> bool:
        """Whether a row could have it."""
        return key_in(self.field.remote_field.get_related_field(), given) is not None


class KnownChoiceField(forms.ModelChoiceField):
    """A choice of one row that may be among those that its formset found at once."""

    find: Find | None = None

    def to_python(self, value: Any) -> Any:
        if self.find is None or value in self.empty_values:
            return super().to_python(value)
        self.validate_no_null_characters(value)
        row = self.find(value)
        if row is None:
            text = self.error_messages["invalid_choice"]
            raise ValidationError(text, code="invalid_choice", params={"value": value})
        return row


class PortalForm(forms.ModelForm):
    """Checks the whole row's constraints and refuses to write over somebody else's change."""

    # Name of a constraint -> the field beside which its message belongs.
    constraint_fields: ClassVar[Mapping[str, str]] = {}
    # Name of a constraint whose model has no words for it -> the words.
    constraint_texts: ClassVar[Mapping[str, Any]] = {}
    # Set by the admin when the row is no longer what the page showed.
    conflict = ""
    # Set by a formset that judges all its rows at once.
    is_judged_together = False

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
        tell all of them at the top. So its own check is put aside for ours. That a chosen row is
        there, the field has found already: Django would ask once more for each.
        """
        found = {name for name, f in self.fields.items() if isinstance(f, forms.ModelChoiceField)}
        row = self.instance
        row.validate_constraints = lambda exclude=None: None
        row.clean_fields = lambda exclude=None: type(row).clean_fields(
            row, {*(exclude or ()), *found}
        )
        super()._post_clean()
        del row.validate_constraints, row.clean_fields
        if not self.is_judged_together and self.is_judged:
            judge(Bench(type(row), [self]))

    @property
    def is_judged(self) -> bool:
        """Whether something would be stored."""
        return self.has_changed() or not self.instance.pk

    def tell(self, rule: models.BaseConstraint, error: ValidationError | None = None) -> None:
        """Say beside the field it is about that the row breaks a rule."""
        field = self.constraint_fields.get(rule.name)
        text = self.constraint_texts.get(rule.name) or error or violation(rule, self.instance)
        self.add_error(field if field in self.fields else None, text)


def violation(rule: models.BaseConstraint, row: models.Model) -> ValidationError:
    """What Django says of a broken rule."""
    own_words = rule.violation_error_message != rule.default_violation_error_message
    if isinstance(rule, models.UniqueConstraint) and rule.fields and not own_words:
        return row.unique_error_message(type(row), rule.fields)
    return ValidationError(rule.get_violation_error_message(), code=rule.violation_error_code)


class LabelledFormSet(KnowsItsCount, forms.BaseInlineFormSet):
    """Rows of a table on the page of what they hang on.

    Says each field's name in its own row: a column's heading is no label to a screen reader. Of
    what is sent it asks the database once a column, and once for the rules, not once a row.
    """

    # Whether other rows of the table count; a draft's rows meet each other only.
    is_stored = True

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        """Each row knows the one that it hangs on: its name may need it."""
        form = super()._construct_form(i, **kwargs)
        if form.instance.pk:
            form.instance._state.fields_cache[self.fk.name] = self.instance
        return form

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.is_judged_together = True
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", capfirst(field.label or ""))
            if self.is_bound and isinstance(field, KnownChoiceField):
                field.find = partial(self._find, name, field)
                getattr(field.widget, "widget", field.widget).find = field.find
        self._know_rows(form)

    def _know_rows(self, form: forms.ModelForm) -> None:
        """A row's own key is looked for among the rows that the formset has."""
        name = self._pk_field.name
        key = form.fields[name]
        if type(key) is forms.ModelChoiceField:
            own = KnownChoiceField(
                key.queryset, initial=key.initial, required=False, widget=key.widget
            )
            own.find = lambda given: self._existing_object(key_in(self._pk_field, given))
            form.fields[name] = own

    def _find(self, name: str, field: KnownChoiceField, given: Any) -> models.Model | None:
        """The row that a field names, of all that the rows of the form name in that column."""
        model, known = field.queryset.model, self.__dict__.setdefault("_known", {})
        column = model._meta.get_field(field.to_field_name or model._meta.pk.name)
        if name not in known:
            prefixes = map(self.add_prefix, range(self.total_form_count()))
            sent = (self.data.get(f"{prefix}-{name}") for prefix in prefixes)
            keys = {key_in(column, each) for each in sent if each} - {None}
            rows = field.queryset.filter(**{f"{column.name}__in": keys}) if keys else ()
            known[name] = {getattr(row, column.attname): row for row in rows}
        return known[name].get(key_in(column, given))

    def clean(self) -> None:
        kept = [form for form in self.forms if not self.goes(form)]
        judged = [form for form in kept if form.is_judged]
        others = [form for form in kept if not form.is_judged]
        judge(Bench(self.model, judged, others, self.fk.attname, self.is_stored))
        super().clean()

    def goes(self, form: forms.ModelForm) -> bool:
        """Rows to be deleted, and new ones in which nothing was written."""
        if self.can_delete and self._should_delete_form(form):
            return True
        return form.empty_permitted and not form.has_changed()


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
