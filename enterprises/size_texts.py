"""The size class: in short, and with the rule of Decree 80/2021 that gives it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from enterprises.rules import SizeVerdict
from reference.models import SizeLimit
from ui.templatetags.ui import vnd

BILLION = 1_000_000_000


def by_decree(verdict: SizeVerdict) -> str:
    """What class an enterprise counts as and why, in one or two sentences."""
    if verdict.limits is None:
        return _("Above the limits for small and medium-sized enterprises (Decree 80/2021).")
    words = {
        "size": capfirst(SizeLimit.SizeClass(verdict.size).label),
        "employees": verdict.limits.max_employees,
        "revenue": billions(verdict.limits.max_revenue_vnd),
        "capital": billions(verdict.limits.max_capital_vnd),
    }
    if verdict.is_provisional:
        return (
            _(
                "%(size)s by the number of employees alone (at most %(employees)s; Decree "
                "80/2021, Article 5). Revenue of at most %(revenue)s a year or capital of at most "
                "%(capital)s must fit too."
            )
            % words
        )
    return (
        _(
            "%(size)s, as there are at most %(employees)s employees and at most %(revenue)s "
            "revenue a year or %(capital)s capital (Decree 80/2021, Article 5)."
        )
        % words
    )


def in_short(verdict: SizeVerdict, *, employees: int) -> str:
    """The class alone, for lists and cards; the profile says the rule."""
    if verdict.limits is None:
        return by_decree(verdict)
    words = {"size": capfirst(SizeLimit.SizeClass(verdict.size).label), "count": employees}
    if verdict.is_provisional:
        return _("%(size)s, going by %(count)s employees alone") % words
    return _("%(size)s (%(count)s employees)") % words


def billions(amount: int) -> str:
    """A limit of the decree as people say it: 50 tỷ ₫; in full where it is no whole billion."""
    whole, rest = divmod(amount, BILLION)
    return vnd(amount) if rest else _("VND %(number)s billion") % {"number": whole}
