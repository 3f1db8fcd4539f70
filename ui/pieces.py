"""Templates rendered once for a language, cut at their values: a tenth of an include's time."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_kept: dict[tuple[str, str, str], SafeString] = {}
CUT = "\0"  # in no template, and no escaping touches it


def filled(template_name: str, values: Mapping[str, Any]) -> SafeString:
    """The template with these values put in as text; markup that is marked safe stays markup.

    Args:
        template_name: it may depend on the language alone. It may ask whether a value is there,
            not what it is: no filters, no comparisons.
        values: name to value; an empty one counts as not given.
    """
    given = tuple(name for name, value in values.items() if value)
    if settings.DEBUG:
        pieces = _split(template_name, given)
    else:
        pieces = _pieces(template_name, translation.get_language() or "", given)
    html = list(pieces)
    html[1::2] = [conditional_escape(values[name]) for name in pieces[1::2]]
    return SafeString("".join(html))


def kept(template_name: str, key: str, context: Callable[[], Mapping[str, Any]]) -> SafeString:
    """The template rendered once for each key and language in a process.

    Args:
        key: all that the context depends on beside the language; of few values, and nobody's own.
        context: called when it has to be rendered.
    """
    place = (template_name, key, translation.get_language() or "")
    html = None if settings.DEBUG else _kept.get(place)
    if html is None:
        html = _kept[place] = render_to_string(template_name, dict(context()))
    return html


def _split(template_name: str, names: tuple[str, ...]) -> list[str]:
    """The rendered template cut at its values: text, name, text, name, ... text."""
    return render_to_string(template_name, {n: f"{CUT}{n}{CUT}" for n in names}).split(CUT)


@cache
def _pieces(template_name: str, language: str, names: tuple[str, ...]) -> list[str]:
    return _split(template_name, names)
