"""The size class and the rule that gave it, as Decree 80/2021 words it."""

from django.utils.translation import gettext as _

from enterprises.rules import SizeVerdict
from matching.rules import SizeFound
from matching.texts.story import size
from ui.templatetags.ui import vnd


def size_text(found: SizeFound) -> str:
    """What class she counts as and why, in one or two sentences."""
    if found.basis == "stated":
        return _("Size: %(size)s, as you said.") % {"size": size(found.size)}
    if found.basis == "household":
        return _(
            "A household business is outside the size classes of Decree 80/2021; we compare it "
            "as a micro enterprise, the nearest class."
        )
    return _by_decree(found.verdict) if found.verdict else ""


def _by_decree(verdict: SizeVerdict) -> str:
    if verdict.limits is None:
        return _("Size: above the limits for small and medium-sized enterprises (Decree 80/2021).")
    words = {
        "size": size(verdict.size),
        "employees": f"{verdict.limits.max_employees:,}".replace(",", " "),
        "revenue": vnd(verdict.limits.max_revenue_vnd),
        "capital": vnd(verdict.limits.max_capital_vnd),
    }
    if verdict.is_provisional:
        return (
            _(
                "Size: %(size)s by the number of employees alone (at most %(employees)s; Decree "
                "80/2021, Article 5). Revenue of at most %(revenue)s a year or capital of at most "
                "%(capital)s must fit too."
            )
            % words
        )
    return (
        _(
            "Size: %(size)s, as there are at most %(employees)s employees and at most %(revenue)s "
            "revenue a year or %(capital)s capital (Decree 80/2021, Article 5)."
        )
        % words
    )
