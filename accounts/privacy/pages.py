"""What the pages under /my/data/ show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.consents import consents_shown
from accounts.models import Consent, DataRequest, User
from accounts.privacy.erasure import obstacles_for
from accounts.privacy.holdings import all_holdings
from accounts.privacy.retention import all_forgettings
from reference.counting import counts_of


@dataclass(frozen=True, slots=True)
class Held:
    """One table of hers on the page."""

    title: Any
    count: int
    kept: Any
    next_on: date | None


@dataclass(frozen=True, slots=True)
class HeldBy:
    """What one app holds of her; `name` as people call it."""

    name: Any
    tables: tuple[Held, ...]


def held_of(user: User) -> list[HeldBy]:
    """What is there, by app, the account first; empty tables are left out.

    One query counts the rows of all tables, beside the few that the holdings ask themselves.
    """
    sections = [(holding, holding.sections(user)) for holding in reversed(all_holdings())]
    counts = iter(counts_of(each.rows for _holding, parts in sections for each in parts))
    found = []
    for holding, parts in sections:
        tables = [Held(each.title, next(counts), each.kept, each.next_on) for each in parts]
        if any(each.count for each in tables):
            found.append(HeldBy(holding.title, tuple(each for each in tables if each.count)))
    return found


def data_page(user: User) -> dict[str, Any]:
    consents = Consent.objects.filter(user=user).order_by("-given_at", "pk")
    copies = DataRequest.objects.filter(user=user, kind=DataRequest.Kind.EXPORT)
    return {
        "held": held_of(user),
        "consents": consents_shown(consents),
        "copies": copies.order_by("-asked_at")[:5],
        "forgettings": all_forgettings(),
    }


def erasure_page(user: User) -> dict[str, Any]:
    return {
        "goes": held_of(user),
        "stays": [words for each in all_holdings() for words in each.stays],
        "obstacles": obstacles_for(user),
    }
