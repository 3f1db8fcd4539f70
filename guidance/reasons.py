"""Why a duty applies, may apply or does not, in plain words of both languages."""

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _

from guidance.choices import Kind
from guidance.facts import DutyFacts
from guidance.rules import Answer, Facts, Reason
from ui.bilingual import Bilingual
from ui.templatetags.ui import vnd

BILLION = 1_000_000_000


def in_both(write: Callable[[], str]) -> Bilingual:
    texts = []
    for language in ("vi", "en"):
        with translation.override(language):
            texts.append(write())
    return Bilingual(*texts)


def reason_text(
    reason: Reason, duty: DutyFacts, facts: Facts, sector: Bilingual | None
) -> Bilingual:
    """One reason as the end of a sentence such as "because …", "if …".

    Args:
        sector: the everyday name of the sector that was said; None without one.
    """
    if reason.about == "condition":
        return duty.condition
    if reason.about == "elsewhere":
        return duty.elsewhere
    if reason.answer is Answer.NO:
        write = {"kind": _other_kind, "size": _size, "revenue": _revenue_fails}.get(reason.about)
        return in_both(lambda: write(duty, facts) if write else _in_sector(sector))
    if reason.about == "sector" and reason.answer is Answer.YES:
        return in_both(lambda: _in_sector(sector))
    wanted = {"kind": _kind, "size": _size, "revenue": _revenue, "sector": _sectors}
    return in_both(lambda: wanted[reason.about](duty, facts))


def money(amount: int) -> str:
    """A sum as people say it: whole billions in words."""
    if amount and amount % BILLION == 0:
        return _("%(count)s billion ₫") % {"count": amount // BILLION}
    return vnd(amount)


def _kind(duty: DutyFacts, facts: Facts) -> str:
    if duty.terms.kinds == {Kind.HOUSEHOLD.value}:
        return _("you are a household business")
    return _("you are an enterprise")


def _other_kind(duty: DutyFacts, facts: Facts) -> str:
    if facts.kind == Kind.HOUSEHOLD:
        return _("you are a household business")
    return _("you are an enterprise")


def _in_sector(sector: Bilingual | None) -> str:
    return _("your trade is: %(trade)s") % {"trade": str(sector or "").lower()}


def _sectors(duty: DutyFacts, facts: Facts) -> str:
    names = ", ".join(str(name).lower() for name in duty.sector_names)
    return _("your trade is one of: %(trades)s") % {"trades": names}


def _size(duty: DutyFacts, facts: Facts) -> str:
    sizes = [size for size in ("micro", "small", "medium") if size in duty.terms.sizes]
    said = [facts.size] if facts.size else sizes
    words = {"micro": _("micro"), "small": _("small"), "medium": _("medium")}
    named = ", ".join(words.get(size, size) for size in said)
    return _("your size class is: %(sizes)s") % {"sizes": named}


def _revenue(duty: DutyFacts, facts: Facts) -> str:
    above, up_to = duty.terms.revenue_above, duty.terms.revenue_up_to
    if up_to is None:
        return _("your revenue is above %(sum)s a year") % {"sum": money(above or 0)}
    if above is None:
        return _("your revenue is at most %(sum)s a year") % {"sum": money(up_to)}
    limits = {"low": money(above), "high": money(up_to)}
    return _("your revenue is above %(low)s and at most %(high)s a year") % limits


def _revenue_fails(duty: DutyFacts, facts: Facts) -> str:
    above, revenue = duty.terms.revenue_above, facts.revenue
    if above is not None and revenue and revenue.up_to is not None and revenue.up_to <= above:
        return _("your revenue is at most %(sum)s a year") % {"sum": money(above)}
    return _("your revenue is above %(sum)s a year") % {"sum": money(duty.terms.revenue_up_to or 0)}
