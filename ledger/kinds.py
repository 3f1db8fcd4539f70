"""What the portal may tell people, by kind: the one table that says what goes to whom and how.

An app registers its kinds when it is ready; `ledger.notices.notify` takes one by its code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from ledger.models import Notice


class Delivery(TextChoices):
    """How somebody wants to hear of a group of notices; the portal shows them always."""

    AT_ONCE = "AT_ONCE", _("at once")
    DAILY = "DAILY", _("once a day, together")
    WEEKLY = "WEEKLY", _("on Mondays, together")
    PORTAL = "PORTAL", _("only here on the portal")


class Group(TextChoices):
    """Kinds that are chosen together; SERVICE is what a person has to be told."""

    SERVICE = "SERVICE", _("What you must know: invitations, your data, decisions you wait for")
    MATCHES = "MATCHES", _("What changed in your matches")
    TRIALS = "TRIALS", _("Your trials and requests for prices")
    REMINDERS = "REMINDERS", _("Dates of your roadmap and legal duties")
    CALLS = "CALLS", _("Calls for platforms, for vendors")


USUAL: Mapping[Group, Delivery] = {
    Group.SERVICE: Delivery.AT_ONCE,
    Group.MATCHES: Delivery.WEEKLY,
    Group.TRIALS: Delivery.AT_ONCE,
    Group.REMINDERS: Delivery.AT_ONCE,
    Group.CALLS: Delivery.DAILY,
}
CHOSEN = tuple(group for group in Group if group is not Group.SERVICE)


def always(notice: "Notice") -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of notice.

    Attributes:
        code: stable, kebab case.
        subject, body: lazy texts with named places, "%(platform)s", for the notice's `params`.
        still_due: asked again just before a notice goes out, so that nobody hears of what is over.
    """

    code: str
    group: Group
    subject: Any
    body: Any
    still_due: "Callable[[Notice], bool]" = always


class UnknownKindError(Exception):
    """No app registered this kind."""


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Make a kind known to this process; the same code again replaces it."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """Raises: UnknownKindError."""
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownKindError(code) from None


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, by code."""
    return tuple(_kinds[code] for code in sorted(_kinds))
