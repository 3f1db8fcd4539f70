"""A result that is shown and not kept: for who comes with her answers in the address."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from matching.pages.result import ranked
from matching.pages.steps import LONGEST_ADDRESS, other_language_url
from matching.rules import seed_of
from matching.selectors import match_for
from matching.wizard import Wizard


def whole_page(wizard: Wizard, *, limit: int) -> dict[str, Any]:
    """The context of the page; no query. Only where no step of the wizard has a problem.

    Args:
        limit: how many matches to show.
    """
    seed = seed_of(timezone.localdate())
    outcome = match_for(inputs=wizard.inputs(), snapshot=wizard.snapshot, seed=seed, limit=limit)
    return {
        **ranked(outcome, wizard.snapshot),
        "hidden": list(wizard.everything()),
        "more_url": f"?{urlencode([*wizard.as_sent(), ('all', '1')])}#rank-11",
        "other_language_url": other_language_url(wizard, "whole"),
    }


def whole_address(wizard: Wizard) -> str:
    """The path of the page, with all that was said; the needs alone where the words are too many.

    Where not even they are clear, the path of the first step with the words.
    """
    step = "whole" if not wizard.problem("needs", "enterprise", "conditions") else "needs"
    path = reverse({"whole": "match-whole", "needs": "match-start"}[step])
    said = list(wizard.as_sent())
    full = f"{path}?{urlencode(said)}"
    if len(full) <= LONGEST_ADDRESS:
        return full
    return f"{path}?{urlencode([('need', code) for code in wizard.chosen])}"
