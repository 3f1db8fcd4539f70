"""Rows of a draft: plans, links, recognitions, sources, reference customers.

A row has no key of its own: what stands in the form is all there is, in its order. So rows come
and go without JavaScript, a form is good in any state of the draft, and empty rows do not count.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from platforms import snapshot
from platforms.choices import Charge
from platforms.models import Mention, PricingPlan, Source
from platforms.revisions.forms.fields import DongField, draft_field
from reference.fields import CleanField
from reference.text import fold
from ui.row_counts import KnowsItsCount

Row = dict[str, Any]
MOST_ROWS = 20


class RowForm(forms.ModelForm):
    """One row; the database judges it when the whole content is kept."""

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data

    def row(self, place: int) -> Row:
        """What it says, as a row of a content. place: from 0."""
        said = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        return {**said, "position": place}

    @classmethod
    def shown(cls, row: Row) -> Row:
        """What the form shows of a stored row."""
        return row


class PlanForm(RowForm):
    price_vnd = DongField(
        label=_("Price from, in dong"),
        help_text=_("Leave empty what you do not publish: the page then says so."),
        required=False,
    )

    class Meta:
        model = PricingPlan
        fields = (
            *("name", "charge", "price_vnd", "period", "per", "note_vi", "note_en"),
            *("source", "is_second_hand"),
        )
        formfield_callback = draft_field
        labels = {"source": _("Where the price is published")}
        help_texts = {
            "source": _("The address of your price page, for example."),
            "is_second_hand": _("Somebody else published it, not the vendor."),
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        price = said.get("price_vnd")
        if price and said.get("charge") == Charge.FREE:
            self.add_error("price_vnd", _("A free plan has no price."))
        if price and not said.get("period"):
            self.add_error("period", _("Say what period the price is for."))
        if price is not None and not said.get("source"):
            self.add_error("source", _("Say where the price was published."))
        return said


class LinkForm(forms.Form):
    """Another product by its name: one of the catalogue where the name is known there."""

    name = CleanField(
        label=_("Product"),
        help_text=_("If it is in the catalogue, both pages show the link."),
        max_length=100,
        widget=forms.TextInput(attrs={"list": "platform-names", "autocomplete": "off"}),
    )

    def row(self, place: int) -> Row:
        name = self.cleaned_data["name"]
        known = {fold(item.name): item.id for item in snapshot.current().listings.values()}
        target = known.get(fold(name))
        return {"target_id": target, "outside_name": "" if target else name}

    @classmethod
    def shown(cls, row: Row) -> Row:
        names = {item.id: item.name for item in snapshot.current().listings.values()}
        return {"name": row["outside_name"] or names.get(row["target_id"], "")}


class MentionForm(RowForm):
    class Meta:
        model = Mention
        fields = ("kind", "title_vi", "title_en", "source")
        formfield_callback = draft_field
        help_texts = {"source": _("An address or a document in which one can look it up.")}

    def row(self, place: int) -> Row:
        said = super().row(place)
        del said["position"]
        return said


class SourceForm(RowForm):
    retrieved_on = forms.DateField(
        label=_("Read on"),
        help_text=_("Empty means today."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    class Meta:
        model = Source
        fields = ("address", "note_vi", "note_en", "retrieved_on")
        formfield_callback = draft_field

    def clean_retrieved_on(self) -> Any:
        today = timezone.localdate()
        day = self.cleaned_data["retrieved_on"] or today
        if day > today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("address") and not said.get("note_vi") and "address" not in self.errors:
            self.add_error("address", _("Give an address or a note."))
        return said

    def row(self, place: int) -> Row:
        said = super().row(place)
        return {**said, "retrieved_on": said["retrieved_on"].isoformat()}


class CustomerForm(forms.Form):
    """A reference customer, read by the vendor and staff alone."""

    name = CleanField(label=_("Customer"), max_length=150)
    used_for = CleanField(label=_("What it uses the platform for"), max_length=300, required=False)
    proof = CleanField(
        label=_("How staff can verify it"),
        help_text=_("For example the address of a published story."),
        max_length=300,
        required=False,
    )

    def row(self, place: int) -> Row:
        return dict(self.cleaned_data)

    @classmethod
    def shown(cls, row: Row) -> Row:
        return row


class Rows(KnowsItsCount, BaseFormSet):  # type: ignore[misc]
    """All rows are equal: none is bound to a stored one, an empty one does not count."""

    one: Any = ""

    @classmethod
    def of(cls, rows: list[Row], *, data: QueryDict | None, prefix: str) -> "Rows":
        """The rows as stored, or as sent."""
        if data is not None:
            return cls(data, prefix=prefix)
        return cls(initial=[cls.form.shown(row) for row in rows], prefix=prefix)

    def initial_form_count(self) -> int:
        return 0

    def total_form_count(self) -> int:
        if self.is_bound:
            return super().total_form_count()
        return len(self.initial or ()) or self.extra

    def rows(self) -> list[Row]:
        """What is said, in order; only of valid rows."""
        full = [form for form in self.forms if form.has_changed()]
        return [form.row(place) for place, form in enumerate(full)]


class OneOfEach(Rows):
    """No two rows name the same product."""

    def clean(self) -> None:
        names: set[str] = set()
        for form in self.forms:
            name = fold(form.cleaned_data.get("name", ""))
            if name and name in names:
                form.add_error("name", _("This link is already listed."))
            names.add(name)


def rows_of(form: type[forms.BaseForm], one: Any, base: type[Rows] = Rows) -> type[Rows]:
    """one: lazy, what a row is called."""
    kind: Any = formset_factory(
        form,
        formset=base,
        extra=1,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + 1,
        validate_max=True,
    )
    kind.one = one
    return kind


PlanRows = rows_of(PlanForm, _("Plan"))
LinkRows = rows_of(LinkForm, _("Product"), OneOfEach)
MentionRows = rows_of(MentionForm, _("Recognition or certificate"))
SourceRows = rows_of(SourceForm, _("Source"))
CustomerRows = rows_of(CustomerForm, _("Customer"))


def with_one_more(data: QueryDict, prefix: str) -> QueryDict:
    """What was sent, and an empty row behind it."""
    changed = data.copy()
    changed[f"{prefix}-TOTAL_FORMS"] = str(min(_count(data, prefix) + 1, MOST_ROWS))
    return changed


def without(data: QueryDict, prefix: str, place: int) -> QueryDict:
    """What was sent without the row at a place; the rows behind it move up."""
    changed = QueryDict(mutable=True)
    for name, values in data.lists():
        number, _dash, field = name.removeprefix(f"{prefix}-").partition("-")
        is_of_row = name.startswith(f"{prefix}-") and number.isascii() and number.isdigit()
        row = int(number[:4]) if is_of_row else -1
        if row > place:
            changed.setlist(f"{prefix}-{row - 1}-{field}", values)
        elif row != place:
            changed.setlist(name, values)
    changed[f"{prefix}-TOTAL_FORMS"] = str(max(_count(data, prefix) - 1, 0))
    return changed


def _count(data: Mapping[str, Any], prefix: str) -> int:
    given = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
    return min(int(given[:4]), MOST_ROWS) if given.isascii() and given.isdigit() else 0
