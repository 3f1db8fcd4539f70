"""What imports say to people: why a file is refused, what is wrong with a cell or a row."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from sheets.kinds import Kind

# ── A whole file ─────────────────────────────────────────────────────────────────────────────────
FILES: dict[str, Any] = {
    "name": _("The name of the file holds characters or folders that no file name has. Rename it."),
    "double": _("The name of the file has a second ending, %(ending)s. Rename it."),
    "type": _("This is no spreadsheet but %(kind)s. Save it as CSV UTF-8 or as XLSX."),
    "renamed": _("The name says CSV, but this is a workbook. Call it .xlsx."),
    "not-xlsx": _("The name says XLSX, but this is none. Open it and save it as XLSX."),
    "old-excel": _(
        "This is an old Excel file (.xls), or one with a password. Open it in Excel and save it as"
        " “Excel workbook (.xlsx)” without a password."
    ),
    "macros": _("The workbook holds macros. Save it as “Excel workbook (.xlsx)”, without macros."),
    "links": _(
        "The workbook draws data from other files or addresses. Break the links, save again."
    ),
    "objects": _("The workbook holds embedded objects or controls. Delete them and save it again."),
    "doctype": _(
        "The workbook holds XML that we do not open (a document type). Save it again in Excel."
    ),
    "bomb": _("The workbook unpacks to far more than it may hold. Save it as CSV UTF-8 instead."),
    "parts": _("The workbook is made of more than %(most)s parts. Save it as CSV UTF-8 instead."),
    "hidden": _("Something is hidden in the workbook's archive. Save it again in Excel."),
    "encrypted": _("The workbook is encrypted. Save it without a password."),
    "not-workbook": _("The archive holds no Excel workbook."),
    "broken": _("The workbook is damaged. Open it in Excel and save it again."),
    "too-large": _("The file is larger than %(megabytes)s MB. Save it as CSV, or divide it."),
    "memory": _("The file takes more memory or time to read than it may. Save it as CSV UTF-8."),
    "empty": _("The file is empty."),
    "binary": _("The file holds bytes that no text has. Save it as CSV UTF-8."),
    "encoding": _(
        "We cannot tell which letters the file holds. In Excel choose “CSV UTF-8 (comma delimited)”"
        " when you save it."
    ),
    "legacy": _(
        "The file is written in %(name)s, an encoding from before Unicode. Convert it to Unicode"
        " (for instance with UniKey: Ctrl+Shift+F6), save it as CSV UTF-8 and upload it again."
    ),
    "garbled": _(
        "The letters were read wrongly before the file was saved: “Hòa” became “HÃ²a”. Open the"
        " original again as UTF-8 and save it as CSV UTF-8."
    ),
    "line": _("Row %(line)s is longer than any row may be. Is a line break or a quote missing?"),
    "cell": _("A cell in row %(line)s is longer than 10,000 characters."),
    "quotes": _("The quotes do not match in row %(line)s or before it."),
    "columns": _("Row %(line)s has more than %(most)s cells."),
    "rows": _("The file has more than %(most)s rows. Divide it."),
    "gap": _("There are more than %(most)s empty rows above row %(line)s. Delete them."),
    "merged": _(
        "Cells are merged (%(cells)s): only the first of them says something. Unmerge them, fill in"
        " each, and save again."
    ),
    "no-rows": _("The file has no rows below its headings."),
    "altered": _("The file is no longer what was checked. Upload it again."),
    # What a step may come to besides.
    "trouble": _("Something went wrong on our side. Nothing was changed; please try again."),
    "errors-since": _(
        "Since the check the portal's data changed. Nothing was imported; see below."
    ),
    "changed-since": _(
        "It cannot be undone: rows were changed or used since. Nothing was changed; see below."
    ),
}

# ── A cell or a row ──────────────────────────────────────────────────────────────────────────────
CELLS: dict[str, Any] = {
    "required": _("This must not be empty."),
    "long": _("At most %(most)s characters."),
    "short": _("At least %(least)s characters."),
    "form": _("This is not written as this column asks; mind zeros at the start."),
    "whole": _("A whole number, without letters."),
    "number": _("A number."),
    "range": _("Between %(low)s and %(high)s."),
    "yes-no": _("“có” or “không” (1 or 0)."),
    "day": _("A day such as 29/11/2026."),
    "address": _("An address such as https://example.vn."),
    "choice": _("One of: %(options)s."),
    "lost": _("A letter was lost when the file was saved. Save it as CSV UTF-8."),
    "legacy": _("This is written in %(name)s. Convert it to Unicode."),
    "garbled": _("The letters were read wrongly: “Hòa” became “HÃ²a”. Type it anew."),
    "formula": _(
        "A formula without its result. Save the file in Excel, or paste the values; a text that"
        " begins with = has an apostrophe before it."
    ),
    "fault": _("This is a spreadsheet's error message, not a value."),
    "twice": _("Row %(line)s means the same."),
    "unknown-province": _("There is no such province since 1 July 2025."),
    "elsewhere": _("It does not lie in your province: left as it is."),
    "changed": _("changed since"),
    "gone": _("no longer there"),
    "used": _("in use since"),
}
COLUMN_NEEDED = _("Which column holds this? It is needed.")
COLUMN_TWICE = _("This column is chosen twice.")
ONE_OF_NEEDED = _("Choose a column for at least one of these: %s.")


def _precisely(reason: str, about: Mapping[str, Any]) -> str:
    """UTF-8 is no old encoding: where its name stands, somebody's program took it for another."""
    is_garbled = reason == "legacy" and about.get("name") == "UTF-8"
    return "garbled" if is_garbled else reason


def _grouped(about: Mapping[str, Any]) -> dict[str, Any]:
    """A bound as people write it: 10.000. Years and rows stay as they are."""
    return {
        name: number_format(value, force_grouping=True) if name == "most" else value
        for name, value in about.items()
    }


def file_reason(reason: str, about: Mapping[str, Any]) -> str:
    """Why a file was refused, or a step came to nothing; "" for no reason."""
    reason = _precisely(reason, about)
    return str(FILES[reason]) % _grouped(about) if reason in FILES else ""


def cell_reason(kind: Kind, reason: str, about: Mapping[str, Any]) -> str:
    """What is wrong with a cell or a row of this kind."""
    reason = _precisely(reason, about)
    text = str({**CELLS, **kind.words}.get(reason, reason))
    return text % _grouped(about) if "%(" in text else text


def column_label(kind: Kind, name: str) -> str:
    return str(kind.column(name).label) if name else ""
