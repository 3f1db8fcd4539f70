"""Collects the texts of code and templates into `.po` files, and compiles them, with Babel alone.

Django's own commands need GNU gettext, which a bare machine does not have.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS: dict[str, tuple | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
APPS = [
    "accounts",
    "advisers",
    "assessment",
    "enterprises",
    "guidance",
    "ledger",
    "sheets",
    "matching",
    "platforms",
    "portal",
    "programme",
    "reference",
    "ui",
]
SKIPPED = {"migrations", "data", "engine", "needs", "index"}
# A fixed moment: a file that says nothing new does not change.
COLLECTED = datetime(2026, 11, 22, tzinfo=UTC)
Found = tuple[str, int, str | tuple[str, ...], str | None]


def extract(root: Path) -> Catalog:
    """Every translatable text below `root`, with where it stands."""
    catalog = Catalog(project="SMEdx", charset="utf-8", fuzzy=False)
    for place, line, text, context in sorted(_found(root), key=lambda row: row[:2]):
        catalog.add(text, locations=[(place, line)], context=context)
    return catalog


def _found(root: Path) -> Iterator[Found]:
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            if not SKIPPED.intersection(path.relative_to(root).parts):
                yield from _texts(path.read_bytes(), str(path.relative_to(root)))
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # In brackets, lines and indentation mean nothing to Python's reader.
            yield from _texts(f"({source})".encode(), str(path.relative_to(root)))


def _texts(source: bytes, place: str) -> Iterator[Found]:
    for line, function, texts, _comments in extract_python(BytesIO(source), KEYWORDS, (), {}):
        given: list[Any] = list(texts) if isinstance(texts, tuple) else [texts]
        context = given.pop(0) if "pgettext" in (function or "") else None
        said = [text for text in given if text]
        if said:
            plural = "ngettext" in (function or "") or "npgettext" in (function or "")
            yield place, line, tuple(said[:2]) if plural else said[0], context


def read(file: Path, language: str) -> Catalog:
    """The translations of one language; an empty catalogue when there is no file yet."""
    if not file.is_file():
        return Catalog(locale=language, project="SMEdx", charset="utf-8", fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=language)


def update(root: Path, file: Path, language: str) -> Catalog:
    """Brings a language's file in line with the texts; what nobody says any more goes."""
    template, kept = extract(root), read(file, language)
    fresh = Catalog(
        locale=language,
        project="SMEdx",
        header_comment="# Texts of the SMEdx portal; collected by `make messages`.",
        last_translator="SMEdx",
        language_team="SMEdx",
        msgid_bugs_address="",
        creation_date=COLLECTED,
        revision_date=COLLECTED,
        charset="utf-8",
        fuzzy=False,
    )
    for message in template:
        if message.id:
            old = kept.get(message.id, context=message.context)
            string = old.string if old else None
            fresh.add(
                message.id, string, context=message.context, locations=_files(message.locations)
            )
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, fresh, width=100, sort_output=True, include_lineno=False)
    return fresh


def _files(locations: list) -> list[tuple[str, int]]:
    return [(name, 0) for name in sorted({name for name, _line in locations})]


def compile_file(file: Path) -> Path:
    """Writes the `.mo` beside a `.po`."""
    target = file.with_suffix(".mo")
    with file.open("rb") as source, target.open("wb") as binary:
        write_mo(binary, read_po(source, locale=file.parent.parent.name))
    return target


def missing(root: Path, file: Path, language: str) -> list[str]:
    """Texts of code and templates that the language's file does not translate."""
    known = read(file, language)
    lacking: list[str] = []
    for message in extract(root):
        if not message.id:
            continue
        said = known.get(message.id, context=message.context)
        if said is None or not any(
            said.string if isinstance(said.string, tuple) else [said.string]
        ):
            lacking.append(str(message.id[0] if isinstance(message.id, tuple) else message.id))
    return lacking
