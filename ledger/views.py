"""A person's notices: reading them, choosing how they come, stopping them without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from accounts.models import User
from accounts.requests import SignedInRequest
from ledger.explained import always_told
from ledger.forms import ChoicesForm
from ledger.kinds import Delivery
from ledger.mails import here, in_words, listed, read_stop_token
from ledger.models import Notice
from ledger.notices import choose_delivery, delivery_of, mark_read
from ui.methods import form_only, read_only, with_form

PAGE_SIZE = 20


@never_cache
@read_only
def notice_list(request: SignedInRequest) -> TemplateResponse:
    """What the portal told this person, the newest first; three queries at any length."""
    visible = Notice.objects.visible(at=timezone.now()).filter(user=request.user)
    page = Paginator(visible, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [(notice, in_words(notice)) for notice in page]
    return TemplateResponse(request, "ledger/notice_list.html", {"page": page, "rows": rows})


@form_only
def notice_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark one as read and go where it leads."""
    mine = Notice.objects.visible(at=timezone.now()).filter(user=request.user)
    notice = get_object_or_404(mine, pk=pk)
    mark_read(notices=mine.filter(pk=pk), at=timezone.now())
    return redirect(here(notice.path) or "notice-list")


@form_only
def notice_read_all(request: SignedInRequest) -> HttpResponse:
    at = timezone.now()
    mark_read(notices=Notice.objects.visible(at=at).filter(user=request.user), at=at)
    return redirect("notice-list")


@never_cache
@with_form
def notice_choices(request: SignedInRequest) -> HttpResponse:
    user = request.user
    form = ChoicesForm(request.POST or None, initial=delivery_of(user))
    if request.method == "POST" and form.is_valid():
        choose_delivery(user=user, choices=form.choices())
        messages.success(request, _("Your choice is kept."))
        return redirect("notice-choices")
    context = {"form": form, "always": always_told()}
    return TemplateResponse(request, "ledger/notice_choices.html", context)


@csrf_exempt  # mail programs send the POST themselves; the signed address is the proof
@login_not_required
@never_cache
@with_form
def notice_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the mails of its groups from a link in a mail: one click, no signing in."""
    said = read_stop_token(token)
    user = User.objects.filter(pk=said[0]).first() if said else None
    if said is None or user is None:
        raise Http404
    if request.method == "POST":
        choose_delivery(user=user, choices=dict.fromkeys(said[1], Delivery.PORTAL))
    context = {"group": listed(said[1]), "is_stopped": request.method == "POST"}
    response = TemplateResponse(request, "ledger/notice_stop.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
