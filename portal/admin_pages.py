"""A page of the admin that belongs to no table: trying the recognition of needs."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms import snapshot
from reference.needs import Recognition, Span
from ui.methods import read_only

# What the recognition calls the conditions it reads, in words.
CONDITIONS = {
    "deployment": gettext_lazy("where it runs"),
    "offline": gettext_lazy("works without internet"),
    "phone_only": gettext_lazy("on a phone"),
    "languages": gettext_lazy("languages"),
    "max_monthly_vnd": gettext_lazy("budget a month"),
    "easy": gettext_lazy("easy to use"),
    "import_excel": gettext_lazy("takes over Excel files"),
    "keep_existing": gettext_lazy("works with what is there"),
    "sector": gettext_lazy("sector"),
    "employees": gettext_lazy("employees"),
    "household": gettext_lazy("household business"),
}


class TryForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What an owner might write"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def marked(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """The text cut into pieces, each with whether it was taken as evidence."""
    taken = {place for span in spans for place in range(span.start, span.end)}
    cuts = [0, *(i for i in range(1, len(text)) if (i in taken) != (i - 1 in taken)), len(text)]
    return [(text[start:end], start in taken) for start, end in pairwise(cuts) if start < end]


@read_only
def try_needs(request: HttpRequest, *, site: AdminSite) -> TemplateResponse:
    """What the recogniser of this worker makes of a text now; nothing is kept."""
    if not request.user.has_perm("reference.view_need"):
        raise PermissionDenied
    form = TryForm(request.GET if "text" in request.GET else None)
    context = {**site.each_context(request), "title": _("Try a text"), "form": form}
    if form.is_bound and form.is_valid():
        current, text = snapshot.current(), form.cleaned_data["text"]
        context |= _understood(current, text, current.recogniser.recognise(text))
    return TemplateResponse(request, "admin/reference/need_try.html", context)


def _understood(current: snapshot.Snapshot, text: str, said: Recognition) -> dict[str, Any]:
    known = current.taxonomy.needs
    spans = [span for found in said.needs for span in found.evidence]

    def named(codes: Iterable[str]) -> list[Any]:
        return [known[code] for code in codes if code in known]

    return {
        "said": said,
        "conditions": CONDITIONS,
        "pieces": marked(text, spans),
        "found": [(known[found.code], found) for found in said.needs if found.code in known],
        "others": [
            (_("Not wanted"), named(said.negated)),
            (_("Already covered"), named(said.had)),
            (_("Unsure, would ask about"), named(said.candidates)),
        ],
    }
