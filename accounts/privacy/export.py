"""A person's data as one ZIP: everything as JSON, each table as CSV, written while it is sent."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from accounts.consents import subjects
from accounts.models import Consent, DataRequest, User
from accounts.privacy.holdings import Section, all_holdings
from reference.formulas import is_live

CHUNK = 500


class Pipe(io.RawIOBase):
    """Takes what is written until somebody fetches it; a ZIP is written through it."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def fetch(self) -> bytes:
        taken, self._held = bytes(self._held), bytearray()
        return taken


@transaction.atomic
def note_export(*, user: User, at: datetime) -> DataRequest:
    """Record that she took a copy; every copy is a request of its own."""
    return DataRequest.objects.create(
        kind=DataRequest.Kind.EXPORT,
        user=user,
        asked_at=at,
        due_on=timezone.localdate(at),
        done_at=at,
    )


def sections_of(user: User) -> list[Section]:
    """Every table that somebody holds of her, the account first."""
    return [each for holding in reversed(all_holdings()) for each in holding.sections(user)]


def stream(user: User, *, at: datetime) -> Iterator[bytes]:
    """The ZIP, piece by piece: about.txt, data.json, and a CSV for each table."""
    sections, pipe = sections_of(user), Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.txt", _about(user, sections, at))
        with archive.open("data.json", "w", force_zip64=True) as file:
            for text in as_json(sections, at):
                file.write(text.encode())
                yield pipe.fetch()
        for section in sections:
            with archive.open(f"{section.name}.csv", "w", force_zip64=True) as file:
                for text in as_csv(section):
                    file.write(text.encode())
                    yield pipe.fetch()
    yield pipe.fetch()


def as_json(sections: Sequence[Section], at: datetime) -> Iterator[str]:
    """One object: "made_at", then each table's rows as a list under its name."""
    yield f'{{"made_at": {json.dumps(at.isoformat())}'
    for section in sections:
        yield f",\n{json.dumps(section.name)}: ["
        for number, row in enumerate(_rows(section)):
            text = json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False)
            yield f"{',' if number else ''}\n {text}"
        yield "]"
    yield "}\n"


def as_csv(section: Section) -> Iterator[str]:
    """Lines with a byte order mark before the first, so that table programs read Vietnamese."""
    yield "\ufeff" + _line(section.columns)
    for row in _rows(section):
        yield _line([safe_cell(row[name]) for name in section.columns])


def safe_cell(value: Any) -> str:
    """A value as text that no table program takes for a formula: an apostrophe goes before it."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        value = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    elif isinstance(value, datetime):
        value = timezone.localtime(value).isoformat(timespec="seconds")
    text = force_str(value)
    return f"'{text}" if is_live(text) else text


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _rows(section: Section) -> Iterator[dict[str, Any]]:
    return iter(section.rows.order_by("pk").values(*section.columns).iterator(chunk_size=CHUNK))


def _about(user: User, sections: Sequence[Section], at: datetime) -> str:
    day = timezone.localtime(at).strftime("%d/%m/%Y %H:%M")
    lines = [_("Your data at SMEdx, as of %(day)s") % {"day": day}, ""]
    lines += [f"{each.name}.csv – {each.title}: {each.kept}" for each in sections]
    lines += ["", _("data.json holds all of it in one file."), ""]
    if whom := subjects(Consent.objects.filter(user=user)):
        lines += [_("Whom consents.csv means:")]
        lines += [f"{about} – {name}" for about, name in sorted(whom.items())] + [""]
    return "\r\n".join(lines)
