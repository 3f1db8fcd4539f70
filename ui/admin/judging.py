"""Forms of one table judged together: what they would store against the rules of the table.

Django asks the database for each rule of each row; a form with forty rows asked it 200 times.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from ui.breaches import Values, broken_checks, key_of, plain_uniques, repeated, values_of


@dataclass(frozen=True, slots=True)
class Bench:
    """Forms of one model that were cleaned.

    Attributes:
        others: forms of rows that stay as they are, but which none may repeat.
        parent: column that is the same in all; it may not be known yet.
        is_stored: whether other rows of the table count. Rows of a draft meet each other only.
    """

    model: type[models.Model]
    forms: Sequence[Any]
    others: Sequence[Any] = ()
    parent: str = ""
    is_stored: bool = True


def judge(bench: Bench) -> None:
    """Say in each form which rules its row breaks; one query, and one for each unique rule."""
    if not bench.forms:
        return
    wrong = [set(form.errors) for form in bench.forms]
    rules = {rule.name: rule for rule in bench.model._meta.constraints}
    rows = [_sound(form) for form in bench.forms]
    found = {*_among(bench, rows), *_checked(bench, rows), *_taken(bench, rows)}
    for place, name in sorted(found):
        rule = rules.get(name)
        if rule and not wrong[place] & _fields(bench.model, rule):
            bench.forms[place].tell(rule)
    for rule in rules.values():
        if _is_special(rule) and bench.is_stored:
            _ask_one_by_one(bench, rule, wrong)


def _is_special(rule: models.BaseConstraint) -> bool:
    """What depends on a condition or an expression, Django asks row by row."""
    return not (
        isinstance(rule, models.CheckConstraint)
        or (isinstance(rule, models.UniqueConstraint) and rule.fields and not rule.condition)
    )


def _ask_one_by_one(bench: Bench, rule: models.BaseConstraint, wrong: Sequence[set[str]]) -> None:
    for form, fields in zip(bench.forms, wrong, strict=True):
        try:
            rule.validate(bench.model, form.instance, exclude=fields)
        except ValidationError as error:
            form.tell(rule, error)


def _fields(model: type[models.Model], rule: models.BaseConstraint) -> set[str]:
    """What a rule speaks of."""
    if isinstance(rule, models.CheckConstraint):
        return {name for name, *_rest in model._get_expr_references(rule.condition)}  # type: ignore[attr-defined]
    return set(getattr(rule, "fields", ()))


def _sound(form: Any) -> dict[str, Any]:
    """What a form would store, without what is wrong: the database could not even read that."""
    fields = form.instance._meta.concrete_fields
    wrong = {field.attname for field in fields if field.name in form.errors}
    said = values_of(form.instance)
    return {column: value for column, value in said.items() if column not in wrong}


def _checked(bench: Bench, rows: Sequence[Values]) -> Iterator[tuple[int, str]]:
    for breach in broken_checks({bench.model: rows}):
        yield breach.place, breach.rule


def _among(bench: Bench, rows: Sequence[Values]) -> Iterator[tuple[int, str]]:
    """Which say what a form before them, or one that stays, says."""
    before = len(bench.others)
    said = [*(values_of(form.instance) for form in bench.others), *map(dict, rows)]
    # A row to be stored with its parent hangs on it already.
    parent = {bench.parent: 0} if bench.parent else {}
    known = [
        {**parent, **{key: each[key] for key in each if each[key] is not None}} for each in said
    ]
    for breach in repeated(bench.model, known):
        if breach.place >= before:
            yield breach.place - before, breach.rule


def _taken(bench: Bench, rows: Sequence[Values]) -> Iterator[tuple[int, str]]:
    """Which say what another stored row says."""
    for rule in plain_uniques(bench.model) if bench.is_stored else ():
        keys = [key_of(rule, bench.model, row) for row in rows]
        asked = [_lookup(rule, key) for key in keys if key is not None]
        if not asked:
            continue
        stored = bench.model._default_manager.filter(reduce(or_, asked))
        holders: dict[Any, set[Any]] = {}
        for row in stored.only("pk", *rule.fields).order_by("pk"):
            key = key_of(rule, bench.model, _plain(rule, row))
            holders.setdefault(key, set()).add(row.pk)
        for place, key in enumerate(keys):
            if key is not None and holders.get(key, set()) - {bench.forms[place].instance.pk}:
                yield place, rule.name


def _plain(rule: models.UniqueConstraint, row: models.Model) -> dict[str, Any]:
    fields = [row._meta.get_field(name) for name in rule.fields]
    return {each.attname: each.get_prep_value(getattr(row, each.attname)) for each in fields}  # type: ignore[union-attr]


def _lookup(rule: models.UniqueConstraint, key: Sequence[Any]) -> models.Q:
    """The rows that share a key."""
    found = models.Q()
    for name, value in zip(rule.fields, key, strict=True):
        found &= models.Q(**({f"{name}__isnull": True} if value is None else {name: value}))
    return found
