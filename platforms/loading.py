"""Loads the shipped catalogue by the honesty rules: unknown stays unknown, edits are kept."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from platforms.choices import EDITORS, Charge, Evidence, Per, Period, SectorScope, Status, Strength
from platforms.models import (
    Mention,
    Platform,
    PlatformLink,
    PlatformNeed,
    PlatformSector,
    PricingPlan,
    Source,
    Vendor,
)
from platforms.rules import status_for
from reference.files import read_yaml
from reference.syncing import Change, digest

DATA = Path(__file__).parent / "data"
CHARGES = {
    "quote": Charge.QUOTE,
    "per-use": Charge.PER_USE,
    "per-month": Charge.PER_MONTH,
    "per-year": Charge.PER_YEAR,
    "per-user-monthly": Charge.PER_USER,
    "freemium": Charge.FREEMIUM,
    "free": Charge.FREE,
}
# How the four second-hand prices of the file are counted; the file's `unit` is free text.
UNITS = {
    "month": (Period.MONTH, "", "", ""),
    "month (FnB edition, 1 device)": (
        Period.MONTH,
        Per.DEVICE,
        "gói nhà hàng, 1 thiết bị",
        "food service edition, 1 device",
    ),
    "month when paid yearly": (Period.MONTH, "", "khi trả theo năm", "when paid yearly"),
}
PARTS = ("platform_needs", "platform_sectors", "plans", "links", "mentions", "sources")


@transaction.atomic
def load_catalogue(*, at: datetime) -> Change:
    """Bring the shipped listings in; those that people changed since the last load are kept.

    Returns: slugs created, updated and kept. A second call changes nothing.
    Raises: KeyError: a record uses a need, charge, unit or wording that the portal does not know.
    """
    records = read_yaml("platforms.yaml", DATA)["platforms"]
    titles = read_yaml("mention_titles.yaml", DATA)
    notes = read_yaml("source_notes.yaml", DATA)
    change = Change(str(Platform._meta.verbose_name_plural), total=len(records))
    vendors = load_vendors(records)
    present = {
        row.slug: row for row in Platform.objects.select_for_update(of=("self",)).with_facts()
    }
    fresh = [record for record in records if record["slug"] not in present]
    for record in fresh:
        row = Platform(slug=record["slug"], **fields_of(record, vendors, at=at))
        row.save(force_insert=True)
        present[row.slug] = row
        change.created.append(row.slug)
    slugs = {slug: row.pk for slug, row in present.items()}
    for record in records:
        row, wanted = present[record["slug"]], parts_of(record, slugs, titles, notes)
        if record["slug"] in change.created:
            replace_parts(row, wanted)
        else:
            _bring_up(row, fields_of(record, vendors, at=at), wanted, change)
    _remember(change, slugs)
    return change


def _bring_up(row: Platform, fields: dict, wanted: dict, change: Change) -> None:
    """Updates a listing that is still as it was shipped; leaves one that people changed."""
    if state_of(row) != row.shipped_digest:
        change.kept.append(row.slug)
        return
    fields.pop("published_at")
    is_changed = any(getattr(row, name) != value for name, value in fields.items())
    if not is_changed and parts_state(row) == {key: _sorted(rows) for key, rows in wanted.items()}:
        return
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    replace_parts(row, wanted)
    change.updated.append(row.slug)


def _remember(change: Change, slugs: dict[str, int]) -> None:
    """Keeps each loaded listing's state, by which the next load knows what people changed."""
    loaded = Platform.objects.filter(slug__in=[*change.created, *change.updated]).with_facts()
    rows = list(loaded)
    for row in rows:
        row.shipped_digest = state_of(row)
    Platform.objects.bulk_update(rows, ["shipped_digest"])


def load_vendors(records: Iterable[dict[str, Any]]) -> dict[str, Vendor]:
    """Adds vendors that are missing, by code; those present are left to staff."""
    present = {vendor.slug: vendor for vendor in Vendor.objects.all()}
    for record in records:
        code = record["vendor_code"]
        if code not in present:
            present[code] = Vendor.objects.create(
                slug=code,
                name=record["vendor"],
                founded_year=record["vendor_founded_year"],
                founded_year_source=record.get("vendor_founded_year_source", ""),
            )
    return present


def fields_of(
    record: dict[str, Any], vendors: dict[str, Vendor], *, at: datetime
) -> dict[str, Any]:
    """The columns of a shipped record; what it does not state stays empty."""
    evidence = Evidence(record["evidence"])
    status = status_for(evidence)
    return {
        "name": record["name"],
        "vendor": vendors[record["vendor_code"]],
        "website": record["website"] or "",
        "status": status,
        "summary_vi": record["summary_vi"],
        "summary_en": record["summary_en"],
        "sector_scope": SectorScope.ALL if record["sectors"] == "all" else SectorScope.LISTED,
        "sizes": list(record["enterprise_sizes"]),
        "deployments": list(record["deployment"]),
        "languages": list(record["languages"]),
        "free_trial_days": record["free_trial_days"],
        "free_trial_source": record.get("free_trial_source") or "",
        "evidence": evidence,
        "confirmed_on": date.fromisoformat(record["retrieved_on"]),
        "confirmed_by": EDITORS,
        "curator_note_en": record.get("curator_note_en") or "",
        "published_at": at if status is Status.PUBLISHED else None,
    }


def parts_of(
    record: dict[str, Any], slugs: dict[str, int], titles: dict[str, str], notes: dict[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """The rows that hang on a listing, as column values, by related name."""
    sectors = [] if record["sectors"] == "all" else record["sectors"]
    return {
        "platform_needs": [
            {"need_id": need["code"], "strength": Strength[need["strength"].upper()].value}
            for need in record["needs"]
        ],
        "platform_sectors": [{"sector_id": code} for code in sectors],
        "plans": [plan_of(record["pricing"])],
        "links": [
            {"target_id": slugs.get(name), "outside_name": "" if name in slugs else name}
            for name in dict.fromkeys(record["integrations"])
        ],
        "mentions": [
            *mentions_of(record["recognised_by"], Mention.Kind.RECOGNITION, titles),
            *mentions_of(record["compliance"], Mention.Kind.COMPLIANCE, titles),
        ],
        "sources": list(sources_of(record, notes)),
    }


def mentions_of(
    rows: Iterable[dict[str, str]], kind: Mention.Kind, titles: dict[str, str]
) -> Iterator[dict[str, Any]]:
    for row in rows:
        title = {"title_vi": titles[row["title"]], "title_en": row["title"]}
        yield {"kind": kind.value, **title, "source": row["source"]}


def sources_of(record: dict[str, Any], notes: dict[str, str]) -> Iterator[dict[str, Any]]:
    for position, source in enumerate(record["sources"]):
        note = source.get("note") or ""
        yield {
            "position": position,
            "address": source.get("address") or "",
            "note_vi": notes[note] if note else "",
            "note_en": note,
            "retrieved_on": date.fromisoformat(record["retrieved_on"]),
        }


def plan_of(pricing: dict[str, Any]) -> dict[str, Any]:
    """The one plan of a shipped record; a price only where the file states one with a source."""
    price = pricing["from_vnd"]
    period, per, note_vi, note_en = UNITS[pricing["unit"]] if price is not None else ("",) * 4
    return {
        "position": 0,
        "name": "",
        "charge": CHARGES[pricing["model"]].value,
        "price_vnd": price,
        "period": str(period),
        "per": str(per),
        "note_vi": note_vi,
        "note_en": note_en,
        "source": pricing.get("source", ""),
        "is_second_hand": price is not None,
    }


MODELS = {
    "platform_needs": PlatformNeed,
    "platform_sectors": PlatformSector,
    "plans": PricingPlan,
    "links": PlatformLink,
    "mentions": Mention,
    "sources": Source,
}
COLUMNS = {
    name: [
        field.attname
        for field in model._meta.concrete_fields
        if field.attname not in {"id", "platform_id"}
    ]
    for name, model in MODELS.items()
}


def replace_parts(row: Platform, wanted: dict[str, list[dict[str, Any]]]) -> None:
    for name, values in wanted.items():
        model = MODELS[name]
        model._default_manager.filter(platform=row).delete()
        model._default_manager.bulk_create(model(platform=row, **value) for value in values)


def parts_state(row: Platform) -> dict[str, list[dict[str, Any]]]:
    """What hangs on a listing now, in the shape and order of `parts_of`."""
    return {
        name: _sorted(
            {column: getattr(part, column) for column in columns}
            for part in getattr(row, name).all()
        )
        for name, columns in COLUMNS.items()
    }


def _sorted(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(
        rows, key=lambda values: sorted((key, str(value)) for key, value in values.items())
    )


def state_of(row: Platform) -> str:
    """A fingerprint of all that is said of a platform, to see whether people edited it."""
    skipped = {"id", "sort_key", "shipped_digest", "updated_at", "published_at"}
    columns = [f.attname for f in row._meta.concrete_fields if f.attname not in skipped]
    return digest({name: getattr(row, name) for name in columns} | parts_state(row))
