"""An owner's pages: asking, proving the contact, following the request."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from advisers.selectors import case_by_token


@login_not_required
def case(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse(case_by_token(token).get_state_display())
