"""The portal writes about an account: what allauth and our own services ask for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import translation

from accounts.models import User
from accounts.post.letters import Envelope, post
from accounts.post.own import OF_ALLAUTH


def write_mail(*, prefix: str, to: str, values: Mapping[str, Any], at: datetime) -> None:
    """Queue a mail that allauth calls by its prefix, in the language of the account's owner.

    To an address without an account in the language that is active.
    """
    user = User.objects.filter(email=to.lower()).only("language").first()
    language = user.language if user else active_language()
    envelope = Envelope(OF_ALLAUTH[prefix], uuid4().hex, to, language)
    post(envelope, {"email": to, **values}, at=at)


def write_text(
    *, kind: str, to: str, values: Mapping[str, Any], at: datetime, language: str = ""
) -> None:
    """Queue a text to a number. language: "" is the active one."""
    post(Envelope(kind, uuid4().hex, to, language or active_language()), values, at=at)


def write_factor_reset(*, user: User, by: User, at: datetime) -> None:
    """Tell a colleague that her second factor was reset, so that a wrong reset is noticed."""
    if user.contact:
        envelope = Envelope("factor-reset", uuid4().hex, user.contact, user.language)
        post(envelope, {"person": str(by)}, at=at)


def active_language() -> str:
    return (translation.get_language() or "vi")[:2]
