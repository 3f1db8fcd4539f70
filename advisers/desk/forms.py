"""What a coordinator chooses for a request, and how she narrows a basket."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advisers.cases.rules import State
from advisers.desk.baskets import LABELS, Basket
from advisers.engine.model import MOST
from reference.fields import CleanField, ParagraphField
from reference.models import BusinessFunction, Province

BIGGEST_KEY = 2**63 - 1


class _Act(forms.Form):
    """`seen` says how the request stood on the page that was sent."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=120)


class _Keys(forms.Field):
    """Keys of one to three rows, as ticked."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        keys = [int(each) for each in value or () if str(each).isdecimal() and len(each) <= 18]
        return list(dict.fromkeys(keys))

    def validate(self, value: list[int]) -> None:
        super().validate(value)
        if len(value) > MOST:
            raise forms.ValidationError(_("Choose at most three advisers."), code="many")


class AskForm(_Act):
    advisers = _Keys(
        label=_("Advisers"), error_messages={"required": _("Choose at least one adviser.")}
    )


class AssignForm(_Act):
    adviser = forms.IntegerField(min_value=1, max_value=BIGGEST_KEY)


class AgainForm(_Act):
    pass


class CloseForm(_Act):
    outcome = forms.ChoiceField(
        label=_("How it ends"),
        choices=[
            (State.NOT_FOR_US.value, State.NOT_FOR_US.label),
            (State.DONE_WITHOUT_HELP.value, State.DONE_WITHOUT_HELP.label),
        ],
        widget=forms.RadioSelect,
    )
    note = ParagraphField(
        label=_("What you tell the owner"),
        help_text=_("She reads it on the page of her request."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )


class BasketForm(forms.Form):
    """Filters of a basket, all optional; what is not offered narrows nothing."""

    basket = forms.ChoiceField(
        label=_("Basket"), required=False, choices=[(b.value, LABELS[b][0]) for b in Basket]
    )
    province = forms.ModelChoiceField(
        Province.objects.none(), label=_("Province"), required=False, empty_label=_("all")
    )
    topic = forms.ModelChoiceField(
        BusinessFunction.objects.none(), label=_("Subject"), required=False, empty_label=_("all")
    )

    def __init__(self, *args: Any, limit: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = Province.objects.current().by_name()
        topics = BusinessFunction.objects.current().order_by("position", "code")
        fields: Any = self.fields
        fields["province"].queryset = provinces.filter(pk=limit) if limit else provinces
        fields["topic"].queryset = topics


class WordsForm(forms.Form):
    q = CleanField(required=False, max_length=100)
