"""What the portal may write to people: the one table that says what goes to whom, and when.

An app registers its kinds when it is ready. A notice (`ledger.kinds.Kind`) goes to an account, as
its person chose; a letter (`LetterKind`) goes to an address or a number, at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.post.samples import SAMPLES
from ui.bilingual import Bilingual


class Audience(TextChoices):
    """Who gets a kind of message."""

    ACCOUNT = "ACCOUNT", _("whoever has an account, or asks for one")
    OWNER = "OWNER", _("people of an enterprise")
    ASKER = "ASKER", _("whoever asked for advice, also without an account")
    ADVISER = "ADVISER", _("advisers of the consulting network")
    COORDINATOR = "COORDINATOR", _("coordinators of the consulting network")
    VENDOR = "VENDOR", _("people of a vendor")
    VENDOR_ADDRESS = "VENDOR_ADDRESS", _("the address of a vendor, without an account")
    INVITED = "INVITED", _("an invited address, also without an account")
    REPORTER = "REPORTER", _("whoever reported a problem, without an account")
    STAFF = "STAFF", _("colleagues of the ministry")


class Tongue(TextChoices):
    """In which language a letter is written."""

    READER = "READER", _("in the reader's language")
    BOTH = "BOTH", _("in Vietnamese, with the English below: nobody knows what she reads")
    VIETNAMESE = "VIETNAMESE", _("in Vietnamese")


@dataclass(frozen=True, slots=True)
class Words:
    """A message as it reads in one language; `html` and `phone` are "" where there is none."""

    subject: str
    text: str
    html: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One sort of message.

    Attributes:
        code: stable, kebab case; unique among notices and letters.
        when: lazy text that ends "it goes out when …".
        sample: values for a preview, where `SAMPLES` has none that suit.
    """

    code: str
    audience: Audience = field(kw_only=True)
    when: Any = field(kw_only=True)
    sample: Mapping[str, Any] = field(kw_only=True, default_factory=dict)

    def sample_values(self) -> dict[str, Any]:
        """What a preview is filled with, in the active language."""
        return {name: in_language(value) for name, value in {**SAMPLES, **self.sample}.items()}


def in_language(value: Any) -> Any:
    """A value {"vi": …, "en": …} as its text in the active language; any other as it is."""
    is_both = isinstance(value, dict) and value.keys() == {"vi", "en"}
    return str(Bilingual(**value)) if is_both else value


def always(_key: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind(MessageKind):
    """A mail or text to an address or number, whether somebody has an account or not.

    Attributes:
        write: gives the words for values, in the active language.
        still_due: asked with the letter's key just before it goes, so that nobody hears of what
            is over.
        is_urgent: of no use after a quarter of an hour, such as a code: not tried for longer.
        keeps_address: False where not even the list of what was sent may name the address.
    """

    write: Callable[[Mapping[str, Any]], Words]
    tongue: Tongue = Tongue.READER
    by_mail: bool = True
    by_phone: bool = False
    still_due: Callable[[str], bool] = always
    is_urgent: bool = False
    keeps_address: bool = True


class UnknownKindError(Exception):
    """No app registered this kind."""


_kinds: dict[str, MessageKind] = {}


def register(*kinds: MessageKind) -> None:
    """Make kinds known to this process; the same code again replaces it."""
    _kinds.update({kind.code: kind for kind in kinds})


def find(code: str) -> MessageKind | None:
    return _kinds.get(code)


def letter_kind(code: str) -> LetterKind:
    """Raises: UnknownKindError."""
    kind = _kinds.get(code)
    if not isinstance(kind, LetterKind):
        raise UnknownKindError(code)
    return kind


def all_kinds() -> tuple[MessageKind, ...]:
    """Every kind of notice and letter, by code."""
    return tuple(_kinds[code] for code in sorted(_kinds))
