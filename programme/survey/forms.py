"""The questions of a survey as a form."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from platforms.forms import RequestKeyField
from programme.models import SurveyAnswer
from programme.survey.paper import Kind, Paper, PaperQuestion
from programme.survey.services import Given
from reference.models import Province, Sector
from ui.widgets import ChoiceCards, ChoiceCardsMultiple

SIZES = [
    ("", _("rather not say")),
    ("household", _("household business")),
    ("micro", _("up to 10 people")),
    ("small", _("up to 50 or 100 people")),
    ("medium", _("up to 100 or 200 people")),
    ("large", _("more")),
]
PLACES = ("province", "section", "size")
# What was forged is not said back.
TEXTS = {"invalid_choice": _("Choose one answer."), "invalid_list": _("Choose one answer.")}


def question_field(question: PaperQuestion, *, may_unsay: bool) -> forms.Field:
    """One question as a field; each may be passed over, and what was said be taken back."""
    label: Any = question.text
    unit: Any = question.unit
    if question.kind == Kind.NUMBER:
        return forms.IntegerField(
            label=label,
            required=False,
            min_value=0,
            max_value=question.most,
            help_text=unit,
        )
    choices: list[tuple[str, Any]] = [(each.code, each.text) for each in question.options]
    if question.kind == Kind.MULTIPLE:
        return forms.MultipleChoiceField(
            label=label,
            choices=choices,
            required=False,
            widget=ChoiceCardsMultiple,
            help_text=_("Choose all that fit."),
            error_messages=TEXTS,
        )
    return forms.ChoiceField(
        label=label,
        choices=[*choices, ("", _("Pass over"))] if may_unsay else choices,
        required=False,
        widget=ChoiceCards,
        error_messages=TEXTS,
    )


class SurveyForm(forms.Form):
    """Every question may be passed over, but not all of them; place, trade and size too."""

    province = forms.ChoiceField(label=_("Province"), required=False, error_messages=TEXTS)
    section = forms.ChoiceField(
        label=_("What trade are you in?"), required=False, error_messages=TEXTS
    )
    size = forms.ChoiceField(
        label=_("How many people work for you?"),
        required=False,
        choices=SIZES,
        error_messages=TEXTS,
    )
    request_key = RequestKeyField(initial=uuid4)
    # Of the answer that is shown; where none is, or it is forged, none.
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper
        for question in paper.questions:
            self.fields[f"q-{question.code}"] = question_field(
                question, may_unsay=bool(self.initial.get("version")) or self.is_bound
            )
        self._offer("province", Province.objects.current().by_name())
        sections = Sector.objects.filter(level="SECTION", is_selectable=True, is_retired=False)
        self._offer("section", sections.order_by("code"))
        self.order_fields([f"q-{question.code}" for question in paper.questions])

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        none = ("", _("rather not say"))
        field.choices = [none, *((row.pk, row.short_name) for row in rows)]

    def questions(self) -> Sequence[forms.BoundField]:
        return [self[f"q-{question.code}"] for question in self.paper.questions]

    def clean_version(self) -> int:
        said = self.cleaned_data["version"]
        return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not self._answers(said):
            raise forms.ValidationError(_("Please answer at least one question."))
        return said

    @staticmethod
    def _answers(said: Mapping[str, Any]) -> dict[str, Any]:
        """Zero is an answer."""
        given = {name.removeprefix("q-"): value for name, value in said.items() if name[:2] == "q-"}
        return {code: value for code, value in given.items() if value not in (None, "", [])}

    def given(self) -> Given:
        said = self.cleaned_data
        province, section = said["province"] or None, said["section"] or None
        return Given(self._answers(said), province, section, said["size"])


def initial_of(answer: SurveyAnswer) -> dict[str, Any]:
    """What somebody answered, as the form shows it again."""
    said = {f"q-{code}": value for code, value in answer.answers.items()}
    places = {
        "province": answer.province_id or "",
        "section": answer.section_id or "",
        "size": answer.size,
    }
    return {**said, **places, "version": answer.version}
