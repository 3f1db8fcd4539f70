"""Codes of the routing in words for coordinators."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from advisers.cases.rules import Position
from advisers.desk.map import Standing
from advisers.engine.model import WEIGHTS
from advisers.engine.ranking import Lack

TERMS: Mapping[str, Any] = {
    "topic": _("knows the subject"),
    "free": _("has room"),
    "sector": _("knows the trade"),
    "way": _("advises in the way that was wished"),
    "size": _("knows enterprises of this size"),
}
LACKS: Mapping[Lack, Any] = {
    Lack.ASKED: _("was asked before"),
    Lack.ROOM: _("has no room"),
    Lack.LANGUAGE: _("does not speak the language"),
    Lack.TOPIC: _("advises on other subjects"),
    Lack.SECTOR: _("knows other trades"),
    Lack.SIZE: _("advises enterprises of another size"),
}


def terms_in_words(terms: Mapping[str, int]) -> list[tuple[Any, int, int]]:
    """(what, points reached, points to reach) of each term, as whole points of a hundred."""
    return [
        (label, terms[term] // 100, WEIGHTS[term]) for term, label in TERMS.items() if term in terms
    ]


# As staff read of somebody else; the choices' own labels speak to her.
POSITIONS: Mapping[str, tuple[Any, str]] = {
    Position.OFFERED: (_("has not answered yet"), "info"),
    Position.TAKEN: (_("has it"), "good"),
    Position.DECLINED: (_("declined"), "caution"),
    Position.MISSED: (_("a colleague was faster"), "neutral"),
    Position.LAPSED: (_("did not answer in time"), "caution"),
    Position.GIVEN_BACK: (_("gave it back"), "caution"),
    Position.HANDED_OVER: (_("handed it over"), "neutral"),
    Position.MOVED: (_("it moved on"), "neutral"),
    Position.CLOSED: (_("closed it"), "good"),
    Position.WITHDRAWN: (_("the owner withdrew it"), "neutral"),
}
STANDINGS: Mapping[Standing, Any] = {
    Standing.OPEN: _("served, with room"),
    Standing.FULL: _("served, but all are full"),
    Standing.NONE: _("served by nobody"),
}
