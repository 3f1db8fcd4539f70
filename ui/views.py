"""The component gallery: the test bed of the look, open while DEBUG is on."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse

from ui.gallery import samples
from ui.methods import read_only


@login_not_required
@read_only
def gallery(request: HttpRequest) -> TemplateResponse:
    if not settings.DEBUG:
        raise Http404
    return TemplateResponse(
        request, "ui/gallery.html", {"themes": [samples("light"), samples("dark")]}
    )
