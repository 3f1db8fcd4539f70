"""The code by which whoever asks for advice proves the contact that she gave."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.post.kinds import Audience, LetterKind, Words


def write(values: Mapping[str, Any]) -> Words:
    """values: code, page; who: the adviser who filled the request in, "" for the owner herself."""
    subject = _("SMEdx: %(code)s is your code") % values
    text = (
        _("%(who)s has written down a request for advice for you. Your code: %(code)s")
        if values["who"]
        else _("You asked for advice on SMEdx. Your code: %(code)s")
    ) % values
    note = _("It is valid for 30 minutes. If you did not ask, do nothing: nobody is told.")
    page = values["page"]
    return Words(subject, f"{text}\n{page}\n\n{note}\n", phone=f"{text}. {note} {page}")


CODE = LetterKind(
    "advice-code",
    audience=Audience.ASKER,
    when=gettext_lazy("somebody asks for advice, or an adviser fills the request in for her"),
    sample={"code": "482913", "who": "", "page": "https://smedx.vn/advice/…/code/"},
    write=write,
    by_phone=True,
    is_urgent=True,
)
