"""What every page of accounts shares, whoever wrote its view."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ui.methods import with_form

View = Callable[..., HttpResponse]


def account_page(view: View, methods: Callable[[View], View] = with_form) -> View:
    """The view in one transaction, so that a code goes out only if what it is for was stored.

    It is kept by no cache, tells no other site its address, and answers only reads and forms.
    Who loses a race for an address or number is told so.
    """

    @sensitive_post_parameters()
    @never_cache
    @methods
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response = view(request, *args, **kwargs)
        except IntegrityError:
            messages.error(request, _("Something else changed at the same time. Try again."))
            return redirect(request.path)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        return response

    return page
