"""Which methods a page answers: a wrong one is refused (405) before its form is judged (403)."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

View = Callable[..., HttpResponseBase]


def read_only(view: View) -> Any:
    """A page that is only read. It refuses every form, so no token has to protect it."""
    return csrf_exempt(require_safe(view))


def with_form(view: View) -> Any:
    """A page that also takes a form: its token is asked for once the method is known to be one."""
    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(csrf_protect(view)))


def form_only(view: View) -> Any:
    """What a button does; read, it is no page."""
    return csrf_exempt(require_POST(csrf_protect(view)))
