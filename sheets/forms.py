"""Forms of the import's pages: which file, and which of its columns holds what."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from sheets.files import limits, signatures
from sheets.files.errors import UnreadableError
from sheets.kinds import Kind
from sheets.models import SheetImport
from sheets.services import MappingError
from sheets.wording import COLUMN_NEEDED, COLUMN_TWICE, ONE_OF_NEEDED, column_label, file_reason

START = 4096


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What does it hold?"), choices=())
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV (UTF-8, UTF-16 or Windows-1258) or XLSX, its headings in the first row."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        allow_empty_file=True,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in kinds]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """What can be told from the name and the first bytes is told at once."""
        file = self.cleaned_data["file"]
        try:
            promised = signatures.check_name(file.name)
            if file.size > limits.FILE_BYTES:
                raise UnreadableError("too-large", megabytes=limits.FILE_BYTES // limits.MEGABYTE)
            signatures.check_start(file.read(START), promised)
        except UnreadableError as error:
            raise forms.ValidationError(file_reason(error.reason, error.about)) from None
        file.seek(0)
        return file


class MappingForm(forms.Form):
    """For each column of the kind the column of the file that holds it, or none."""

    def __init__(self, *args: Any, sheet: SheetImport, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        places = [("", _("– not in the file –")), *map(self._place, enumerate(sheet.headings))]
        for column in kind.columns:
            self.fields[column.name] = forms.ChoiceField(
                label=column.label,
                help_text=column.hint,
                choices=places,
                required=False,
                initial=sheet.mapping.get(column.name, ""),
            )

    @staticmethod
    def _place(numbered: tuple[int, str]) -> tuple[str, str]:
        number, heading = numbered
        return str(number), f"{letters(number)} · {Truncator(heading).chars(50) or '–'}"

    @property
    def mapping(self) -> dict[str, int]:
        return {name: int(place) for name, place in self.cleaned_data.items() if place}

    def refuse(self, error: MappingError) -> None:
        """Tell what keeps the choice from being used, beside the columns it is about."""
        for reason, names in error.problems:
            if reason == "one-of":
                labels = ", ".join(column_label(self.kind, name) for name in names)
                self.add_error(None, ONE_OF_NEEDED % labels)
            for name in names if reason != "one-of" else ():
                self.add_error(name, COLUMN_NEEDED if reason == "required" else COLUMN_TWICE)


def letters(place: int) -> str:
    """A column's name in spreadsheets: 0 is A, 26 is AA."""
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
