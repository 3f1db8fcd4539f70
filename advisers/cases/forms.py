"""What both sides of a case fill in: a message, a document."""

from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from platforms.forms import RequestKeyField
from platforms.revisions.forms.files import PICTURES, REFUSALS, SentFile
from platforms.revisions.images import ImageRefusedError
from platforms.revisions.pdfs import PdfRefusedError
from platforms.revisions.uploads import MOST_FILE_BYTES, read_document
from reference.fields import CleanField, ParagraphField

LONGEST_MESSAGE, LONGEST_TITLE = 3000, 120


class MessageForm(forms.Form):
    """A line to the other side."""

    text = ParagraphField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_MESSAGE}),
        error_messages={"required": _("Write a few words first.")},
    )
    request_key = RequestKeyField(initial=uuid4)


class DocumentForm(forms.Form):
    """`cleaned_data["file"]` is the document as it is to be kept, judged by its content."""

    file = SentFile(
        endings=(".pdf", *PICTURES),
        most_bytes=MOST_FILE_BYTES,
        label=_("File"),
        help_text=_("PDF, PNG, JPEG or WebP, at most 10 MB."),
        error_messages={"required": _("Choose a file first.")},
    )
    title = CleanField(
        label=_("What is it?"),
        required=False,
        max_length=LONGEST_TITLE,
        help_text=_("Left empty, the name of the file stands here."),
    )
    request_key = RequestKeyField(initial=uuid4)

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        try:
            judged = read_document(sent.read())
        except (ImageRefusedError, PdfRefusedError) as error:
            raise ValidationError(REFUSALS[error.reason]) from error
        self.sent_name = PurePath(sent.name or "").stem
        return judged

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "file" in said and not said.get("title"):
            name = CleanField(required=False).clean(self.sent_name)
            said["title"] = name[:LONGEST_TITLE] or "…"
        return said
