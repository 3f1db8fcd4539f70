"""Which methods a page answers: a wrong one is refused (405) before its form is judged (403)."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponseBase]


READ = ("GET", "HEAD")


def read_only(view: View) -> Any:
    """A page that is only read. It refuses every form, so no token has to protect it."""
    return _answering(*READ, view=view)


def with_form(view: View) -> Any:
    """A page that also takes a form: its token is asked for once the method is known to be one."""
    return _answering(*READ, "POST", view=csrf_protect(view))


def form_only(view: View) -> Any:
    """What a button does; read, it is no page."""
    return _answering("POST", view=csrf_protect(view))


def _answering(*methods: str, view: View) -> Any:
    """The view with its methods, for who refuses the others beforehand (portal.middleware)."""
    answering: Any = csrf_exempt(require_http_methods(methods)(view))
    answering.methods = methods
    return answering
