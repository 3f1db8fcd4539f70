"""The small forms around a draft: its name, where it starts from, which state was seen."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from platforms.choices import State
from platforms.models import Platform, Revision
from platforms.vendor_listings.pages import earlier_versions
from reference.fields import CleanField, RequestKeyField
from ui.templatetags.ui import day

MOST_DIGITS = 18
PUBLIC = pgettext_lazy("text of a listing", "what it says now")
APART = pgettext_lazy("text of a listing", "what the portal has without your drafts")


class NewForm(forms.Form):
    name = CleanField(
        label=gettext_lazy("Name of the platform"),
        help_text=gettext_lazy("As customers know it, without slogans."),
        max_length=150,
    )
    request_key = RequestKeyField()


class ChangeForm(forms.Form):
    """`cleaned_data["source"]` is an earlier revision, or None for what is public now."""

    source = forms.ChoiceField(
        label=gettext_lazy("Begin with"), required=False, widget=forms.RadioSelect
    )
    request_key = RequestKeyField()

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.platform = platform
        versions = earlier_versions(platform)
        is_new = platform.published_at is None
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            ("", APART if is_new else PUBLIC),
            *((str(row.pk), version_words(row, at)) for row, at in versions),
        ]
        # Of a new listing nothing else says anything; a refused text is there to be mended.
        last = versions[0][0] if versions else None
        if last is not None and (is_new or last.state == State.REFUSED):
            self.initial["source"] = str(last.pk)

    def clean_source(self) -> Revision | None:
        asked = self.cleaned_data["source"]
        found = self.find(self.platform, asked)
        if asked and found is None:
            raise ValidationError(_("This version is not there."))
        return found

    @staticmethod
    def find(platform: Platform, asked: str) -> Revision | None:
        """An earlier version by its key as it was sent."""
        if not (asked.isascii() and asked.isdigit()) or len(asked) > MOST_DIGITS:
            return None
        rows = [row for row, _at in earlier_versions(platform)]
        return next((row for row in rows if row.pk == int(asked)), None)


def version_words(revision: Revision, at: Any) -> str:
    """An earlier version in a list: its number, what became of it and when."""
    return _("version %(number)d, %(state)s on %(day)s") % {
        "number": revision.number,
        "state": revision.get_state_display(),
        "day": day(at),
    }


class ActForm:
    """What every button sends: the version of the draft that was looked at."""

    @staticmethod
    def version_of(data: QueryDict) -> int:
        """-1 for what is no number: no stored version is that."""
        given = data.get("version", "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1
