"""What pages of the catalogue accept: the parameters of the list, and a report of a problem."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ledger.models import ProblemReport
from platforms.asked import FACETS, RELEVANCE, SORTS, Asked
from platforms.models import Platform
from reference.fields import RequestKeyField
from reference.text import clean, words
from ui.widgets import ChoiceCards

MOST_CHARACTERS = 200
MOST_VALUES = 40
LONGEST_SHOWN = 40
MOST_DIGITS = 9
# What reviews, people and organisations cannot be guilty of.
NO_PRODUCTS = {"review", "adviser", "organisation"}
NOT_OF_THEM = {"DEAD_LINK", "GONE"}
REASON_ICONS = {
    "WRONG_FACT": "pencil-line",
    "DEAD_LINK": "unlink",
    "GONE": "package-x",
    "MISLEADING": "shield-alert",
    "OTHER": "message-circle",
}
# Facet to what may stand in the address to the value that the index knows by it.
Known = Mapping[str, Mapping[str, str]]


class CodesField(forms.Field):
    """Values of a repeatable parameter: cleaned, each once, in the order given."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> tuple[str, ...]:
        given = (clean(code[:MOST_CHARACTERS]) for code in (value or ())[:MOST_VALUES])
        return tuple(code for code in dict.fromkeys(given) if code)


class Reader:
    """Takes what it understands and names the rest: a mistyped filter must not cost the page."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.problems: list[str] = []

    def read(self, given: Mapping[str, Any]) -> Asked:
        """What was asked, of cleaned parameters by name; never raises."""
        filters = {name: self._codes(name, given[name]) for name in FACETS if name in given}
        return Asked(
            text=self._text(given.get("q") or ""),
            filters={name: codes for name, codes in filters.items() if codes},
            sort=self._sort(given.get("sort") or ""),
            page=self._page(given.get("page") or ""),
            problems=tuple(self.problems),
        )

    def _text(self, given: str) -> str:
        text = clean(given)
        if text and not words(text):
            self._refuse(_("“%(value)s” holds no word to search for."), text)
            return ""
        if len(text) > MOST_CHARACTERS:
            problem = _("The search text is long: only its first %(count)s characters were used.")
            self.problems.append(problem % {"count": MOST_CHARACTERS})
        return text[:MOST_CHARACTERS].strip()

    def _codes(self, name: str, given: tuple[str, ...]) -> tuple[str, ...]:
        known = self.known[name]
        for code in given:
            if code not in known:
                self._refuse(_("There is no filter “%(value)s”; it was left out."), code, name)
        return tuple(dict.fromkeys(known[code] for code in given if code in known))

    def _sort(self, given: str) -> str:
        if given and given not in SORTS:
            self._refuse(_("There is no order “%(value)s”; it was left out."), given, "sort")
        return given if given in SORTS else RELEVANCE

    def _page(self, given: str) -> int:
        is_number = given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS
        if is_number and int(given) > 0:
            return int(given)
        if given:
            self._refuse(_("There is no page “%(value)s”; this is the first."), given)
        return 1

    def _refuse(self, problem: str, value: str, name: str = "") -> None:
        shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
        self.problems.append(problem % {"value": f"{name}={shown}" if name else shown})


class CodesFilter(django_filters.Filter):
    field_class = CodesField


class CatalogueFilter(django_filters.FilterSet):
    """The parameters of the catalogue's address. Its fields read them; the snapshot answers."""

    q = django_filters.Filter()
    need = CodesFilter()
    sector = CodesFilter()
    size = CodesFilter()
    deployment = CodesFilter()
    language = CodesFilter()
    price = CodesFilter()
    recognised = CodesFilter()
    evidence = CodesFilter()
    sort = django_filters.Filter()
    page = django_filters.Filter()

    class Meta:
        model = Platform
        fields: list[str] = []


# Built once: a filter set and its form would copy every field for every request.
_FIELDS = CatalogueFilter(queryset=Platform.objects.none()).get_form_class().base_fields


def read_asked(params: QueryDict, known: Known) -> Asked:
    """What the address asks; never raises, whatever stands in it."""
    given = {
        name: field.clean(field.widget.value_from_datadict(params, {}, name))
        for name, field in _FIELDS.items()
        if name in params
    }
    return Reader(known).read(given)


class ReportForm(forms.Form):
    """What is wrong with a page, or a review on it; only the reason is asked for."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"),
        choices=ProblemReport.Reason,
        widget=ChoiceCards(icons=REASON_ICONS),
    )
    text = forms.CharField(
        label=gettext_lazy("Tell us more"),
        help_text=gettext_lazy("For example the right price, or the address that works."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 4, "data-counter": gettext_lazy("{n} characters left")}
        ),
    )
    contact = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("Only to answer you about this report."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    request_key = RequestKeyField(initial=uuid4)

    def __init__(self, *args: Any, about: str = "platform", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if about in NO_PRODUCTS:
            field = self.fields["reason"]
            field.choices = [each for each in field.choices if each[0] not in NOT_OF_THEM]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("reason") == ProblemReport.Reason.OTHER and not said.get("text"):
            self.add_error("text", _("Please say in a few words what is wrong."))
        return said
