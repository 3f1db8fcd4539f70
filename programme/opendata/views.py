"""/open-data/: what there is, its dictionary, and the files."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

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
    path = folder() / f"{name}.{format}"
    response: Any
    try:
        response = FileResponse(path.open("rb"), content_type=MEDIA_TYPES[format])
    except FileNotFoundError:
        response = StreamingHttpResponse(pieces(dataset, format), content_type=MEDIA_TYPES[format])
    response["Content-Disposition"] = f'attachment; filename="smedx-{name}.{format}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response  # type: ignore[no-any-return]


@login_not_required
@read_only
def open_data_package(request: HttpRequest) -> HttpResponse:
    """The dictionary of all files, with sizes and checksums; 404 before the first dump."""
    try:
        content = (folder() / PACKAGE).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    response = HttpResponse(content, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response
