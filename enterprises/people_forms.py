"""Forms of an enterprise's people: inviting, changing a role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from enterprises.models import Membership
from reference.fields import CleanField


class EmailField(CleanField):
    """An e-mail address as it is compared: lower case, without what cannot be stored."""

    default_validators = forms.EmailField.default_validators

    def to_python(self, value: object) -> str:
        return super().to_python(value).lower()


class InviteForm(forms.Form):
    email = EmailField(
        label=_("E-mail address"),
        help_text=_("She gets a link that works once, for 7 days, with this address only."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("What may she do?"),
        choices=[
            (Membership.Role.MEMBER, _("See and edit the profile and needs")),
            (Membership.Role.OWNER, _("That, and decide who else may (owner)")),
        ],
        initial=Membership.Role.MEMBER,
        widget=forms.RadioSelect,
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Membership.Role)
