"""The automatic checks in words, for the staff who review a listing and the vendor who wrote it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from platforms.checklist.rules import Check

TITLES = {
    "sentence": _("One sentence in Vietnamese"),
    "english": _("One sentence in English"),
    "needs": _("Needs met"),
    "evidence": _("Evidence"),
    "price": _("Price"),
    "links": _("Links"),
    "duplicates": _("Duplicates"),
    "contacts": _("Contacts in the texts"),
    "shouting": _("Capitals"),
    "claims": _("Superlatives"),
    "certificates": _("Certificates and awards"),
    "languages": _("Languages"),
}
FINE = _("Nothing to mind.")
FINDINGS = {
    ("sentence", "missing"): _("Missing. Say in one sentence what the product does for its users."),
    ("sentence", "foreign"): _("It does not look like Vietnamese with its marks."),
    ("english", "missing"): _("Missing; English readers see the Vietnamese one."),
    ("needs", "missing"): _("None. A listing without a need is never found by a match."),
    ("needs", "no-core"): _("Only supporting ones: what is the product made for?"),
    ("evidence", "missing"): _("None yet; without it the listing stays a draft."),
    ("evidence", "no-source"): _("No source is named."),
    ("price", "unknown"): _("Not published. Owners see “ask the vendor”."),
    ("price", "no-source"): _("A price has no source."),
    ("price", "second-hand"): _("Known from others only; ask the vendor."),
    ("links", "unsafe"): _("An address leads to no public site."),
    ("links", "dead"): _("No answer three nights in a row."),
    ("links", "no-website"): _("The product has no website here."),
    ("links", "failing"): _("No answer last night; it is asked again."),
    ("links", "not-asked"): _("Not asked yet; it will be tonight."),
    ("duplicates", "look-alike"): _("Another listing's name looks the same in other letters."),
    ("duplicates", "likely"): _("Very like another listing; compare the two."),
    ("duplicates", "possible"): _("Shares something with another listing; have a look."),
    ("contacts", "found"): _("Phone numbers and addresses have their own fields."),
    ("shouting", "found"): _("Write it in ordinary letters."),
    ("claims", "no-source"): _("Needs proof by the Law on Advertising; no source is named."),
    ("claims", "with-source"): _("Needs proof: does a named source say exactly this?"),
    ("certificates", "no-source"): _("One has no source."),
    ("certificates", "unlisted"): _("Named in a text, but not listed with a source."),
    ("languages", "unknown"): _("Not stated."),
    ("languages", "no-vietnamese"): _("Not in Vietnamese; owners should know."),
}
KINDS = {"OK": "good", "NOTE": "info", "WARN": "caution", "STOP": "stop"}
LEVELS = {
    "OK": _("fine"),
    "NOTE": _("to know"),
    "WARN": _("to check"),
    "STOP": _("to settle first"),
}


def title_of(check: Check) -> Any:
    """What was looked at; lazy."""
    return TITLES[check.code]


def words_of(check: Check) -> Any:
    """What was seen, in one short sentence; lazy."""
    return FINE if check.finding == "fine" else FINDINGS[check.code, check.finding]
