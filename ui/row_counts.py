"""What a table of rows says when its count did not come, or came as no number."""

from typing import Any

from django.forms.formsets import ManagementForm
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ui.renderers import PortalRenderer


class HiddenRenderer(PortalRenderer):
    """Draws a form of hidden fields without what is wrong with them: nobody could mend it."""

    form_template_name = "ui/_hidden_fields.html"


class KnowsItsCount:
    """For formsets: the count of rows is nobody's field, so nothing is said of it by name."""

    default_error_messages = {
        "missing_management_form": _(
            "How many rows this table has did not arrive whole, so none of them was read. Open the"
            " page anew and change them there."
        )
    }

    @cached_property
    def management_form(self: Any) -> ManagementForm:
        form: ManagementForm = super().management_form  # type: ignore[misc]
        form.renderer = HiddenRenderer()
        return form
