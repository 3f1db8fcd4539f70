"""Keeping a request, and proving its contact by a code; nobody is asked before it is proved."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from accounts.contacts import Contact
from accounts.models import User
from accounts.post.letters import Envelope, post
from advisers.asking.codes import CODE
from advisers.asking.consent import VERSION, digest, keep_consent
from advisers.cases import told
from advisers.cases.holding_on import locked
from advisers.cases.rules import State, check_transition
from advisers.models import Adviser, Case
from advisers.tasks import route
from enterprises.models import Enterprise
from ledger.services import scrub, seconds_to_wait
from reference.models import Commune, Province, Sector
from reference.once import once_for

CODE_LIFE = timedelta(minutes=30)
MOST_TRIES = 5
CODES_AN_HOUR = 4


class WrongCodeError(Exception):
    """Not the code that was sent."""


class CodeGoneError(Exception):
    """Too old, or tried too often: a new one has to be sent."""


class CodeLimitError(Exception):
    """Too many codes to this contact; `seconds` until the next."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody says who asks for advice, as the form checked it.

    Attributes:
        consent: the words she agreed to, as they were shown.
        ways: as she prefers them, best first.
        call_on: a number to call besides an e-mail address; nobody has proved it.
    """

    contact: Contact
    consent: str
    origin: str
    province: Province
    speaks: str
    origin_key: str = ""
    name: str = ""
    business: str = ""
    text: str = ""
    need_codes: tuple[str, ...] = ()
    platform_slugs: tuple[str, ...] = ()
    sector: Sector | None = None
    size: str = ""
    commune: Commune | None = None
    ways: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    language: str = "vi"
    enterprise: Enterprise | None = None
    call_on: str = ""


@transaction.atomic
def ask_advice(
    *,
    asked: Asked,
    request_key: UUID,
    at: datetime,
    by: User | None = None,
    assisted_by: Adviser | None = None,
) -> Case:
    """Keep a request; the same form twice is one. It goes on once its contact is proved.

    A form gone back to and sent with other words, such as the right address, is another request;
    the one before goes by itself if nobody proves it.

    Args:
        by: who is signed in; a contact that she proved to the portal needs no code. Nobody for a
            request that an adviser fills in: the owner confirms it herself.

    Raises: CodeLimitError: too many codes went to this contact.
    """
    key = key_of(asked, request_key, assisted_by)
    if known := Case.objects.filter(request_key=key).first():
        return known
    owner = by if by is not None and is_hers(asked.contact, by) else None
    try:
        with transaction.atomic():
            row = _create(asked, key, owner, assisted_by, at)
    except IntegrityError:
        # The same form at the same moment.
        if known := Case.objects.filter(request_key=key).first():
            return known
        raise
    if owner is not None:
        return _go_on(row, at)
    send_code(case=row, at=at)
    return row


def key_of(asked: Asked, request_key: UUID, assisted_by: Adviser | None) -> UUID:
    """Under which key a request is kept: of what was said, and of who filled it in.

    An adviser who knows the mark of a form that she filled in gets by it to no owner's page.
    """
    said = (getattr(asked, name) for name in Asked.__slots__)
    return once_for(request_key, assisted_by.pk if assisted_by else "", *said)


def _create(
    asked: Asked, key: UUID, owner: User | None, assisted_by: Adviser | None, at: datetime
) -> Case:
    return Case.objects.create(
        request_key=key,
        origin=asked.origin,
        origin_key=asked.origin_key,
        name=asked.name,
        business=asked.business,
        email=asked.contact.email,
        phone=asked.contact.phone or asked.call_on,
        owner=owner,
        enterprise=asked.enterprise,
        language=asked.language,
        text=scrub(asked.text),
        need_codes=list(asked.need_codes),
        platform_slugs=list(asked.platform_slugs),
        sector=asked.sector,
        size=asked.size,
        province=asked.province,
        commune=asked.commune,
        speaks=asked.speaks,
        ways=list(asked.ways),
        times=list(asked.times),
        assisted_by=assisted_by,
        consent_version=VERSION,
        consent_hash=digest(asked.consent),
        consent_at=at,
        asked_at=at,
    )


def is_hers(contact: Contact, user: User) -> bool:
    """Whether she has proved this contact to the portal before."""
    by_mail = contact.email and contact.email == user.email and user.email_verified_at
    by_phone = contact.phone and contact.phone == user.phone and user.phone_verified_at
    return bool(by_mail or by_phone)


@transaction.atomic
def send_code(*, case: Case, at: datetime) -> Case:
    """Send a new code; the one before opens nothing any more.

    Raises: CodeLimitError.
    """
    row = locked(case)
    if row.state != State.UNCONFIRMED:
        return row
    key = f"advice-code:{_mark(row)}"
    if wait := seconds_to_wait(key=key, limit=CODES_AN_HOUR, window=timedelta(hours=1), at=at):
        raise CodeLimitError(wait)
    code = f"{secrets.randbelow(1_000_000):06d}"
    row.code_hash, row.code_sent_at, row.code_tries = _hash(row, code), at, 0
    row.save(update_fields=["code_hash", "code_sent_at", "code_tries"])
    _write(row, code, at)
    return row


def _mark(row: Case) -> str:
    """Names a contact in the counters without saying it."""
    return salted_hmac("advisers.contact", row.email or row.phone).hexdigest()[:32]


def _hash(row: Case, code: str) -> str:
    return salted_hmac("advisers.code", f"{row.pk}:{code}", algorithm="sha256").hexdigest()


def _write(row: Case, code: str, at: datetime) -> None:
    with translation.override(row.language):
        page = f"{settings.SITE_URL}{reverse('advice-code', args=[row.token])}"
    who = row.assisted_by.name if row.assisted_by else ""
    to, key = row.email or row.phone, f"{row.pk}:{uuid4().hex}"
    envelope = Envelope(CODE.code, key, to, row.language)
    post(envelope, {"code": code, "who": who, "page": page}, at=at)


def confirm_case(*, case: Case, code: str, at: datetime, by: User | None = None) -> Case:
    """Prove the contact by the code; the request goes to advisers. Proved again, nothing happens.

    Raises: WrongCodeError. CodeGoneError: older than 30 minutes, or five wrong tries.
    """
    error: Exception | None = None
    with transaction.atomic():
        row = locked(case)
        if row.state != State.UNCONFIRMED:
            return row
        is_old = row.code_sent_at is None or at - row.code_sent_at > CODE_LIFE
        if is_old or row.code_tries >= MOST_TRIES:
            error = CodeGoneError()
        elif not hmac.compare_digest(row.code_hash, _hash(row, code)):
            # Counted and kept, also though the caller hears of an error.
            row.code_tries += 1
            row.save(update_fields=["code_tries"])
            error = WrongCodeError()
        else:
            if by is not None and is_hers(_proved(row), by):
                row.owner = by
            _go_on(row, at)
    if error is not None:
        raise error
    return row


def _proved(row: Case) -> Contact:
    """What the code went to; a number beside an address was proved by nobody."""
    return Contact(email=row.email) if row.email else Contact(phone=row.phone)


def _go_on(row: Case, at: datetime) -> Case:
    """The contact is proved: advisers are asked."""
    check_transition(State(row.state), State.NEW)
    row.state, row.confirmed_at, row.code_hash = State.NEW, at, ""
    row.save()
    keep_consent(row)
    route.defer()
    told.tell_owner(row, "confirmed", at=at)
    return row


def seconds_left(row: Case, *, at: datetime) -> int:
    """For how long the code that was sent last is good; 0 once it is not."""
    if row.code_sent_at is None or row.code_tries >= MOST_TRIES:
        return 0
    return max(int((row.code_sent_at + CODE_LIFE - at).total_seconds()), 0)


def forget_unconfirmed(*, at: datetime) -> int:
    """Requests that nobody proved within a day go. Returns: how many."""
    old = Case.objects.filter(state=State.UNCONFIRMED, asked_at__lt=at - timedelta(days=1))
    return old.delete()[1].get("advisers.Case", 0)
