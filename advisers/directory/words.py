"""How long people wait for an answer, in words."""

from django.utils.translation import ngettext

HOUR, DAY = 60, 24 * 60


def wait_in_words(minutes: int) -> str:
    """In the unit one would say: minutes below an hour, hours below two days, then days."""
    if minutes < HOUR:
        return ngettext("%d minute", "%d minutes", max(minutes, 1)) % max(minutes, 1)
    if minutes < 2 * DAY:
        hours = round(minutes / HOUR)
        return ngettext("%d hour", "%d hours", hours) % hours
    days = round(minutes / DAY)
    return ngettext("%d day", "%d days", days) % days
