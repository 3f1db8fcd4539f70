"""The request of somebody who signed in: what views behind the login wall take."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    user: User
