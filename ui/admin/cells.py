"""Small pieces of change lists: states as badges, days with their age."""

from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ui.templatetags.ui import day


@lru_cache(maxsize=256)
def badge(text: str, kind: str = "neutral") -> SafeString:
    """A state in a word or two. kind: good, caution, stop, info or neutral."""
    return render_to_string("components/badge.html", {"text": text, "kind": kind})


def age(days: int) -> str:
    """How long ago, in the unit one would say: today, 12 days, 5 months, 2 years."""
    if days < 1:
        return _("today")
    if days < 60:
        return ngettext("%d day ago", "%d days ago", days) % days
    if days < 730:
        return ngettext("%d month ago", "%d months ago", days // 30) % (days // 30)
    return ngettext("%d year ago", "%d years ago", days // 365) % (days // 365)


def day_and_age(value: date, *, today: date, stale_days: int) -> SafeString:
    """A day and how long ago it was, marked when older than `stale_days`."""
    days = (today - value).days
    return format_html(
        '<span class="age{}">{} <small>{}</small></span>',
        " age--stale" if days > stale_days else "",
        day(value),
        age(days),
    )
