"""What is said before the first question, and the answers of a page."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessment.models import Assessment
from assessment.paper import Paper, UnknownAnswerError
from assessment.services import About
from reference.taxonomy import SectorFacts
from ui.widgets import ChoiceCards

Size = Assessment.Size


class AboutForm(forms.Form):
    """Industry where the instrument has industries, else the trade; size; only for comparing.

    What `known` says of trade and size is not asked.
    """

    industry = forms.ChoiceField(
        label=_("Which industry are you in?"),
        error_messages={
            "required": _("Choose your industry: each has its own list of tools."),
            "invalid_choice": _("Choose your industry: each has its own list of tools."),
        },
    )
    sector = forms.ChoiceField(label=_("What trade are you in?"), required=False)
    size = forms.ChoiceField(
        label=_("How many people work for you?"),
        required=False,
        choices=[
            (Size.MICRO, _("up to 10")),
            (Size.SMALL, _("up to 50 (trade, services) or 100 (other sectors)")),
            (Size.MEDIUM, _("up to 100 (trade, services) or 200 (other sectors)")),
            (Size.LARGE, _("more")),
        ],
        widget=ChoiceCards,
    )

    def __init__(
        self,
        *args: Any,
        paper: Paper,
        sections: Collection[SectorFacts],
        known: About | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known or About()
        industry, sector = self.fields["industry"], self.fields["sector"]
        if paper.industries:
            rows = paper.industries.values()
            industry.choices = [(each.code, each.name) for each in rows]  # type: ignore[attr-defined]
            del self.fields["sector"]
        else:
            sector.choices = [(each.code, each.short_name) for each in sections]  # type: ignore[attr-defined]
            del self.fields["industry"]
        for name in ("sector", "size"):
            if getattr(self.known, name):
                self.fields.pop(name, None)

    def about(self) -> About:
        """What she said, and what her enterprise's profile says, which is not asked again."""
        return replace(self.known, **self.cleaned_data)


def key_of(data: QueryDict) -> UUID:
    """The key of a form, so that a second click is no second row; a new one where it has none."""
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return uuid4()


def answers_in(data: QueryDict, paper: Paper) -> tuple[dict[str, list[str]], list[str]]:
    """The answers that a page sent, and the codes of questions whose answer the paper lacks.

    A question of one answer without any was passed over; one that takes several was answered.

    Raises: UnknownAnswerError: a question that is not on the paper.
    """
    given: dict[str, list[str]] = {}
    wrong = []
    for code in dict.fromkeys(data.getlist("asked")):
        question = paper.questions.get(code)
        if question is None:
            raise UnknownAnswerError(code)
        chosen = data.getlist(code)
        if chosen or question.takes_many:
            try:
                given |= paper.checked({code: chosen})
            except UnknownAnswerError:
                wrong.append(code)
    return given, wrong
