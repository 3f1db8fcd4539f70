"""Communes that were merged since somebody named them: what is there today."""

from collections.abc import Iterable, Mapping

from reference.models import Commune, LegacyUnit


def successors(codes: Iterable[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """(province, commune) of today for each retired commune, the one that took most of it first.

    Codes live on: a commune has the code of a former unit, whose row says what took it over.
    Two queries; one while nothing was merged. () where nobody knows.
    """
    old = list(Commune.objects.filter(pk__in=set(codes), is_retired=True).values_list("pk"))
    if not old:
        return {}
    units = LegacyUnit.objects.filter(pk__in=[code for (code,) in old])
    today = dict(units.values_list("pk", "commune_codes"))
    heirs = {code for codes in today.values() for code in codes}
    provinces = dict(Commune.objects.current().filter(pk__in=heirs).values_list("pk", "province"))
    return {
        code: tuple((provinces[heir], heir) for heir in today.get(code, ()) if heir in provinces)
        for (code,) in old
    }
