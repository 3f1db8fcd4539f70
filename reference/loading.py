"""Loads the shipped reference data into the database; safe to run at every deployment."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db import transaction

from reference.files import read_csv, read_yaml
from reference.models import (
    BusinessFunction,
    Commune,
    LegacyUnit,
    Need,
    NeedSynonym,
    Province,
    Sector,
    SizeGroup,
    SizeLimit,
    SupportOffice,
)
from reference.syncing import BATCH, Change, sync
from reference.text import clean

Loader = Callable[[], list[Change]]
_loaders: dict[str, Loader] = {}


def register_loader(app: str, load: Loader) -> None:
    """Lets an app above load its own shipped files; call it in `AppConfig.ready`."""
    _loaders[app] = load


@transaction.atomic
def load_reference() -> list[Change]:
    """All shipped reference data, in the order it refers: this app's, then that of the apps above.

    Apps are listed, and so registered, from the top layer down; they load from below upwards.

    Returns: one Change a table. Idempotent; rows edited by staff are kept, none is deleted.
    """
    sizes, sectors = read_yaml("enterprise_size.yaml"), read_yaml("sectors.yaml")
    functions = read_yaml("taxonomy.yaml")["functions"]
    own = [
        sync(SizeGroup, size_groups(sizes)),
        load_limits(sizes),
        sync(Sector, [*sections(sectors), *divisions(sectors)]),
        sync(BusinessFunction, business_functions(functions)),
        sync(Need, needs(functions)),
        load_synonyms(functions),
        sync(Province, provinces()),
        sync(Commune, communes()),
        sync(LegacyUnit, legacy_units()),
        open_support_offices(),
    ]
    return own + [change for load in reversed(_loaders.values()) for change in load()]


def size_groups(sizes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for group in sizes["sector_groups"]:
        yield {key: group[key] for key in ("code", "name_vi", "name_en")}


def load_limits(sizes: dict[str, Any]) -> Change:
    """Decree 80's limits, one row per group and size class."""
    change = Change(str(SizeLimit._meta.verbose_name_plural))
    for group in sizes["sector_groups"]:
        for size, limits in group["thresholds"].items():
            values = {
                "max_employees": limits["max_employees"],
                "max_revenue_vnd": limits["max_revenue_vnd"],
                "max_capital_vnd": limits["max_total_capital_vnd"],
            }
            change.total += 1
            row, is_new = SizeLimit.objects.get_or_create(
                group_id=group["code"], size=size, defaults=values
            )
            if is_new:
                change.created.append(str(row))
    return change


def sections(sectors: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in sectors["sections"]:
        yield {
            "code": section["code"],
            "level": Sector.Level.SECTION,
            "section_id": None,
            "name_vi": section["name_vi"],
            "name_en": section["name_en"],
            "short_vi": section["short_vi"],
            "size_group_id": section["size_group"],
            "is_selectable": section["selectable_for_sme"],
        }


def divisions(sectors: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in sectors["sections"]:
        for division in section["divisions"]:
            yield {
                "code": str(division["code"]).zfill(2),
                "level": Sector.Level.DIVISION,
                "section_id": section["code"],
                "name_vi": division["name_vi"],
                "name_en": division["name_en"],
                "short_vi": "",
                "size_group_id": section["size_group"],
                "is_selectable": section["selectable_for_sme"],
            }


def business_functions(functions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    keys = ("code", "name_vi", "name_en", "description_vi", "description_en")
    for position, function in enumerate(functions):
        yield {**{key: function[key] for key in keys}, "position": position}


def needs(functions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    keys = ("code", "name_vi", "name_en", "description_vi", "description_en")
    for function in functions:
        for position, need in enumerate(function["needs"]):
            yield {
                **{key: need[key] for key in keys},
                "function_id": function["code"],
                "pillar": need["dbi_pillar"],
                "pillars": need["dbi_pillars"],
                "position": position,
            }


SYNONYM_KEYS = {
    "synonyms_vi": NeedSynonym.Language.VIETNAMESE,
    "synonyms_unaccented": NeedSynonym.Language.UNACCENTED,
    "synonyms_en": NeedSynonym.Language.ENGLISH,
}


def phrases(functions: list[dict[str, Any]]) -> Iterator[NeedSynonym]:
    """Each phrase of each need once, the Vietnamese spelling first."""
    for need in (need for function in functions for need in function["needs"]):
        said: set[str] = set()
        for key, language in SYNONYM_KEYS.items():
            for text in map(clean, map(str, need[key])):
                if text and text not in said:
                    said.add(text)
                    yield NeedSynonym(need_id=need["code"], text=text, language=language)


def load_synonyms(functions: list[dict[str, Any]]) -> Change:
    """Adds phrases that are missing; those that staff added or retired stay as they are."""
    wanted = list(phrases(functions))
    before = set(NeedSynonym.objects.values_list("need_id", "text"))
    missing = [row for row in wanted if (row.need_id, row.text) not in before]
    NeedSynonym.objects.bulk_create(missing, ignore_conflicts=True, batch_size=BATCH)
    created = [row.text for row in missing]
    return Change(str(NeedSynonym._meta.verbose_name_plural), created=created, total=len(wanted))


def provinces() -> Iterator[dict[str, Any]]:
    for row in read_csv("provinces.csv"):
        names = {key: row[key] for key in ("code", "name", "short_name")}
        yield {**names, "kind": row["type"], **_coordinates(row)}


def communes() -> Iterator[dict[str, Any]]:
    for row in read_csv("communes.csv"):
        yield {
            "code": row["code"],
            "name": row["name"],
            "kind": row["type"],
            "province_id": row["province_code"],
            **_coordinates(row),
        }


def open_support_offices() -> Change:
    """One row a province for staff to fill in; nobody has published a list of the offices."""
    change = Change(str(SupportOffice._meta.verbose_name_plural))
    present = set(SupportOffice.objects.values_list("province_id", flat=True))
    codes = list(Province.objects.order_by("code").values_list("code", flat=True))
    missing = [code for code in codes if code not in present]
    SupportOffice.objects.bulk_create([SupportOffice(province_id=code) for code in missing])
    change.created, change.total = missing, len(codes)
    return change


def legacy_units() -> Iterable[dict[str, Any]]:
    for row in read_csv("legacy_units.csv"):
        yield {
            "code": row["old_ward_code"],
            "province": row["old_province"],
            "district": row["old_district"],
            "ward": row["old_ward"],
            "commune_codes": row["new_commune_codes"].split(),
        }


def _coordinates(row: dict[str, str]) -> dict[str, Decimal]:
    """Degrees as the column keeps them, so that a second load finds nothing to change."""
    step = Decimal("0.00001")
    return {key: Decimal(row[key]).quantize(step) for key in ("latitude", "longitude")}
