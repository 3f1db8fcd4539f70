"""What somebody says who claims a vendor."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from reference.fields import CleanField, FirmTaxCodeField, ParagraphField, RequestKeyField


class ClaimForm(forms.Form):
    position = CleanField(
        label=_("What do you do there?"),
        help_text=_("For example: founder, product manager, sales."),
        max_length=100,
    )
    tax_code = FirmTaxCodeField(
        label=_("Tax code of the company"),
        help_text=_("You can leave it out. Staff know the firm by it; it is not published."),
        required=False,
    )
    proof = ParagraphField(
        label=_("How can our staff check it?"),
        help_text=_(
            "For example an e-mail address of the company, the page that names you, a number of "
            "the switchboard. Staff alone read this."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
    )
    request_key = RequestKeyField(initial=uuid4)
