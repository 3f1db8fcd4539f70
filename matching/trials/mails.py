"""Letters to vendors: who would like to try or buy, and the link at which they answer."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from matching.models import Quote, Trial

SALT = "matching.vendor-link"
MODELS: dict[str, type[Trial] | type[Quote]] = {"trial": Trial, "quote": Quote}
TAKEN_BACK = "taken-back"
QUOTE_TAKEN_BACK = "quote-taken-back"
# A letter that asks to delete → what it is about.
WITHDRAWN: dict[str, type[Trial] | type[Quote]] = {TAKEN_BACK: Trial, QUOTE_TAKEN_BACK: Quote}


def token_of(kind: str, pk: int) -> str:
    """The last part of the vendor's address; whoever has the letter may answer."""
    return Signer(salt=SALT).sign(f"{kind}-{pk}")


def read_token(kind: str, token: str) -> int | None:
    """The id that a vendor's address stands for; None for a forged one or one of another kind."""
    try:
        said, _dash, pk = Signer(salt=SALT).unsign(token).partition("-")
    except BadSignature:
        return None
    return int(pk) if said == kind and pk.isdigit() else None


def write_to_vendor(*, kind: str, pk: int, at: datetime) -> None:
    """Write one letter; a job that runs twice writes it once.

    Args:
        kind: "trial", "quote"; "taken-back" and "quote-taken-back" once consent was withdrawn.

    Raises: OSError, SMTPException: the mail server did not take it; nothing is marked as sent.
    """
    if kind in WITHDRAWN:
        asked = WITHDRAWN[kind]._default_manager.select_related("platform__vendor")
        told = asked.filter(pk=pk).first()
        if told is not None and told.sent_to:
            _letter(told, kind).send()
        return
    with transaction.atomic():
        rows = MODELS[kind]._default_manager.select_for_update(of=("self",))
        row = rows.select_related("platform__vendor").filter(pk=pk, mailed_at=None).first()
        if row is None or not row.sent_to or not _is_wanted(row):
            return
        row.mailed_at = at
        row.save(update_fields=["mailed_at"])
        _letter(row, kind).send()


def _is_wanted(row: Trial | Quote) -> bool:
    if isinstance(row, Trial):
        return row.is_open
    return row.state == Quote.State.SENT and not row.is_taken_back


def _letter(row: Trial | Quote, kind: str) -> EmailMessage:
    """In Vietnamese: it goes to vendors in Vietnam."""
    shared = row.shared if isinstance(row, Trial) else row.request.shared
    with translation.override("vi"):
        subjects = {
            "trial": _("A request to try %(platform)s"),
            "quote": _("A request for your price of %(platform)s"),
            TAKEN_BACK: _("The request to try %(platform)s was withdrawn"),
            QUOTE_TAKEN_BACK: _("The request for your price of %(platform)s was withdrawn"),
        }
        context = {"kind": kind, "platform": row.platform, "shared": shared}
        if kind not in WITHDRAWN:
            path = reverse(f"vendor-{kind}", args=[token_of(kind, row.pk)])
            context["url"] = f"{settings.SITE_URL}{path}"
        text = render_to_string("matching/mail_vendor.txt", context)
        subject = subjects[kind] % {"platform": row.platform.name}
    host = urlsplit(settings.SITE_URL).hostname
    headers = {"Message-ID": f"<{kind}-{row.pk}@{host}>"}
    return EmailMessage(" ".join(subject.split()), text, to=[row.sent_to], headers=headers)
