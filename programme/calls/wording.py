"""Why an act on a call was not done, in words."""

from django.utils.translation import gettext as _

from programme.calls.rules import CallMovedError, NotAllowedError
from programme.calls.services import CallOverError, IncompleteCallError

REFUSED = (CallMovedError, NotAllowedError, CallOverError, IncompleteCallError)


def why_not(error: Exception) -> str:
    """One sentence for any of `REFUSED`."""
    if isinstance(error, NotAllowedError):
        return {
            "author": _("Who wrote it does not publish it: somebody else has to."),
            "province": _("This call is not of your province."),
        }.get(error.reason, _("Your role does not do that."))
    if isinstance(error, CallOverError):
        return _("Its last day is past. Write a later one first.")
    if isinstance(error, IncompleteCallError):
        return _("It has to speak both languages: title and text are still missing in one.")
    return _("Somebody changed it meanwhile. Look at it as it is now.")
