"""The way from the answer of a what-if to a call for such a platform."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programme.whatif.models import WhatIf
from programme.whatif.next_steps import Next


def offer(request: HttpRequest, row: WhatIf) -> Next | None:
    """For who may write calls."""
    if not request.user.has_perm("programme.add_call"):
        return None
    query = urlencode({"what_if": row.pk})
    return Next(_("Write a call for it"), "megaphone", f"{reverse('staff-call-new')}?{query}")
