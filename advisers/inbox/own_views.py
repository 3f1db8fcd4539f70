"""An adviser's own pages: hours, leave, calendar, ratings."""

import csv
from io import StringIO
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.privacy.export import safe_cell
from accounts.requests import SignedInRequest
from advisers.cases.leaves import (
    NoSubstituteError,
    OverlapError,
    SubstituteAwayError,
    end_leave,
    enter_leave,
    leave_network,
    substitutes,
)
from advisers.cases.rules import HELD
from advisers.inbox.access import for_adviser
from advisers.inbox.calendar import adviser_of_key, calendar_of, renew_key
from advisers.inbox.hours import document, hours_page, month_of, statement, table
from advisers.inbox.own_forms import LeaveForm, LeavingForm
from advisers.inbox.views import HINT
from advisers.models import Adviser, Case, Leave, Rating
from ledger.callers import seconds_until_allowed
from ui.documents import render_pdf
from ui.methods import form_only, read_only, with_form
from ui.responses import private, too_many

PAGE = 25


def _statement(request: SignedInRequest, adviser: Adviser) -> Any:
    month = month_of(request.GET.get("month", ""), today=timezone.localdate())
    return statement(adviser, month)


@read_only
@for_adviser
def hours(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    page = hours_page(adviser, _statement(request, adviser))
    return private(TemplateResponse(request, "advisers/inbox/hours.html", page))


@read_only
@for_adviser
def hours_csv(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    """The same line by line; no cell is taken for a formula."""
    found, out = _statement(request, adviser), StringIO()
    csv.writer(out).writerows([safe_cell(cell) for cell in row] for row in table(found))
    # The mark at the beginning lets table programs read Vietnamese.
    return _file(
        "\ufeff" + out.getvalue(), "text/csv; charset=utf-8", f"smedx-gio-{found.code}.csv"
    )


@read_only
@for_adviser
def hours_pdf(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    """The same on A4, to be signed."""
    at, found = timezone.now(), _statement(request, adviser)
    if seconds := seconds_until_allowed(request, action="document", at=at):
        return too_many(request, seconds)
    made = render_pdf("hours.typ", document(adviser, found), at=at)
    return _file(made, "application/pdf", f"smedx-gio-{found.code}.pdf")


def _file(content: bytes | str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(response)


@with_form
@for_adviser
def leave(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    """Days away: entered here; those that have begun take effect at once."""
    at = timezone.now()
    today = timezone.localdate(at)
    form = LeaveForm(
        request.POST if request.method == "POST" else None,
        colleagues=substitutes(adviser),
        today=today,
        initial={"from_on": today},
    )
    if request.method == "POST" and form.is_valid() and _entered(adviser, form, at):
        messages.success(request, _("Entered. On these days you get no requests."))
        return redirect("adviser-leave")
    rows = Leave.objects.filter(adviser=adviser).select_related("substitute")
    context = {
        "adviser": adviser,
        "form": form,
        "today": today,
        "leaves": list(rows.order_by("-from_on", "pk")[:50]),
    }
    status = 422 if form.errors else 200
    return private(TemplateResponse(request, "advisers/inbox/leave.html", context, status=status))


def _entered(adviser: Adviser, form: LeaveForm, at: Any) -> bool:
    key = form.cleaned_data["request_key"]
    try:
        enter_leave(adviser=adviser, days=form.days(), request_key=key, at=at)
    except OverlapError:
        form.add_error("from_on", _("You are on leave on some of these days already."))
    except NoSubstituteError:
        form.add_error("substitute", _("This colleague is not in the network any more."))
    except SubstituteAwayError:
        words = _("This colleague is on leave too on some of these days. Choose another.")
        form.add_error("substitute", words)
    return not form.errors


@form_only
@for_adviser
def leave_end(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    """Back earlier, or not away after all."""
    row = Leave.objects.filter(adviser=adviser, pk=pk).first()
    if row is None:
        raise Http404
    end_leave(leave=row, at=timezone.now())
    messages.success(request, _("You get requests again. What moved meanwhile stays there."))
    return redirect("adviser-leave")


@with_form
@for_adviser
def leaving(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    """Out of the network for good, after a tick of her own."""
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        leave_network(adviser=adviser, at=timezone.now())
        messages.success(request, _("You have left the network. Thank you for your help."))
        response = redirect("account-home")
        response.delete_cookie(HINT, samesite="Lax")
        return response
    held = Case.objects.filter(adviser=adviser, state__in=HELD).count()
    context = {"form": form, "held": held}
    status = 422 if form.errors else 200
    return private(TemplateResponse(request, "advisers/inbox/leaving.html", context, status=status))


@with_form
@for_adviser
def calendar(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    """The address of her feed, and a new one if somebody else has learnt it."""
    if request.method == "POST":
        renew_key(adviser=adviser)
        messages.success(request, _("The feed has a new address; the old one is closed."))
        return redirect("adviser-calendar")
    path = reverse("adviser-feed", args=[adviser.calendar_key])
    context = {"address": f"{settings.SITE_URL}{path}"}
    return private(TemplateResponse(request, "advisers/inbox/calendar.html", context))


@login_not_required
@read_only
def feed(request: HttpRequest, key: UUID) -> HttpResponse:
    """For calendar programs, which cannot sign in: the key in the address is the proof."""
    adviser = adviser_of_key(key)
    if adviser is None:
        raise Http404
    made = calendar_of(adviser, at=timezone.now())
    response = private(HttpResponse(made, content_type="text/calendar; charset=utf-8"))
    response["Referrer-Policy"] = "no-referrer"
    return response


@read_only
@for_adviser
def ratings(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    """What owners said after she had advised them, the latest first."""
    rows = Rating.objects.filter(adviser=adviser, answered_at__isnull=False)
    answered = rows.select_related("case__commune", "case__province")
    page = Paginator(answered.order_by("-answered_at", "pk"), PAGE).get_page(
        request.GET.get("page", "")
    )
    helped = rows.filter(helped=True).count()
    context = {"adviser": adviser, "page": page, "helped": helped}
    return private(TemplateResponse(request, "advisers/inbox/ratings.html", context))
