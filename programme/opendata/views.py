"""/open-data/: what there is, its dictionary, and the files."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime
from django.utils.http import http_date
from django.utils.translation import gettext as _

from programme.opendata.linked import linked_data
from programme.opendata.model import Dataset
from programme.opendata.services import DATASETS, PACKAGE, folder, latest
from programme.opendata.writing import LICENCE, MEDIA_TYPES, pieces
from ui.methods import read_only

BY_NAME = {dataset.name: dataset for dataset in DATASETS}


@login_not_required
@read_only
def open_data(request: HttpRequest) -> HttpResponse:
    said = latest()
    files = {each["path"]: each for each in said["resources"]} if said else {}
    context = {
        "sets": [_shown(dataset, files) for dataset in DATASETS],
        "made_at": parse_datetime(said["created"]) if said else None,
        "licence": LICENCE,
        "linked": linked_data(said),
    }
    return TemplateResponse(request, "programme/open_data.html", context)


def _shown(dataset: Dataset, files: dict[str, Any]) -> dict[str, Any]:
    formats = []
    for format in MEDIA_TYPES:
        entry = files.get(f"{dataset.name}.{format}")
        size = filesizeformat(entry["bytes"]) if entry else ""
        digest = entry["hash"].partition(":")[2] if entry else ""
        formats.append({"format": format, "size": size, "digest": digest})
    return {
        "dataset": dataset,
        "formats": formats,
        "headers": [_("Column"), _("Type"), _("What it holds")],
        "columns": [[each.name, each.type, str(each.about)] for each in dataset.columns],
    }


@login_not_required
@read_only
def open_data_file(request: HttpRequest, name: str, format: str) -> HttpResponseBase:
    """A file of the latest dump; before the first one it is made while it is sent."""
    dataset = BY_NAME.get(name)
    if dataset is None or format not in MEDIA_TYPES:
        raise Http404
    response: Any
    try:
        response = _kept_file(request, folder() / f"{name}.{format}", MEDIA_TYPES[format])
    except FileNotFoundError:
        response = StreamingHttpResponse(pieces(dataset, format), content_type=MEDIA_TYPES[format])
    response["Content-Disposition"] = f'attachment; filename="smedx-{name}.{format}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response  # type: ignore[no-any-return]


def _kept_file(request: HttpRequest, path: Path, media_type: str) -> HttpResponseBase:
    """A file of the latest dump; 304 for who has it. Raises: FileNotFoundError."""
    file = path.open("rb")
    seen = os.fstat(file.fileno())
    etag, changed = f'"{seen.st_mtime_ns:x}-{seen.st_size:x}"', int(seen.st_mtime)
    whole: Any = FileResponse(file, content_type=media_type)
    response: Any = get_conditional_response(request, etag, changed, whole)
    if response is not whole:
        whole.close()
    response["ETag"], response["Last-Modified"] = etag, http_date(changed)
    return response  # type: ignore[no-any-return]


@login_not_required
@read_only
def open_data_package(request: HttpRequest) -> HttpResponseBase:
    """The dictionary of all files, with sizes and checksums; 404 before the first dump."""
    try:
        response = _kept_file(request, folder() / PACKAGE, MEDIA_TYPES["json"])
    except FileNotFoundError:
        raise Http404 from None
    response["Access-Control-Allow-Origin"] = "*"
    return response


@cache
def _client() -> str:
    return (settings.BASE_DIR / "docs/examples/client.py").read_text()


@login_not_required
@read_only
def open_data_client(request: HttpRequest) -> HttpResponse:
    """How a program uses all of this, shown."""
    return TemplateResponse(request, "programme/client.html", {"source": _client()})


@login_not_required
@read_only
def open_data_client_file(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(_client(), content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="client.py"'
    return response
