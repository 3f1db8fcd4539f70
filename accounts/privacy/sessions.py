"""Sign-ins that have run out."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef


@transaction.atomic
def forget_sessions(*, at: datetime) -> int:
    """Delete sessions past their day, and what was noted of browsers without one.

    Returns: how many sessions went.
    """
    count, _rows = Session.objects.filter(expire_date__lte=at).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive)).delete()
    return count
