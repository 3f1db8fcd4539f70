"""What is uploaded: a logo, a document. The content is judged by `images` and `pdfs`."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms.models import EvidenceFile
from platforms.revisions.images import ImageRefusedError
from platforms.revisions.pdfs import PdfRefusedError
from platforms.revisions.uploads import MOST_FILE_BYTES, MOST_LOGO_BYTES, drawn_logo, read_document
from reference.fields import CleanField

MIB = 2**20
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
# "logo.php.png": a server somewhere may go by the first ending, a person by the last.
KINDS = frozenset(
    (
        *(".php", ".exe", ".js", ".html", ".htm", ".svg", ".sh", ".bat", ".cmd", ".com", ".jar"),
        *(".asp", ".aspx", ".jsp", ".py", ".pl", ".zip", ".scr", ".gif", ".pdf", *PICTURES),
    )
)

REFUSALS = {
    "kind": gettext_lazy("This is none of these kinds of files. Its name alone does not count."),
    "size": gettext_lazy("The picture has more than 16 million pixels. Make it smaller first."),
    "broken": gettext_lazy("The file is damaged or not complete. Save it anew and try again."),
    "moving": gettext_lazy("A moving picture cannot be shown. Choose a still one."),
    "foreign": gettext_lazy(
        "Something else is hidden in this file. Save the picture anew with a picture program."
    ),
    "active": gettext_lazy(
        "This PDF runs programs or carries other files. Print it to a new PDF and send that."
    ),
    "locked": gettext_lazy("This PDF is locked. Save it without a password."),
}


class SentFile(forms.FileField):
    """A file with one of some endings, not larger than `most_bytes`."""

    def __init__(self, *, endings: tuple[str, ...], most_bytes: int, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ",".join(endings)})
        super().__init__(max_length=200, widget=widget, **kwargs)
        self.endings, self.most_bytes = endings, most_bytes

    def to_python(self, data: Any) -> Any:
        sent = super().to_python(data)
        if sent is None:
            return None
        endings = [ending.lower() for ending in PurePath(sent.name or "").suffixes]
        if not endings or endings[-1] not in self.endings or KINDS & set(endings[:-1]):
            names = ", ".join(self.endings)
            raise ValidationError(
                _("Choose a file with one ending, one of these: %(names)s.") % {"names": names}
            )
        if (sent.size or 0) > self.most_bytes:
            most = _("The file is larger than %(most)d MB.") % {"most": self.most_bytes // MIB}
            raise ValidationError(most)
        return sent


class LogoForm(forms.Form):
    """`cleaned_data["logo"]` is the logo as it is to be kept."""

    logo = SentFile(
        endings=PICTURES,
        most_bytes=MOST_LOGO_BYTES,
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("PNG, JPEG or WebP, at most 2 MB; square looks best."),
    )

    def clean_logo(self) -> Any:
        try:
            return drawn_logo(self.cleaned_data["logo"].read())
        except ImageRefusedError as error:
            raise ValidationError(REFUSALS[error.reason]) from error


class EvidenceFileForm(forms.Form):
    """`cleaned_data["file"]` is the document as it is to be kept."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=EvidenceFile.Kind)
    title = CleanField(label=gettext_lazy("Title"), max_length=150)
    file = SentFile(
        endings=(".pdf", *PICTURES),
        most_bytes=MOST_FILE_BYTES,
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, PNG, JPEG or WebP, at most 10 MB."),
    )

    def clean_file(self) -> Any:
        try:
            return read_document(self.cleaned_data["file"].read())
        except (ImageRefusedError, PdfRefusedError) as error:
            raise ValidationError(REFUSALS[error.reason]) from error
