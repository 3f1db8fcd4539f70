"""Accounts that are shut: an adviser who cannot sign in keeps no case."""

from typing import Any

from accounts.models import User
from advisers.models import Adviser
from advisers.network.tasks import empty_desk_of


def on_account_saved(instance: User, **_said: Any) -> None:
    """Her cases and offers go on to others at once, with the transaction that shut her account."""
    if instance.is_active:
        return
    for key in Adviser.objects.filter(user=instance).values_list("pk", flat=True):
        empty_desk_of.defer(adviser=key)
