"""Kinds of notices: what the portal tells people who have an account, as each has chosen.

They stand in one table with the letters to addresses, `accounts.post.kinds`: an app registers its
kinds when it is ready; `ledger.notices.notify` takes one by its code.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import (
    Audience,
    MessageKind,
    UnknownKindError,
    all_kinds,
    find,
    register,
)

if TYPE_CHECKING:
    from ledger.models import Notice


__all__ = [
    "CHOSEN",
    "USUAL",
    "Audience",
    "Delivery",
    "Group",
    "Kind",
    "UnknownKindError",
    "find_kind",
    "kind_of",
    "notice_kinds",
    "register_kind",
]


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
class Kind(MessageKind):
    """One sort of notice.

    Attributes:
        subject, body: lazy texts with named places, "%(platform)s", for the notice's `params`.
        still_due: asked again just before a notice goes out, so that nobody hears of what is over.
    """

    group: Group
    subject: Any
    body: Any
    still_due: "Callable[[Notice], bool]" = always

    def told(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """Subject and body in the active language; a value that is missing is shown as "…"."""
        known = defaultdict(lambda: "…", values)
        return str(self.subject) % known, str(self.body) % known


def register_kind(kind: Kind) -> None:
    """Make a kind known to this process; the same code again replaces it."""
    register(kind)


def kind_of(code: str) -> Kind:
    """Raises: UnknownKindError."""
    kind = find_kind(code)
    if kind is None:
        raise UnknownKindError(code)
    return kind


def find_kind(code: str) -> Kind | None:
    """None for one that no app registers any more."""
    kind = find(code)
    return kind if isinstance(kind, Kind) else None


def notice_kinds() -> tuple[Kind, ...]:
    """Every kind of notice, by code."""
    return tuple(kind for kind in all_kinds() if isinstance(kind, Kind))
