"""Signals in a sentence, and where their evidence stands."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from platforms.signals.models import Signal
from platforms.signals.rules import Kind

SENTENCES = {
    Kind.SHARED_PHONE: _("%(count)s firms have the phone number %(what)s."),
    Kind.SHARED_TAX_CODE: _("%(count)s firms have the tax code %(what)s."),
    Kind.SHARED_ACCOUNT: _("%(count)s firms have the bank account %(what)s."),
    Kind.SHARED_DOMAIN: _("%(count)s firms use the domain %(what)s."),
    Kind.SHARED_MAIL: _("%(count)s firms have one mail address."),
    Kind.REFERRED_BY_ONE: _("%(count)s of %(whole)s requests to the vendor come from one person."),
    Kind.REFERS_TO_ONE: _("%(count)s of one person's %(whole)s requests go to this vendor."),
    Kind.REVIEW_BURST: _("%(count)s reviews within %(days)s days."),
    Kind.NEW_REVIEWERS: _(
        "%(count)s of %(whole)s reviews come from accounts less than %(days)s days old."
    ),
    Kind.SAME_REVIEWS: _("%(count)s reviews of different enterprises say the same."),
    Kind.ONLY_BEST: _("All %(count)s reviews give five stars."),
}
# Kind of evidence → its word and its page in the admin.
EVIDENCE = {
    "vendor": (_("vendor"), "admin:platforms_vendor_change"),
    "enterprise": (_("enterprise"), "admin:enterprises_enterprise_change"),
    "review": (_("review"), "admin:matching_review_change"),
    "trial": (_("trial"), "admin:matching_trial_change"),
    "quote": (_("quotation"), "admin:matching_quote_change"),
}


def sentence_of(signal: Signal) -> str:
    """What was found, with its numbers."""
    return str(SENTENCES[Kind(signal.kind)]) % signal.facts


def evidence_of(signal: Signal) -> list[tuple[Any, str]]:
    """Word and address of each piece; "" where it has no page."""
    return [(f"{_word(kind)} {pk}", _address(kind, pk)) for kind, pk in signal.refs]


def _word(kind: str) -> Any:
    return EVIDENCE[kind][0] if kind in EVIDENCE else kind


def _address(kind: str, pk: int) -> str:
    try:
        return reverse(EVIDENCE[kind][1], args=[pk])
    except (KeyError, NoReverseMatch):
        return ""
