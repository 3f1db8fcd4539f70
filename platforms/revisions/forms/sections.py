"""The sections of the form of a listing: which part of a content each one writes, and with what."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from platforms.revisions.content import Content
from platforms.revisions.forms.columns import (
    AudienceForm,
    BasicsForm,
    ColumnsForm,
    DescriptionForm,
    TermsForm,
)
from platforms.revisions.forms.needs import NeedsForm
from platforms.revisions.forms.private import PrivateForm
from platforms.revisions.forms.rows import (
    CustomerRows,
    LinkRows,
    MentionRows,
    PlanRows,
    Rows,
    SourceRows,
)

Private = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form.

    Attributes:
        form: of its columns; rows: of the part named `part`. Both may be there, or neither.
        keys: what of the content it writes, or of the private evidence if `is_private`.
    """

    code: str
    title: Any
    hint: Any
    keys: tuple[str, ...]
    form: type[ColumnsForm] | type[NeedsForm] | type[PrivateForm] | None = None
    rows: type[Rows] | None = None
    part: str = ""
    is_private: bool = False

    def of(self, content: Content, private: Private) -> dict[str, Any]:
        """What the section has to say of a draft."""
        said = private if self.is_private else content
        return {key: said.get(key) for key in self.keys}

    def mark(self, content: Content, private: Private) -> str:
        """Differs when the section says something else."""
        text = json.dumps(self.of(content, private), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:20]


SECTIONS: Mapping[str, Section] = {
    section.code: section
    for section in (
        Section(
            "basics",
            _("Name and first sentence"),
            _("What stands on the card in the catalogue."),
            ("name", "website", "summary_vi", "summary_en"),
            form=BasicsForm,
        ),
        Section(
            "description",
            _("Description"),
            _("What owners read when the first sentence caught them."),
            ("description_vi", "description_en"),
            form=DescriptionForm,
        ),
        Section(
            "audience",
            _("For whom it is made"),
            _("The match ranks by these facts: say what is true, not what sounds large."),
            ("sector_scope", "platform_sectors", "sizes", "deployments", "languages"),
            form=AudienceForm,
        ),
        Section(
            "needs",
            _("Which needs it meets"),
            _(
                "Core: customers buy it for that. Supporting: it can do that as well. "
                "Choose few and true ones; staff try them out."
            ),
            ("platform_needs",),
            form=NeedsForm,
        ),
        Section(
            "prices",
            _("Prices"),
            _("One plan a row. A price that you do not publish stays empty; the page says so."),
            ("plans",),
            rows=PlanRows,
            part="plans",
        ),
        Section(
            "terms",
            _("Trying, support and leaving"),
            _("Owners ask before they sign: can I try it, who helps, can I leave with my data?"),
            (
                *("free_trial_days", "free_trial_source", "support_hours", "export_formats"),
                *("exit_terms_vi", "exit_terms_en"),
            ),
            form=TermsForm,
        ),
        Section(
            "links",
            _("Works with"),
            _("Products with which it exchanges data today."),
            ("links",),
            rows=LinkRows,
            part="links",
        ),
        Section(
            "mentions",
            _("Certificates and recognitions"),
            _("Each with a source in which everybody can look it up."),
            ("mentions",),
            rows=MentionRows,
            part="mentions",
        ),
        Section(
            "sources",
            _("Sources"),
            _("Pages on which the facts of this listing stand; readers see them."),
            ("sources",),
            rows=SourceRows,
            part="sources",
        ),
        Section("logo", _("Logo"), _("Shown on the page and on the card."), ("logo",)),
        Section(
            "evidence",
            _("Evidence for staff"),
            _("Only you, your colleagues and the ministry's staff read this. It is not published."),
            (
                *("company", "tax_code", "bank_account", "bank_name"),
                *("support", "contact", "customers"),
            ),
            form=PrivateForm,
            rows=CustomerRows,
            part="customers",
            is_private=True,
        ),
    )
}


class SectionForms:
    """The form and the rows of one section, of what is stored or as they were sent."""

    def __init__(
        self, section: Section, content: Content, private: Private, data: QueryDict | None = None
    ) -> None:
        self.section, self._content, self._private, self._data = section, content, private, data

    @cached_property
    def form(self) -> Any:
        kind = self.section.form
        if kind is None:
            return None
        if issubclass(kind, PrivateForm):
            return kind(self._data, private=self._private)
        return kind(self._data, content=self._content)

    @cached_property
    def rows(self) -> Rows | None:
        kind, part = self.section.rows, self.section.part
        if kind is None:
            return None
        said = self._private if self.section.is_private else self._content
        return kind.of(said.get(part) or [], data=self._data, prefix=part)

    @property
    def all(self) -> list[Any]:
        """Every single form, as the list of errors goes through them."""
        return [*filter(None, [self.form]), *(self.rows.forms if self.rows is not None else ())]

    def is_valid(self) -> bool:
        # Both are asked, so that the page tells all that is wrong at once.
        sound = [each.is_valid() for each in (self.form, self.rows) if each is not None]
        return all(sound)

    def keep_quiet(self) -> None:
        """Show what was sent without judging it: a row was only added or taken away."""
        for form in self.all:
            form._errors, form.cleaned_data = ErrorDict(renderer=form.renderer), {}
        rows: Any = self.rows
        if rows is not None:
            rows._errors = [{} for _form in rows.forms]
            rows._non_form_errors = ErrorList(renderer=rows.renderer)

    def refuse(self, text: str) -> None:
        """Say what is wrong with the section as a whole."""
        if self.form is not None:
            self.form.add_error(None, text)
        elif self.rows is not None:
            self.rows.non_form_errors().append(text)

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """Id of the field ("" for none), its name and what is wrong with it, in their order."""
        found = []
        for form in self.all:
            row = self._row_name(form)
            found += [("", row, str(text)) for text in form.non_field_errors()]
            for field in form:
                anchor = f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
                label = f"{row}: {field.label}" if row else str(field.label)
                found += [(anchor, label, str(text)) for text in field.errors]
        said = self.rows.non_form_errors() if self.rows is not None else ()
        return [*found, *(("", "", str(text)) for text in said)]

    def _row_name(self, form: Any) -> str:
        if self.rows is None or form is self.form:
            return ""
        return f"{self.rows.one} {self.rows.forms.index(form) + 1}"

    def said(self) -> dict[str, Any]:
        """The section's keys with what they say now; only of valid forms."""
        said: dict[str, Any] = {}
        if isinstance(self.form, ColumnsForm | NeedsForm):
            said |= self.form.content()
        elif self.form is not None:
            said |= self.form.cleaned_data
        if self.rows is not None:
            said[self.section.part] = self.rows.rows()
        return said
