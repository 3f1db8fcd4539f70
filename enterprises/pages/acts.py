"""What happened to an enterprise lately, in words."""

from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from enterprises.acts import Act
from ui.templatetags.ui import day

MOST_CHARACTERS = 120


def told(acts: Iterable[Act]) -> list[tuple[str, str]]:
    """Day and sentence of each act, in their order."""
    return [(day(act.at), _sentence(act)) for act in acts]


def _sentence(act: Act) -> str:
    if act.is_statement and act.text:
        return _("You wrote: “%(text)s”") % {"text": _shortened(act.text)}
    if act.is_statement:
        return _("You wrote something; its words are deleted after 90 days.")
    return _("Enterprise added") if act.is_first else _("Profile changed")


def _shortened(text: str) -> str:
    return Truncator(text).chars(MOST_CHARACTERS) if len(text) > MOST_CHARACTERS else text
