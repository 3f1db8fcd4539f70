"""Notices as mails: in the person's language, text and HTML, with a way to stop them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.messaging import Mail
from accounts.models import User
from accounts.post.kinds import Words, in_language
from ledger.kinds import CHOSEN, Group, find_kind, kind_of
from ledger.models import Notice

SALT = "ledger.unsubscribe"


@dataclass(frozen=True, slots=True)
class Told:
    """A notice in words. `url` is absolute, "" where it leads nowhere."""

    subject: str
    body: str
    url: str


def language_of(user: User) -> str:
    return user.language or settings.LANGUAGE_CODE


def in_words(notice: Notice) -> Told:
    """The notice in the active language; of a kind that is gone, its code."""
    kind = find_kind(notice.kind)
    values = {name: in_language(value) for name, value in notice.params.items()}
    subject, body = kind.told(values) if kind else (notice.kind, "")
    return Told(subject, body, f"{settings.SITE_URL}{here(notice.path)}" if notice.path else "")


def here(path: str) -> str:
    """A page's path in the active language; the path of a page without one stays."""
    if not path:
        return ""
    language = translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(
        settings.LANGUAGE_CODE
    ):  # a path is read as Vietnamese readers have it
        found = urlsplit(translate_url(path, language))
    return found._replace(scheme="", netloc="").geturl()


def stop_token(user: User, *groups: Group) -> str:
    return signing.dumps([user.pk, *map(str, groups)], salt=SALT, compress=True)


def read_stop_token(token: str) -> tuple[int, tuple[Group, ...]] | None:
    """Whose mails of which groups a link stops; None for a forged one."""
    try:
        pk, *groups = signing.loads(token, salt=SALT)
        return int(pk), tuple(Group(group) for group in groups)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def mail_for(user: User, notices: Sequence[Notice]) -> Mail:
    """One mail that tells one notice or several; its identity is that of its notices.

    Its one click stops everything in it that may be stopped.
    """
    held = {kind_of(notice.kind).group for notice in notices}
    groups = [group for group in CHOSEN if group in held]
    with translation.override(language_of(user)):
        told = [in_words(notice) for notice in notices]
        stop = _absolute("notice-stop", stop_token(user, *groups)) if groups else ""
        words = digest(user.get_short_name(), told, groups, stop_url=stop)
    host = urlsplit(settings.SITE_URL).hostname
    headers = {"Message-ID": f"<notice-{notices[0].pk}-{len(notices)}@{host}>"}
    if stop:
        headers["List-Unsubscribe"] = f"<{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    subject = " ".join(words.subject.split())
    return Mail(user.email or "", subject, words.text, words.html, headers)


def digest(person: str, told: Sequence[Told], groups: Sequence[Group], *, stop_url: str) -> Words:
    """The mail that tells one thing or several, in the active language."""
    context = {
        "person": person,
        "told": told,
        "stop_url": stop_url,
        "choices_url": _absolute("notice-choices"),
        "language": translation.get_language(),
        "group": listed(groups),
    }
    subject = told[0].subject if len(told) == 1 else _digest_subject(len(told))
    text = render_to_string("ledger/mail.txt", context)
    return Words(subject, text, render_to_string("ledger/mail.html", context))


def listed(groups: Sequence[Group]) -> str:
    """Groups as they stand in a sentence."""
    return "; ".join(str(group.label) for group in groups)


def text_for(user: User, notices: Sequence[Notice]) -> str:
    """The same for a phone: what it is about, and where to read it."""
    with translation.override(language_of(user)):
        told = [in_words(notice) for notice in notices]
        is_one = len(told) == 1
        subject = told[0].subject if is_one else _digest_subject(len(told))
        address = (told[0].url if is_one else "") or _absolute("notice-list")
    return f"{' '.join(subject.split())} {address}"


def _digest_subject(count: int) -> str:
    return _("%(count)d pieces of news for you") % {"count": count}


def _absolute(name: str, *args: Any) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"
