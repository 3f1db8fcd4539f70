"""Advisers and organisations as everybody may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import MD5, Cast, Concat
from django.utils import timezone

from advisers.cases.rules import HELD, Position
from advisers.choices import Standing
from advisers.models import Adviser, Case, Leave, Offer, Organisation, ServedArea
from advisers.routing.successors import successors
from reference.models import Commune, LegacyUnit, Need
from reference.taxonomy import Taxonomy

PER_PAGE = 20
MOST_ORGANISATIONS = 60


@dataclass(frozen=True, slots=True)
class Search:
    """What the directory is asked for; "" is any.

    Attributes:
        commune, province: codes. topic: code of a function. language: as `Speaks`.
    """

    commune: str = ""
    province: str = ""
    topic: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class AdviserCard:
    """One adviser in public.

    Attributes:
        topics: names of functions and needs; languages, ways: in words.
        provinces: whole ones, by name; communes: how many single ones.
        back_on: the day after a leave that holds now; None: not on leave.
    """

    adviser: Adviser
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    ways: tuple[str, ...]
    provinces: tuple[str, ...]
    communes: int
    has_room: bool
    back_on: date | None


def in_network(on: date) -> QuerySet[Adviser]:
    """Who belongs to it on a day, on leave or not."""
    licensed = Q(licence_until=None) | Q(licence_until__gte=on)
    return Adviser.objects.filter(
        licensed,
        standing=Standing.ACTIVE,
        organisation__standing=Standing.ACTIVE,
        user__is_active=True,
    )


def found(search: Search, *, on: date) -> QuerySet[Adviser]:
    """Who fits, in an order that turns every day, so that nobody is always first."""
    rows = in_network(on)
    if search.commune:
        rows = rows.filter(Exists(_serving(search.commune)))
    elif search.province:
        here = ServedArea.objects.filter(adviser=OuterRef("pk"), province=search.province)
        rows = rows.filter(Exists(here))
    if search.topic:
        needs = list(Need.objects.filter(function=search.topic).values_list("pk", flat=True))
        rows = rows.filter(Q(functions__contains=[search.topic]) | Q(needs__overlap=needs))
    if search.language:
        rows = rows.filter(languages__contains=[search.language])
    turn = MD5(Concat(Cast("pk", CharField()), Value(f"/{on}")))
    return rows.select_related("organisation").order_by(turn, "pk")


def _serving(commune: str) -> QuerySet[ServedArea]:
    """Whoever serves a commune, itself or with its whole province."""
    province = Commune.objects.filter(pk=commune).values("province")[:1]
    whole = Q(commune=None, province__in=province)
    return ServedArea.objects.filter(Q(commune=commune) | whole, adviser=OuterRef("pk"))


def organisations_of(advisers: QuerySet[Adviser]) -> list[tuple[Organisation, int]]:
    """Organisations of some advisers with how many of them, by name; two queries, 60 at most."""
    counts = dict(
        advisers.order_by()
        .values("organisation")
        .annotate(people=Count("pk"))
        .values_list("organisation", "people")
    )
    rows = Organisation.objects.filter(pk__in=counts).select_related("province")
    shown = rows.order_by("name", "pk")[:MOST_ORGANISATIONS]
    return [(row, counts[row.pk]) for row in shown]


def cards(advisers: Sequence[Adviser], taxonomy: Taxonomy, *, at: datetime) -> list[AdviserCard]:
    """What pages show of some advisers, in their order; four queries."""
    keys = [each.pk for each in advisers]
    loads, leaves, areas = _loads(keys), _leaves(keys, timezone.localdate(at)), _areas(keys)
    return [
        AdviserCard(
            adviser=each,
            topics=_topics(each, taxonomy),
            languages=_said(each, "languages"),
            ways=_said(each, "ways"),
            provinces=tuple(name for name, is_whole in areas.get(each.pk, ()) if is_whole),
            communes=sum(not is_whole for _name, is_whole in areas.get(each.pk, ())),
            has_room=loads.get(each.pk, 0) < each.capacity,
            back_on=leaves.get(each.pk),
        )
        for each in advisers
    ]


def _topics(adviser: Adviser, taxonomy: Taxonomy) -> tuple[str, ...]:
    functions = [taxonomy.functions[c].name for c in adviser.functions if c in taxonomy.functions]
    needs = [taxonomy.needs[c].name for c in adviser.needs if c in taxonomy.needs]
    return tuple(str(name) for name in (*functions, *needs))


def _said(adviser: Adviser, column: str) -> tuple[str, ...]:
    words = dict(Adviser._meta.get_field(column).base_field.choices)  # type: ignore[union-attr]
    return tuple(str(words.get(code, code)) for code in getattr(adviser, column))


def _loads(keys: Sequence[int]) -> Mapping[int, int]:
    loads: dict[int, int] = {}
    held = Case.objects.filter(adviser__in=keys, state__in=HELD)
    waiting = Offer.objects.filter(adviser__in=keys, position=Position.OFFERED)
    for rows in (held, waiting):
        for pk, number in (
            rows.order_by().values("adviser").annotate(n=Count("pk")).values_list("adviser", "n")
        ):
            loads[pk] = loads.get(pk, 0) + number
    return loads


def _leaves(keys: Sequence[int], on: date) -> Mapping[int, date]:
    rows = Leave.objects.filter(adviser__in=keys, from_on__lte=on, until_on__gte=on)
    return dict(rows.order_by("until_on").values_list("adviser", "until_on"))


def _areas(keys: Sequence[int]) -> Mapping[int, list[tuple[str, bool]]]:
    found: dict[int, list[tuple[str, bool]]] = {}
    rows = ServedArea.objects.filter(adviser__in=keys).order_by("province__short_name", "pk")
    named = rows.annotate(place=F("province__short_name")).values_list(
        "adviser", "place", "commune"
    )
    for pk, name, commune in named:
        found.setdefault(pk, []).append((name, commune is None))
    return found


def today_of(code: str) -> str | None:
    """Code of today's commune for a code of today, of a merged one or of before July 2025.

    None: there is none. A code that is used again means the commune of today. Three queries.
    """
    row = Commune.objects.filter(pk=code).first()
    if row is not None and not row.is_retired:
        return row.pk
    if row is not None and (heirs := successors([code]).get(code)):
        return heirs[0][1]
    unit = LegacyUnit.objects.filter(pk=code).first()
    known = Commune.objects.current().filter(pk__in=unit.commune_codes if unit else ())
    today = set(known.values_list("pk", flat=True))
    return next((heir for heir in (unit.commune_codes if unit else ()) if heir in today), None)
