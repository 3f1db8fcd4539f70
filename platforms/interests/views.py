"""A person's own declarations of interest: reading, declaring, ending."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.requests import SignedInRequest
from platforms.interests.forms import InterestForm
from platforms.interests.selectors import interests_of
from platforms.interests.services import DeclaredAlreadyError, declare_interest, end_interest
from ui.methods import form_only, with_form


@never_cache
@with_form
def interest_list(request: SignedInRequest) -> HttpResponse:
    form = InterestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["request_key"]
        try:
            declare_interest(
                user=request.user, stake=form.stake(), request_key=key, at=timezone.now()
            )
        except DeclaredAlreadyError:
            form.add_error(None, _("You have declared exactly this already."))
        else:
            messages.success(request, _("Your declaration is kept."))
            return redirect("my-interests")
    today, rows = timezone.localdate(), interests_of(request.user)
    held = [(row, row.until_on is None or row.until_on >= today) for row in rows]
    return TemplateResponse(request, "platforms/my_interests.html", {"form": form, "held": held})


@form_only
def interest_end(request: SignedInRequest, pk: int) -> HttpResponse:
    interest = get_object_or_404(interests_of(request.user), pk=pk)
    end_interest(interest=interest, at=timezone.now())
    messages.success(request, _("It ends today; the record stays."))
    return redirect("my-interests")
