"""Which places an adviser serves, kept free of what says the same twice."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from advisers.models import Adviser, ServedArea
from advisers.routing.successors import successors
from reference.models import Commune, Province

Area = tuple[str, str | None]


def tidied(areas: Iterable[Area]) -> set[Area]:
    """Pairs of province and commune (None: all of it), without communes of a whole province."""
    said = set(areas)
    whole = {province for province, commune in said if commune is None}
    return {(p, c) for p, c in said if c is None or p not in whole}


def areas_named(provinces: Iterable[str], communes: Iterable[str]) -> set[Area]:
    """Codes as pairs; what is retired or was never there passes away. Two queries."""
    known = Province.objects.current().filter(pk__in=list(provinces)).values_list("pk", flat=True)
    places = Commune.objects.current().filter(pk__in=list(communes))
    pairs: set[Area] = {(code, None) for code in known}
    return tidied(pairs | {*places.values_list("province", "pk")})


def set_areas(adviser: Adviser, areas: Iterable[Area]) -> bool:
    """Make these the places she serves; the caller holds her row. Returns: whether any changed."""
    wanted = tidied(areas)
    rows = {(row.province_id, row.commune_id): row.pk for row in adviser.areas.all()}
    gone = [pk for pair, pk in rows.items() if pair not in wanted]
    if gone:
        adviser.areas.filter(pk__in=gone).delete()
    ServedArea.objects.bulk_create(
        ServedArea(adviser=adviser, province_id=province, commune_id=commune)
        for province, commune in sorted(wanted - rows.keys(), key=str)
    )
    return wanted != rows.keys()


def follow_merged() -> int:
    """Whoever serves a commune that was merged serves what took it over; run twice, once.

    Where nobody knows what took it over she is asked in its province, as `routing` does.

    Returns: how many advisers serve other communes now.
    """
    left = ServedArea.objects.filter(commune__is_retired=True)
    heirs = successors(left.values_list("commune", flat=True))
    known = [code for code, places in heirs.items() if places]
    rows = left.filter(commune__in=known).order_by("adviser").values_list("adviser", flat=True)
    return sum(_follow(pk, heirs) for pk in rows.distinct())


@transaction.atomic
def _follow(pk: int, heirs: Mapping[str, tuple[tuple[str, str], ...]]) -> bool:
    row = Adviser.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    wanted: set[Area] = set()
    for province, commune in row.areas.values_list("province", "commune"):
        wanted.update(heirs.get(commune or "") or [(province, commune)])
    return set_areas(row, wanted)
