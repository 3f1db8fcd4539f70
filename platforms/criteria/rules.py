"""Which criteria a listing meets by what it says; plain values, no database.

The rest only its vendor can answer for: staff look at the evidence afterwards.
"""

from collections.abc import Callable, Mapping
from typing import Any

Content = Mapping[str, Any]
SMALL = frozenset({"micro", "small", "medium"})
SHORTEST_SENTENCE = 30


def _suits_small(content: Content) -> bool:
    return bool(SMALL & set(content.get("sizes") or ()))


def _is_plain(content: Content) -> bool:
    sentence = (content.get("summary_vi") or "").strip()
    return len(sentence) >= SHORTEST_SENTENCE and bool(content.get("platform_needs"))


def _helps_in_vietnamese(content: Content) -> bool:
    return "vi" in (content.get("languages") or ()) and _says(content, "support_hours")


def _names_price(content: Content) -> bool:
    """A price with its source, or plainly on request."""
    return any(
        plan.get("charge") == "QUOTE" or (plan.get("price_vnd") is not None and plan.get("source"))
        for plan in content.get("plans") or ()
    )


def _lets_go(content: Content) -> bool:
    return _says(content, "export_formats") or _says(content, "exit_terms_vi")


def _has_sources(content: Content) -> bool:
    return any(source.get("address") for source in content.get("sources") or ())


def _says(content: Content, name: str) -> bool:
    return bool((content.get(name) or "").strip())


RULES: Mapping[str, Callable[[Content], bool]] = {
    "for-small-business": _suits_small,
    "plain-words": _is_plain,
    "vietnamese-help": _helps_in_vietnamese,
    "open-price": _names_price,
    "way-out": _lets_go,
    "checkable": _has_sources,
}


def judged(content: Content, *, said: frozenset[str], codes: tuple[str, ...]) -> dict[str, bool]:
    """For each criterion whether it is met: by the content, or where no rule can tell, by her word.

    Args:
        content: in the shape of `platforms.revisions.content`; columns may be missing.
        said: codes that the vendor answered with yes. codes: of the criteria in force, in order.
    """
    return {code: RULES[code](content) if code in RULES else code in said for code in codes}


def asked(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The criteria that need an own yes."""
    return tuple(code for code in codes if code not in RULES)
