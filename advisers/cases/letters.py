"""What owners are written about their request, whether they have an account or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Letter:
    """Lazy texts with named places: adviser, place, address. To phones only the subject goes."""

    subject: Any
    body: Any


LETTERS: Mapping[str, Letter] = {
    "confirmed": Letter(
        _("SMEdx has your request for advice"),
        _(
            "We are looking for an adviser for %(place)s. You will hear from us as soon as"
            " somebody takes it on. On this page you see how it goes, and can take it back:"
        ),
    ),
    "gap": Letter(
        _("SMEdx: we have not found an adviser yet, our staff look further"),
        _(
            "No adviser for %(place)s has room and knows the subject at the moment. Your request"
            " is not lost: our staff look for somebody, and you hear from us."
        ),
    ),
    "taken": Letter(
        _("SMEdx: %(adviser)s advises you"),
        _(
            "%(adviser)s has taken your request on and gets in touch in the way you chose. On this"
            " page you can write to each other:"
        ),
    ),
    "moved": Letter(
        _("SMEdx: %(adviser)s goes on advising you"),
        _("Your request is with %(adviser)s from now on, with all that was said and written."),
    ),
    "again": Letter(
        _("SMEdx: we are looking for another adviser for you"),
        _("Who had your request cannot go on with it. We ask others; you need not do anything."),
    ),
    "message": Letter(
        _("SMEdx: your adviser wrote to you"),
        _("%(adviser)s wrote to you. Read and answer here:"),
    ),
    "document": Letter(
        _("SMEdx: your adviser put a document there for you"),
        _("%(adviser)s put a document there for you. Read it here:"),
    ),
    "recommended": Letter(
        _("SMEdx: your adviser recommends something"),
        _("%(adviser)s wrote down what to do, and until when:"),
    ),
    "waiting": Letter(
        _("SMEdx: has your adviser been in touch?"),
        _(
            "Nothing has been noted on your request for a while. Our staff know. If you are waiting"
            " for an answer, or need no advice any more, say so on this page:"
        ),
    ),
    "closed": Letter(
        _("SMEdx: your request for advice is closed"),
        _(
            "Was somebody in touch, and did it help? Three short questions; your answer goes to"
            " the adviser. If something is still open, you can open it again there:"
        ),
    ),
    # Closed once more by somebody whose advice she has rated already.
    "ended": Letter(
        _("SMEdx: your request for advice is closed"),
        _("Nothing is left to do for you. If something is still open, open it again there:"),
    ),
}
