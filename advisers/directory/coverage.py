"""Who serves each commune, on what, with room or not, and how fast requests are answered there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection
from django.utils import timezone

from advisers.cases.rules import HELD, OFFER_REMINDED, Position, State
from advisers.choices import Standing
from reference.models import BusinessFunction

# What is said of how fast requests are answered stands on so many cases of so many days.
ENOUGH = 5
RECENT = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Answers:
    """How fast requests were answered lately.

    Attributes:
        cases: requests of the last 180 days that were answered, or have waited for three days.
        minutes: the median until the first answer; None: fewer than five cases.
    """

    cases: int = 0
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """One commune of today.

    Attributes:
        province: its code; `province_name` without "tỉnh" or "thành phố".
        advisers: who may be asked today and serve it, itself or with the whole province.
        has_room: whether any of them takes one case more.
        topics: codes of the functions on which at least one of them advises, in their order.
        answers: to requests from the commune.
    """

    code: str
    name: str
    province: str
    province_name: str
    latitude: float
    longitude: float
    advisers: int
    has_room: bool
    topics: tuple[str, ...]
    answers: Answers


@dataclass(frozen=True, slots=True)
class ProvinceServed:
    """One province of today: `advisers` serve any of it, `covered` of `communes` are served."""

    code: str
    name: str
    advisers: int
    communes: int
    covered: int
    answers: Answers

    @property
    def percent(self) -> int:
        """Communes served, of 100, rounded down so that 100 means all."""
        return 100 * self.covered // self.communes if self.communes else 0


# Who may be asked on the day, as `routing.held.available`, with her room and a bit for each topic.
_PEOPLE = """
topic AS (
    SELECT code, 1::bigint << (place - 1)::int AS bit
    FROM unnest(%(functions)s::text[]) WITH ORDINALITY AS listed(code, place)
),
named AS (
    SELECT code, bit FROM topic
    UNION ALL
    SELECT need.code, bit FROM reference_need AS need JOIN topic ON topic.code = need.function_id
),
person AS (
    SELECT adviser.id, adviser.capacity, adviser.functions || adviser.needs AS codes
    FROM advisers_adviser AS adviser
    JOIN advisers_organisation AS firm ON firm.id = adviser.organisation_id
    JOIN accounts_user AS account ON account.id = adviser.user_id AND account.is_active
    WHERE adviser.standing = %(active)s AND firm.standing = %(active)s
      AND (adviser.licence_until IS NULL OR adviser.licence_until >= %(today)s)
      AND NOT EXISTS (
        SELECT FROM advisers_leave AS away
        WHERE away.adviser_id = adviser.id AND %(today)s BETWEEN away.from_on AND away.until_on
      )
      AND (%(province)s::text IS NULL OR adviser.id IN (
        SELECT adviser_id FROM advisers_servedarea WHERE province_id = %(province)s
      ))
),
said AS (
    SELECT id, bit_or(bit) AS bits
    FROM person, unnest(codes) AS word JOIN named ON named.code = word GROUP BY id
),
busy AS (
    SELECT adviser_id, count(*) AS load FROM (
        SELECT adviser_id FROM advisers_case WHERE state = ANY(%(held)s)
        UNION ALL
        SELECT adviser_id FROM advisers_offer WHERE position = %(offered)s
    ) AS work GROUP BY adviser_id
),
asked AS (
    SELECT person.id, coalesce(busy.load, 0) < person.capacity AS has_room, said.bits
    FROM person
    LEFT JOIN busy ON busy.adviser_id = person.id
    LEFT JOIN said ON said.id = person.id
)"""

# A request that nobody answered counts with its wait so far, once that is longer than three days:
# else a place where nobody answers would look fast.
_WAITED = """
waited AS (
    SELECT commune_id, province_id, coalesce(answered_at, taken_at,
        CASE WHEN confirmed_at < %(patience)s AND state <> %(withdrawn)s
             THEN coalesce(closed_at, %(at)s) END) - confirmed_at AS wait
    FROM advisers_case
    WHERE confirmed_at BETWEEN %(since)s AND %(at)s
      AND (%(province)s::text IS NULL OR province_id = %(province)s)
)"""

_MEDIAN = """count(wait) AS cases, (percentile_cont(0.5) WITHIN GROUP (
        ORDER BY extract(epoch FROM wait) / 60))::int AS minutes"""

_COMMUNES = f"""
WITH {_PEOPLE}, {_WAITED},
whole AS (
    SELECT province_id, count(*) AS people, bool_or(has_room) AS has_room, bit_or(bits) AS bits
    FROM advisers_servedarea AS area JOIN asked ON asked.id = area.adviser_id
    WHERE area.commune_id IS NULL GROUP BY province_id
),
own AS (
    SELECT commune_id, count(*) AS people, bool_or(has_room) AS has_room, bit_or(bits) AS bits
    FROM advisers_servedarea AS area JOIN asked ON asked.id = area.adviser_id
    WHERE area.commune_id IS NOT NULL
      AND (%(commune)s::text IS NULL OR area.commune_id = %(commune)s)
      AND NOT EXISTS (
        SELECT FROM advisers_servedarea AS wide
        WHERE wide.adviser_id = area.adviser_id AND wide.province_id = area.province_id
          AND wide.commune_id IS NULL
    ) GROUP BY commune_id
),
answers AS (SELECT commune_id, {_MEDIAN} FROM waited GROUP BY commune_id)
SELECT commune.code, commune.name, commune.province_id, province.short_name,
    commune.latitude::float8, commune.longitude::float8,
    coalesce(own.people, 0) + coalesce(whole.people, 0),
    coalesce(own.has_room, false) OR coalesce(whole.has_room, false),
    coalesce(own.bits, 0) | coalesce(whole.bits, 0),
    coalesce(answers.cases, 0), answers.minutes
FROM reference_commune AS commune
JOIN reference_province AS province ON province.code = commune.province_id
LEFT JOIN own ON own.commune_id = commune.code
LEFT JOIN whole ON whole.province_id = commune.province_id
LEFT JOIN answers ON answers.commune_id = commune.code
WHERE NOT commune.is_retired
  AND (%(province)s::text IS NULL OR commune.province_id = %(province)s)
  AND (%(commune)s::text IS NULL OR commune.code = %(commune)s)
ORDER BY commune.code
"""  # noqa: S608 - our own parts

_PROVINCES = f"""
WITH {_PEOPLE}, {_WAITED},
near AS (
    SELECT area.province_id, count(DISTINCT area.adviser_id) AS people
    FROM advisers_servedarea AS area JOIN asked ON asked.id = area.adviser_id
    GROUP BY area.province_id
),
answers AS (SELECT province_id, {_MEDIAN} FROM waited GROUP BY province_id)
SELECT province.code, province.short_name, coalesce(near.people, 0),
    coalesce(answers.cases, 0), answers.minutes
FROM reference_province AS province
LEFT JOIN near ON near.province_id = province.code
LEFT JOIN answers ON answers.province_id = province.code
WHERE NOT province.is_retired
ORDER BY province.code
"""  # noqa: S608 - our own parts


def coverage(
    province: str | None = None, *, at: datetime, commune: str | None = None
) -> list[Served]:
    """Each commune of today, by code; two queries, one of them grouped.

    Args:
        province: code; None: the whole country.
        commune: code of the only one that is wanted, in `province`.
    """
    functions = _functions()
    rows = _rows(_COMMUNES, functions, at, province=province, commune=commune)
    topics = lru_cache(maxsize=None)(lambda bits: _topics(functions, bits))
    return [
        Served(
            code=row[0],
            name=row[1],
            province=row[2],
            province_name=row[3],
            latitude=row[4],
            longitude=row[5],
            advisers=row[6],
            has_room=row[7],
            topics=topics(row[8]),
            answers=_answers(*row[9:]),
        )
        for row in rows
    ]


def coverage_of_provinces(communes: Iterable[Served], *, at: datetime) -> list[ProvinceServed]:
    """Each province of today, by code; two queries.

    Args:
        communes: what `coverage` answered for the whole country.
    """
    count: dict[str, int] = {}
    covered: dict[str, int] = {}
    for each in communes:
        count[each.province] = count.get(each.province, 0) + 1
        covered[each.province] = covered.get(each.province, 0) + bool(each.advisers)
    return [
        ProvinceServed(
            code, name, people, count.get(code, 0), covered.get(code, 0), _answers(cases, minutes)
        )
        for code, name, people, cases, minutes in _rows(_PROVINCES, _functions(), at, province=None)
    ]


def province_answers(province: str, *, at: datetime) -> Answers:
    """How fast requests from a whole province were answered; one query."""
    rows = _rows(_PROVINCES, (), at, province=province)
    return next((_answers(*row[-2:]) for row in rows if row[0] == province), Answers())


def _functions() -> list[str]:
    rows = BusinessFunction.objects.current().order_by("position", "code")
    return list(rows.values_list("code", flat=True))


def _rows(
    question: str, functions: Sequence[str], at: datetime, **asked: Any
) -> Sequence[tuple[Any, ...]]:
    params: Mapping[str, Any] = {
        "functions": list(functions),
        "active": Standing.ACTIVE.value,
        "today": timezone.localdate(at),
        "held": [state.value for state in HELD],
        "offered": Position.OFFERED.value,
        "withdrawn": State.WITHDRAWN.value,
        "at": at,
        "patience": at - OFFER_REMINDED,
        "since": at - RECENT,
        **asked,
    }
    with connection.cursor() as cursor:
        cursor.execute(question, params)
        return cursor.fetchall()


def _topics(functions: Sequence[str], bits: int) -> tuple[str, ...]:
    return tuple(code for place, code in enumerate(functions) if bits >> place & 1)


def _answers(cases: int, minutes: int | None) -> Answers:
    return Answers(cases, minutes if cases >= ENOUGH else None)
