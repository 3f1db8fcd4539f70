"""Notices as mails: in the person's language, text and HTML, with a way to stop them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from ledger.kinds import Group, kind_of
from ledger.models import Notice
from ui.bilingual import Bilingual

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
    """The notice in the active language."""
    kind = kind_of(notice.kind)
    values = {name: _value(value) for name, value in notice.params.items()}
    url = f"{settings.SITE_URL}{here(notice.path)}" if notice.path else ""
    return Told(str(kind.subject) % values, str(kind.body) % values, url)


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


def _value(value: Any) -> str:
    return str(Bilingual(**value)) if isinstance(value, dict) else str(value)


def stop_token(user: User, group: Group) -> str:
    return signing.dumps([user.pk, str(group)], salt=SALT, compress=True)


def read_stop_token(token: str) -> tuple[int, Group] | None:
    """Whose mails of which group a link stops; None for a forged one."""
    try:
        pk, group = signing.loads(token, salt=SALT)
        return int(pk), Group(group)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def mail_for(user: User, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """One mail that tells one notice or several; its identity is that of its notices."""
    with translation.override(language_of(user)):
        told = [in_words(notice) for notice in notices]
        group = kind_of(notices[0].kind).group
        subject = told[0].subject if len(told) == 1 else _digest_subject(len(told))
        stop = "" if group is Group.SERVICE else _absolute("notice-stop", stop_token(user, group))
        context = {
            "person": user.get_short_name(),
            "told": told,
            "stop_url": stop,
            "choices_url": _absolute("notice-choices"),
            "language": translation.get_language(),
            "group": group.label,
        }
        text = render_to_string("ledger/mail.txt", context)
        html = render_to_string("ledger/mail.html", context)
    message = EmailMultiAlternatives(" ".join(subject.split()), text, to=[user.email or ""])
    message.attach_alternative(html, "text/html")
    host = urlsplit(settings.SITE_URL).hostname
    message.extra_headers["Message-ID"] = f"<notice-{notices[0].pk}-{len(notices)}@{host}>"
    if stop:
        message.extra_headers["List-Unsubscribe"] = f"<{stop}>"
        message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


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
