"""Asking to be listed, and the ministry's form for the list."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programme.embed.rules import OriginError, check_origin
from reference.fields import CleanField, RequestKeyField

WRONG = {
    "unreadable": _("This is no address of a site. Write it like https://www.example.vn."),
    "insecure": _("Only sites with https:// can show it."),
    "path": _("Write the site alone, without a page: https://www.example.vn."),
    "number": _("Write the name of the site, not its number."),
    "shared": _(
        "Anybody may have a site under this name. Write the site of the one who asks, such as"
        " https://www.laocai.gov.vn."
    ),
}


class OriginField(CleanField):
    """A site as browsers compare it, with what is wrong with one that may not be listed."""

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return check_origin(typed, is_loopback_allowed=settings.EMBED_ON_LOOPBACK)
        except OriginError as error:
            raise ValidationError(WRONG[error.fact], code=error.fact) from None


class AskForm(forms.Form):
    """Who wants to show the matcher, where, and how to answer."""

    origin = OriginField(
        label=_("Address of your site"),
        help_text=_("For example https://www.example.vn."),
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )
    holder = CleanField(label=_("Office, bank or association"), max_length=200)
    contact = forms.EmailField(
        label=_("E-mail address for our answer"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    text = CleanField(
        label=_("Where on your site, and for whom?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    request_key = RequestKeyField(initial=uuid4)
