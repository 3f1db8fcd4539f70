"""What changed between two texts of a listing, in the reader's language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from platforms import wording
from platforms.choices import Charge, Evidence, Per, Period, SectorScope, Strength
from platforms.listing import Plan
from platforms.models import Criterion, Mention, Platform
from platforms.revisions.content import Content
from platforms.revisions.diff import Change, changes
from reference.models import Need, Sector
from ui.bilingual import Bilingual
from ui.templatetags.ui import day

# The column by which a row before and a row after are the same one.
KEYS = {
    "platform_needs": "need_id",
    "platform_sectors": "sector_id",
    "plans": "name",
    "links": "name",
    "mentions": "title_vi",
    "sources": "address",
}
LABELS: Mapping[str, str | Promise] = {
    "platform_needs": gettext_lazy("Need met"),
    "platform_sectors": gettext_lazy("Sector served"),
    "plans": gettext_lazy("Price plan"),
    "links": gettext_lazy("Works with"),
    "mentions": gettext_lazy("Recognition or certificate"),
    "sources": gettext_lazy("Source"),
    "company": gettext_lazy("About the company"),
    "tax_code": gettext_lazy("Tax code of the company"),
    "bank_account": gettext_lazy("Number of the bank account"),
    "bank_name": gettext_lazy("Name of the bank"),
    "support": gettext_lazy("How support works"),
    "contact": gettext_lazy("Whom staff may ask"),
    "customers": gettext_lazy("Customer"),
    "self_check": gettext_lazy("Criteria that the vendor answers for"),
}

# As a reader meets them; the rest comes after.
READING_ORDER = (
    *("name", "logo", "website", "summary_vi", "summary_en", "description_vi", "description_en"),
    *("platform_needs", "sector_scope", "platform_sectors", "sizes", "deployments", "languages"),
    *("plans", "free_trial_days", "free_trial_source", "support_hours", "export_formats"),
    *("exit_terms_vi", "exit_terms_en", "links", "mentions", "evidence", "sources"),
    *("company", "tax_code", "bank_account", "bank_name", "support", "contact", "customers"),
    "self_check",
)


@dataclass(frozen=True, slots=True)
class WordedChange:
    """One difference. kind: added, removed or changed; a side that says nothing is ""."""

    label: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Names:
    """How the rows are called that contents name by key."""

    needs: Mapping[str, Bilingual] = field(default_factory=dict)
    sectors: Mapping[str, Bilingual] = field(default_factory=dict)
    platforms: Mapping[int, str] = field(default_factory=dict)
    criteria: Mapping[str, Bilingual] = field(default_factory=dict)


def changes_in_words(
    before: Content, after: Content, names: Names | None = None
) -> tuple[WordedChange, ...]:
    """Every difference between two contents, in reading order; also of private evidence.

    Args:
        names: of what both name; asked for where they are not given.
    """
    names = names or names_in(before, after)
    found = changes(_comparable(before, names), _comparable(after, names), keys=KEYS)
    return tuple(_worded(change, names) for change in found)


def content_in_words(content: Content) -> tuple[WordedChange, ...]:
    """All that a content says, each as something added."""
    return changes_in_words({}, content)


def names_in(*contents: Content) -> Names:
    """The names of all that some contents name; one query, none where they name nothing."""

    def codes(part: str, column: str) -> set[Any]:
        rows = (row for content in contents for row in content.get(part) or [])
        return {row[column] for row in rows} - {None}

    ticked = {code for content in contents for code in content.get("self_check") or []}
    wanted = {
        "criteria": (Criterion, ticked, ("title_vi", "title_en")),
        "needs": (Need, codes("platform_needs", "need_id"), ("name_vi", "name_en")),
        "sectors": (Sector, codes("platform_sectors", "sector_id"), ("name_vi", "name_en")),
        "platforms": (Platform, codes("links", "target_id"), ("name", "name")),
    }
    asked = [
        _named(kind, model, keys, *columns)
        for kind, (model, keys, columns) in wanted.items()
        if keys
    ]
    found: dict[str, dict[Any, Any]] = {kind: {} for kind in wanted}
    for kind, key, vi, en in asked[0].union(*asked[1:], all=True) if asked else ():
        found[kind][int(key) if kind == "platforms" else key] = (vi, en)
    bilingual = {
        kind: {key: Bilingual(*names) for key, names in found[kind].items()}
        for kind in ("needs", "sectors", "criteria")
    }
    return Names(**bilingual, platforms={key: vi for key, (vi, _) in found["platforms"].items()})


def _named(kind: str, model: Any, keys: set[Any], vi: str, en: str) -> QuerySet:
    """Kind, key as text and names of some rows."""
    rows = model.objects.filter(pk__in=keys).order_by()
    key = Cast("pk", TextField())
    return rows.values_list(Value(kind), key, Cast(vi, TextField()), Cast(en, TextField()))


def _comparable(content: Content, names: Names) -> dict[str, Any]:
    """Rows without their place, links by the name of what they lead to; in reading order.

    PostgreSQL gives the names of a JSON object back by their length.
    """
    said = {name: content[name] for name in sorted(content, key=_place)}
    for part in ("plans", "sources"):
        if part in said:
            said[part] = [_without(row, "position") for row in said[part] or []]
    if "links" in said:
        said["links"] = [{"name": _linked(row, names)} for row in said["links"] or []]
    return said


def _place(name: str) -> int:
    return READING_ORDER.index(name) if name in READING_ORDER else len(READING_ORDER)


def _without(row: Mapping[str, Any], column: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != column}


def _linked(row: Mapping[str, Any], names: Names) -> str:
    return row["outside_name"] or names.platforms.get(row["target_id"], str(row["target_id"]))


def _worded(change: Change, names: Names) -> WordedChange:
    label = LABELS.get(change.field) or _column_name(change.field)
    before, after = (
        "" if value is None else _value(change.field, value, names)
        for value in (change.before, change.after)
    )
    return WordedChange(capfirst(str(label)), change.kind, before, after)


def _column_name(name: str) -> Any:
    """The name itself for what is no column: what stands there is shown all the same."""
    columns = {field.name: field.verbose_name for field in Platform._meta.fields}
    return columns.get(name, name)


def _value(field: str, value: Any, names: Names) -> str:
    if field in _ROWS:
        return _joined(_ROWS[field](value, names))
    if field == "self_check":
        return _joined(str(names.criteria.get(code, code)) for code in value)
    if field in _LISTS:
        return wording.named(value, _LISTS[field])
    if field in _COLUMNS:
        return str(_COLUMNS[field](value))
    return str(value) if not isinstance(value, list) else _joined(map(str, value))


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _need(row: Mapping[str, Any], names: Names) -> Iterator[str]:
    name = str(names.needs.get(row["need_id"], row["need_id"]))
    yield f"{name} ({Strength(row['strength']).label})"


def _sector(row: Mapping[str, Any], names: Names) -> Iterator[str]:
    yield str(names.sectors.get(row["sector_id"], row["sector_id"]))


def _plan(row: Mapping[str, Any], _names: Names) -> Iterator[str]:
    plan = Plan(
        name=row["name"],
        charge=Charge(row["charge"]),
        price_vnd=row["price_vnd"],
        period=Period(row["period"]) if row["period"] else None,
        per=Per(row["per"]) if row["per"] else None,
        note=Bilingual(row["note_vi"], row["note_en"]),
        source=row["source"],
        is_second_hand=row["is_second_hand"],
    )
    yield plan.name
    yield wording.charge(plan)
    yield wording.amount(plan) or ("" if plan.price_vnd == 0 else _("price not published"))
    yield from _both(row, "note")
    yield _sourced(plan.source)
    yield _("published by somebody else") if plan.is_second_hand else ""


def _link(row: Mapping[str, Any], _names: Names) -> Iterator[str]:
    yield row["name"]


def _mention(row: Mapping[str, Any], _names: Names) -> Iterator[str]:
    yield str(Mention.Kind(row["kind"]).label)
    yield from _both(row, "title")
    yield _sourced(row["source"])


def _source(row: Mapping[str, Any], _names: Names) -> Iterator[str]:
    yield row["address"]
    yield from _both(row, "note")
    yield _("read on %(day)s") % {"day": day(date.fromisoformat(row["retrieved_on"]))}


def _customer(row: Mapping[str, Any], _names: Names) -> Iterator[str]:
    yield from (str(value) for value in row.values())


def _both(row: Mapping[str, Any], name: str) -> Iterator[str]:
    yield row[f"{name}_vi"]
    yield f"en: {row[f'{name}_en']}" if row[f"{name}_en"] else ""


def _sourced(source: str) -> str:
    return _("source: %(source)s") % {"source": source} if source else ""


def _days(value: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", value) % {"days": value}


_ROWS: Mapping[str, Callable[[Any, Names], Iterator[str]]] = {
    "platform_needs": _need,
    "platform_sectors": _sector,
    "plans": _plan,
    "links": _link,
    "mentions": _mention,
    "sources": _source,
}
_LISTS: Mapping[str, wording.Labels] = {
    "sizes": wording.SIZES,
    "deployments": wording.DEPLOYMENTS,
    "languages": wording.LANGUAGES,
}
_COLUMNS: Mapping[str, Callable[[Any], Any]] = {
    "sector_scope": lambda value: SectorScope(value).label,
    "evidence": lambda value: Evidence(value).label,
    "free_trial_days": _days,
    "logo": lambda _value: _("a picture"),
    # Rows of private evidence come one list at a time.
    "customers": lambda rows: "; ".join(_joined(_customer(row, Names())) for row in rows),
}
