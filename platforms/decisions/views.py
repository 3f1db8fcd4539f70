"""/decisions/: the log as a page and as a feed."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms.atom import CleanAtom, conditional
from platforms.choices import Act
from platforms.decisions.selectors import ACTS, IN_FEED, Entry, read_log
from ui.methods import read_only


class AskedForm(forms.Form):
    """What the address asks for: kind of act, one listing, where to go on."""

    act = forms.ChoiceField(
        label=gettext_lazy("What was decided"),
        required=False,
        choices=[("", gettext_lazy("everything")), *((act.value, act.label) for act in ACTS)],
    )
    platform = forms.SlugField(max_length=80, required=False, widget=forms.HiddenInput)
    before = forms.IntegerField(
        min_value=1, max_value=2**62, required=False, widget=forms.HiddenInput
    )


@login_not_required
@read_only
def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision on a listing; 404 for an address that asks for what there is not."""
    form = AskedForm(request.GET)
    if not form.is_valid():
        raise Http404
    log = read_log(**form.cleaned_data)
    kept = request.GET.copy()
    kept["before"] = str(log.older)
    context = {
        "form": form,
        "entries": log.entries,
        "older": f"?{kept.urlencode()}" if log.older else "",
        "is_first": not form.cleaned_data["before"],
    }
    return TemplateResponse(request, "platforms/decisions.html", context)


# A sentence that ends so needs no full stop.
STOPS = (".", "!", "?", "…", ":")


class DecisionFeed(Feed):
    """The newest decisions for feed readers."""

    feed_type = CleanAtom
    author_name = "SMEdx"
    title = gettext_lazy("SMEdx: decisions on listings")
    subtitle = gettext_lazy("Published, refused, suspended and retired, with rule and reason.")
    link = reverse_lazy("decisions")

    def items(self) -> tuple[Entry, ...]:
        return read_log().entries[:IN_FEED]

    def item_title(self, item: Entry) -> str:
        return f"{item.name}: {Act(item.act).label}"

    def item_description(self, item: Entry) -> str:
        evidence = _("Evidence: %(kind)s") % {"kind": item.evidence.label}
        said = [str(item.criterion) if item.criterion else "", item.reason.strip(), evidence]
        return " ".join(each if each.endswith(STOPS) else f"{each}." for each in said if each)

    def item_link(self, item: Entry) -> str:
        return f"{reverse('decisions')}#decision-{item.pk}"

    def item_guid(self, item: Entry) -> str:
        return f"{settings.SITE_URL}/decisions/#decision-{item.pk}"

    def item_updateddate(self, item: Entry) -> datetime:
        return item.decided_at

    item_pubdate = item_updateddate


@login_not_required
@read_only
@conditional
def feed(request: HttpRequest) -> HttpResponse:
    """A function, because what keeps strangers out looks for marks on functions only."""
    return DecisionFeed()(request)
