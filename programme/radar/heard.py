"""What people wrote that was not understood: whole texts, or the clauses of which nothing was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from enterprises.models import Statement
from ledger.models import Wish
from ledger.services import TEXT_DAYS
from matching.models import MatchResult
from platforms.snapshot import Snapshot
from programme.radar.clusters import Text
from reference.models import Commune
from reference.needs import Recognition

_CLAUSE = re.compile(r"[^,.;:!?\n]+")
FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """A text that is left over, and of which province; "" where nobody said."""

    text: Text
    province: str


def left_over(text: str, said: Recognition) -> str:
    """What of a text nothing was understood: all of it, or the clauses without any evidence.

    Conditions are understood too.
    """
    spans = [
        *(span for found in said.needs for span in found.evidence),
        *said.conditions.spans.values(),
    ]
    if not spans:
        return text
    left = [
        clause[0].strip()
        for clause in _CLAUSE.finditer(text)
        if not any(span.start < clause.end() and clause.start() < span.end for span in spans)
    ]
    return "; ".join(clause for clause in left if len(clause.split()) >= FEWEST_WORDS)


def heard(snapshot: Snapshot, *, at: datetime) -> Iterator[Heard]:
    """Texts of the last 90 days; those that were forgotten are not there. Four queries.

    Who wrote for an enterprise or with an account is one person however often; without an account
    nobody can be told apart, so all who wrote on one day count as one.
    """
    recognise = snapshot.recogniser.recognise
    places = dict(Commune.objects.values_list("code", "province"))
    for words, person, province in (*_statements(at), *_results(at, places)):
        if left := left_over(words, recognise(words)):
            yield Heard(Text(left, person), province)
    rows = Wish.objects.filter(origin=Wish.Origin.SEARCH, day__gt=_since(at)).exclude(text="")
    for words, day, times in rows.order_by("pk").values_list("text", "day", "times").iterator():
        if left := left_over(words, recognise(words)):
            yield Heard(Text(left, ("day", day), times), "")


def _since(at: datetime) -> date:
    return timezone.localdate(at) - timedelta(days=TEXT_DAYS)


Row = tuple[str, tuple[str, object], str]


def _statements(at: datetime) -> Iterator[Row]:
    rows = Statement.objects.exclude(text="").filter(created_at__date__gt=_since(at))
    columns = ("text", "created_by", "enterprise", "enterprise__commune__province")
    for words, user, enterprise, province in rows.order_by("pk").values_list(*columns).iterator():
        person = ("user", user) if user else ("enterprise", enterprise)
        yield words, person, province or ""


def _results(at: datetime, places: dict[str, str]) -> Iterator[Row]:
    """Of an enterprise's result the words stand in its statements."""
    rows = MatchResult.objects.current(at=at).filter(enterprise=None).exclude(text="")
    rows = rows.filter(created_at__date__gt=_since(at)).order_by("pk")
    for words, user, made_at, inputs in rows.values_list(
        "text", "owner", "created_at", "inputs"
    ).iterator():
        person = ("user", user) if user else ("day", timezone.localdate(made_at))
        yield words, person, places.get(inputs.get("commune") or "", "")
