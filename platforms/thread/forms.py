from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from reference.fields import ParagraphField, RequestKeyField


class MessageForm(forms.Form):
    """A question or an answer."""

    text = ParagraphField(
        label=_("Your message to our staff"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
    )
    request_key = RequestKeyField(initial=uuid4)
