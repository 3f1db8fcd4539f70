"""Makes all demonstration data of a seed; what is there already stays."""

from collections.abc import Callable
from datetime import datetime

from advisers.cases.rules import State
from portal.demo.advisers import advisers
from portal.demo.cases import Cast, cases
from portal.demo.enterprises import HOME, enterprises
from portal.demo.lot import Lot
from portal.demo.people import people
from portal.demo.vendors import vendors
from reference.models import Province


def pieces(count: int) -> int:
    """How often `done` is called: for the bar."""
    return max(count, len(HOME)) + Province.objects.current().count() + len(State)


def seed(number: int, *, count: int, at: datetime, done: Callable[[], None]) -> Lot:
    """All of it; repeated with the same seed nothing comes twice.

    Args:
        count: enterprises, at least one for each owner of the roles.
    """
    lot = Lot(number, at)
    everybody = people(lot)
    firms = enterprises(lot, everybody, count=max(count, len(HOME)), done=done)
    vendors(lot, everybody)
    network = advisers(lot, everybody, done=done)
    cast = Cast(
        owner=everybody["owner_a"],
        enterprise=firms["owner_a"],
        adviser=network["adviser_in"],
        coordinator=everybody["adviser_coordinator"],
    )
    cases(lot, cast, done=done)
    return lot
