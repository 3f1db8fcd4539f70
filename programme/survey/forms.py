"""The questions of a survey as a form."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from platforms.forms import RequestKeyField
from programme.survey.models import Survey
from programme.survey.services import Given
from reference.models import Province, Sector
from ui.bilingual import Bilingual
from ui.widgets import ChoiceCards

SIZES = [
    ("", _("rather not say")),
    ("household", _("household business")),
    ("micro", _("up to 10 people")),
    ("small", _("up to 50 or 100 people")),
    ("medium", _("up to 100 or 200 people")),
    ("large", _("more")),
]


class SurveyForm(forms.Form):
    """Every question may be passed over, but not all of them; place, trade and size too."""

    province = forms.ChoiceField(label=_("Province"), required=False)
    section = forms.ChoiceField(label=_("What trade are you in?"), required=False)
    size = forms.ChoiceField(
        label=_("How many people work for you?"), required=False, choices=SIZES
    )
    request_key = RequestKeyField(initial=uuid4)

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [said["code"] for said in survey.questions]
        for said in survey.questions:
            label: Any = Bilingual(said["text_vi"], said["text_en"])
            self.fields[f"q-{said['code']}"] = forms.ChoiceField(
                label=label,
                choices=[
                    (each["code"], Bilingual(each["text_vi"], each["text_en"]))
                    for each in said["options"]
                ],
                required=False,
                widget=ChoiceCards,
            )
        self._offer("province", Province.objects.current().order_by("short_name"), "short_name")
        sections = Sector.objects.filter(level="SECTION", is_selectable=True, is_retired=False)
        self._offer("section", sections.order_by("code"), "short_name")
        for field in self.fields.values():
            # What was forged is not said back.
            field.error_messages["invalid_choice"] = _("Choose one answer.")
        self.order_fields([*(f"q-{code}" for code in self.codes), "province", "section", "size"])

    def _offer(self, name: str, rows: Any, shown: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        none = ("", _("rather not say"))
        field.choices = [none, *((row.pk, getattr(row, shown)) for row in rows)]

    def questions(self) -> Sequence[forms.BoundField]:
        return [self[f"q-{code}"] for code in self.codes]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(said.get(f"q-{code}") for code in self.codes) and not self.errors:
            raise forms.ValidationError(_("Please answer at least one question."))
        return said

    def given(self) -> Given:
        said = self.cleaned_data
        answers = {code: said[f"q-{code}"] for code in self.codes if said[f"q-{code}"]}
        return Given(answers, said["province"] or None, said["section"] or None, said["size"])
