"""What owners are written about their request, whether they have an account or not."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import Audience, LetterKind, Words, always
from advisers.asking.codes import CODE
from advisers.models import Case, Document, Message, Recommendation
from advisers.models.work import Side

PREFIX = "owner-"
ADDRESS = "https://smedx.vn/advice/…/"


def _letter(
    what: str, when: Any, subject: Any, body: Any, still_due: Callable[[str], bool] = always
) -> LetterKind:
    """Lazy texts with named places: adviser, place, address. To phones only the subject goes."""

    def write(values: Mapping[str, Any]) -> Words:
        title, address = str(subject) % values, values["address"]
        text = f"{str(body) % values}\n\n{address}\n"
        return Words(title, text, phone=f"{title} {address}")

    return LetterKind(
        f"{PREFIX}{what}",
        audience=Audience.ASKER,
        when=when,
        sample={"address": ADDRESS},
        write=write,
        by_phone=True,
        still_due=still_due,
    )


def is_still_new(key: str) -> bool:
    """Whether the adviser did something since the letter before that the owner has not read."""
    pk, _colon, since = key.partition(":")
    case = Case.objects.filter(pk=int(pk), withdrawn_at=None).first()
    if case is None:
        return False
    at = datetime.fromisoformat(since)
    hers = {"case": case, "side": Side.ADVISER, "created_at__gt": at}
    unread = Message.objects.filter(**hers, kind=Message.Kind.SHARED, read_at=None)
    papers = Document.objects.filter(**hers, removed_at=None)
    advice = Recommendation.objects.filter(case=case, changed_at__gt=at)
    return unread.exists() or papers.exists() or advice.exists()


LETTERS = (
    _letter(
        "confirmed",
        _("her contact is proved: the request goes to advisers"),
        _("SMEdx has your request for advice"),
        _(
            "We are looking for an adviser for %(place)s. You will hear from us as soon as"
            " somebody takes it on. On this page you see how it goes, and can take it back:"
        ),
    ),
    _letter(
        "gap",
        _("no adviser was found; once for each time that more were asked"),
        _("SMEdx: we have not found an adviser yet, our staff look further"),
        _(
            "No adviser for %(place)s has room and knows the subject at the moment. Your request"
            " is not lost: our staff look for somebody, and you hear from us."
        ),
    ),
    _letter(
        "taken",
        _("an adviser takes the request on"),
        _("SMEdx: %(adviser)s advises you"),
        _(
            "%(adviser)s has taken your request on and gets in touch in the way you chose. On this"
            " page you can write to each other:"
        ),
    ),
    _letter(
        "moved",
        _("a request goes on with another adviser"),
        _("SMEdx: %(adviser)s goes on advising you"),
        _("Your request is with %(adviser)s from now on, with all that was said and written."),
    ),
    _letter(
        "again",
        _("whoever had the request cannot go on: others are asked"),
        _("SMEdx: we are looking for another adviser for you"),
        _("Who had your request cannot go on with it. We ask others; you need not do anything."),
    ),
    _letter(
        "message",
        _("an adviser writes to her: at once, more within ten minutes in one letter"),
        _("SMEdx: your adviser wrote to you"),
        _("%(adviser)s wrote to you. Read and answer here:"),
    ),
    _letter(
        "document",
        _("an adviser puts a document there: at once, more within ten minutes in one letter"),
        _("SMEdx: your adviser put a document there for you"),
        _("%(adviser)s put a document there for you. Read it here:"),
    ),
    _letter(
        "recommended",
        _("an adviser recommends something or changes it: once a day"),
        _("SMEdx: your adviser recommends something"),
        _("%(adviser)s wrote down what to do, and until when:"),
    ),
    _letter(
        "more",
        _("an adviser did more within ten minutes of a letter: all of it in one"),
        _("SMEdx: more from your adviser"),
        _("%(adviser)s has put more there for you. Read it here:"),
        is_still_new,
    ),
    _letter(
        "waiting",
        _("nothing was noted on her request for nine days"),
        _("SMEdx: has your adviser been in touch?"),
        _(
            "Nothing has been noted on your request for a while. Our staff know. If you are waiting"
            " for an answer, or need no advice any more, say so on this page:"
        ),
    ),
    _letter(
        "closed",
        _("the request is closed: she is asked how it was"),
        _("SMEdx: your request for advice is closed"),
        _(
            "Was somebody in touch, and did it help? Three short questions; your answer goes to"
            " the adviser. If something is still open, you can open it again there:"
        ),
    ),
    # Closed once more by somebody whose advice she has rated already.
    _letter(
        "ended",
        _("a request is closed once more that she has rated already"),
        _("SMEdx: your request for advice is closed"),
        _("Nothing is left to do for you. If something is still open, open it again there:"),
    ),
)

# All that is written to an owner about one request.
KINDS = frozenset(letter.code for letter in (*LETTERS, CODE))
