"""A vendor's side of the thread."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from platforms.joining.access import own_revision
from platforms.models.revisions import OPEN, Side
from platforms.thread.forms import MessageForm
from platforms.thread.services import ThreadClosedError, thread_of, write_message
from ui.methods import with_form
from ui.responses import private


@with_form
def thread(request: SignedInRequest, pk: int) -> HttpResponse:
    revision = own_revision(request.user, pk)
    form = MessageForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
        try:
            write_message(revision=revision, side=Side.VENDOR, **said)
        except ThreadClosedError:
            # Her words stay in the form: she may still need them.
            form.add_error("text", _("This is decided already; nothing was sent."))
        else:
            messages.success(request, _("Sent to our staff."))
            return redirect("vendor-thread", pk)
    context = {
        "revision": revision,
        "is_open": revision.state in OPEN or form.is_bound,
        "thread": thread_of(revision),
        "form": form,
    }
    return private(TemplateResponse(request, "platforms/vendors/thread.html", context))
