"""What the portal writes, as it would arrive: for colleagues who look at the texts.

The texts themselves are changed with the translations (`locale/`), not here: each needs both
languages, and a test that holds their places to what is filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Letter, User
from accounts.post.kinds import (
    Audience,
    LetterKind,
    MessageKind,
    Tongue,
    Words,
    all_kinds,
)
from accounts.post.letters import Envelope, post, words_of
from ledger.explained import kinds_for
from ledger.kinds import CHOSEN, USUAL, Group, Kind
from ledger.mails import Told, digest
from ledger.models import Notice
from ledger.services import seconds_to_wait

COUNTED = timedelta(days=30)
AN_HOUR = 10
LETTERS = gettext_lazy("Letters to addresses and numbers, at once")


class PreviewLimitError(Exception):
    """Ten previews within the hour; `seconds` until the next."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Line:
    """One kind in the list. sent: how many went in the last 30 days."""

    kind: MessageKind
    title: str
    how: str
    sent: int


@dataclass(frozen=True, slots=True)
class Part:
    """One group of the list. how: where all of it comes the same way; "" for letters."""

    title: Any
    how: str
    lines: list[Line]


def parts(*, at: datetime) -> list[Part]:
    """Every kind by its group, letters last, each by whom it is for; one query."""
    sent = sent_counts(at=at)
    audiences = list(Audience)
    by_audience = sorted(all_kinds(), key=lambda kind: audiences.index(kind.audience))
    found = []
    for group in (*Group, None):
        held = [kind for kind in by_audience if getattr(kind, "group", None) == group]
        lines = [Line(each, title_of(each), way_of(each), sent.get(each.code, 0)) for each in held]
        how = lines[0].how if lines and group else ""
        found.append(Part(group.label if group else LETTERS, how, lines))
    return found


def sent_counts(*, at: datetime) -> dict[str, int]:
    """How many of each kind went out in the last 30 days, mails and texts together; one query."""
    since = at - COUNTED
    notices, letters = (
        model._default_manager.filter(state="SENT", sent_at__gte=since)
        .order_by()
        .values_list("kind")
        .annotate(times=Count("pk"))
        for model in (Notice, Letter)
    )
    return dict(notices.union(letters, all=True))


def title_of(kind: MessageKind) -> str:
    """The subject, filled with the sample; of what only goes to phones, its first words."""
    words = preview_of(kind, translation.get_language() or "vi")
    return " ".join((words.subject or words.phone).split())


def example_of(group: Group) -> str:
    """A subject that an owner might read in a group, else anybody; "" for a group without kinds."""
    audiences = [Audience.OWNER, *Audience]
    held = [kind for each in audiences for kind in kinds_for(group, each)]
    return title_of(held[0]) if held else ""


def way_of(kind: MessageKind) -> str:
    """By which ways it comes, and whether at once or gathered."""
    if isinstance(kind, Kind):
        usual = USUAL[kind.group].label
        if kind.group not in CHOSEN:
            return _("on the portal and by e-mail, else by text; always at once")
        text = _("on the portal and by e-mail, else by text; usually %(usual)s, as she chooses")
        return text % {"usual": usual}
    letter = cast("LetterKind", kind)
    ways = {
        (True, False): _("by e-mail"),
        (False, True): _("by text to a phone"),
        (True, True): _("by e-mail, else by text to a phone"),
    }
    return f"{ways[letter.by_mail, letter.by_phone]}; {letter.tongue.label}"


def languages_of(kind: MessageKind) -> tuple[str, ...]:
    """In which languages a preview differs; a letter in both is one text."""
    is_readers = not isinstance(kind, LetterKind) or kind.tongue is Tongue.READER
    return ("vi", "en") if is_readers else ("vi",)


def preview_of(kind: MessageKind, language: str) -> Words:
    """The message as it would arrive, filled with the sample."""
    with translation.override(language):
        values = kind.sample_values()
        if isinstance(kind, LetterKind):
            return words_of(kind, values, language=language)
        return _notice(cast("Kind", kind), values)


def _notice(kind: Kind, values: Mapping[str, Any]) -> Words:
    subject, body = kind.told(values)
    url = f"{settings.SITE_URL}/…"
    groups = [kind.group] if kind.group in CHOSEN else []
    stop = f"{settings.SITE_URL}/notices/stop/…/" if groups else ""
    words = digest(str(values["person"]), [Told(subject, body, url)], groups, stop_url=stop)
    return Words(words.subject, words.text, words.html, f"{' '.join(subject.split())} {url}")


def _tried(values: Mapping[str, Any]) -> Words:
    words: Words = values["words"]
    subject = _("[Preview] %(subject)s") % {"subject": words.subject or words.phone}
    return Words(subject, words.text or words.phone, words.html)


TRIED = LetterKind(
    "preview",
    audience=Audience.STAFF,
    when=gettext_lazy("a colleague sends herself a preview of another kind"),
    sample={"words": Words("KiotViet", "…")},
    write=_tried,
)


def send_preview(
    *, kind: MessageKind, language: str, to: User, request_key: UUID, at: datetime
) -> bool:
    """Send somebody of the staff a kind as it reads, to her own address; the same form once.

    Returns: whether it goes out; False without an address.
    Raises: PreviewLimitError.
    """
    if not to.email:
        return False
    window = timedelta(hours=1)
    if wait := seconds_to_wait(key=f"preview:{to.pk}", limit=AN_HOUR, window=window, at=at):
        raise PreviewLimitError(wait)
    envelope = Envelope(TRIED.code, request_key.hex, to.email, language)
    post(envelope, {"words": preview_of(kind, language)}, at=at)
    return True
