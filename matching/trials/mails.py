"""Letters to vendors: who would like to try or buy, and the link at which they answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import Audience, LetterKind, Tongue, Words
from accounts.post.letters import Envelope, has_gone, send_now
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


def _letter(kind: str, subject: Any, when: Any) -> LetterKind:
    """In Vietnamese: it goes to vendors in Vietnam, who may have no account."""

    def write(values: Mapping[str, Any]) -> Words:
        said = {"kind": kind, "url": "", **values}
        return Words(str(subject) % values, render_to_string("matching/mail_vendor.txt", said))

    sample: dict[str, Any] = {"shared": [["Tên", "Nguyễn Thị Hoa"], ["E-mail", "hoa@xuongmay.vn"]]}
    if kind in MODELS:
        sample["url"] = "https://smedx.vn/vendor/…/"
    return LetterKind(
        f"letter-{kind}",
        audience=Audience.VENDOR_ADDRESS,
        when=when,
        tongue=Tongue.VIETNAMESE,
        write=write,
        sample=sample,
    )


LETTERS = (
    _letter(
        "trial",
        _("A request to try %(platform)s"),
        _("an enterprise asks to try a platform, with her consent to pass on who she is"),
    ),
    _letter(
        "quote",
        _("A request for your price of %(platform)s"),
        _("an enterprise asks for a price, with her consent to pass on who she is"),
    ),
    _letter(
        TAKEN_BACK,
        _("The request to try %(platform)s was withdrawn"),
        _("an enterprise takes back its request for a trial that the vendor has got"),
    ),
    _letter(
        QUOTE_TAKEN_BACK,
        _("The request for your price of %(platform)s was withdrawn"),
        _("an enterprise takes back its request for a price that the vendor has got"),
    ),
)


def write_to_vendor(*, kind: str, pk: int, at: datetime) -> None:
    """Write one letter; a job that runs twice writes it once.

    Args:
        kind: "trial", "quote"; "taken-back" and "quote-taken-back" once consent was withdrawn.

    Raises: OSError, SMTPException: the mail server did not take it; nothing is marked as sent.
    """
    rows = {**MODELS, **WITHDRAWN}[kind]._default_manager.select_related("platform__vendor")
    row = rows.filter(pk=pk).first()
    if row is None or not row.sent_to:
        return
    is_asked = kind in MODELS
    if is_asked and (row.mailed_at is not None or not _is_wanted(row)):
        return
    envelope = Envelope(f"letter-{kind}", str(pk), row.sent_to)
    send_now(envelope, _values(row, kind), at=at)
    if is_asked and has_gone(envelope):
        rows.filter(pk=pk, mailed_at=None).update(mailed_at=at)


def _is_wanted(row: Trial | Quote) -> bool:
    if isinstance(row, Trial):
        return row.is_open
    return row.state == Quote.State.SENT and not row.is_taken_back


def _values(row: Trial | Quote, kind: str) -> dict[str, Any]:
    shared = row.shared if isinstance(row, Trial) else row.request.shared
    values = {
        "platform": row.platform.name,
        "vendor": row.platform.vendor.name,
        "shared": shared,
    }
    if kind in MODELS:
        with translation.override("vi"):
            path = reverse(f"vendor-{kind}", args=[token_of(kind, row.pk)])
        values["url"] = f"{settings.SITE_URL}{path}"
    return values
