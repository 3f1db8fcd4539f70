"""Platforms kept out by one requirement: which, and what would admit them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from matching.engine import Failure, NearMiss
from matching.texts.story import Story, deployment, language, listed
from ui.templatetags.ui import percent


@dataclass(frozen=True, slots=True)
class NearMissText:
    """What it lacks, and where it would stand without that requirement."""

    reason: str
    would_change: str


def near_miss(miss: NearMiss, story: Story) -> NearMissText:
    """Raises: KeyError: a failure code without a sentence."""
    reason, condition = _FAILURES[miss.failed.code](miss.failed, story)
    words = {
        "condition": condition,
        "rank": miss.would_rank,
        "fit": percent(miss.would_score),
    }
    would = _("%(condition)s, it would stand at place %(rank)s with a fit of %(fit)s.") % words
    return NearMissText(reason, would)


def give_up(failed: Failure, story: Story) -> str:
    """What one presses to admit it, and all others that fail the same alone."""
    if failed.code == "deployment":
        return _("Let it run anywhere")
    if failed.code == "language":
        return _("Do without %(language)s") % {"language": language(failed.wanted[0])}
    return _("Do without a link with %(name)s") % {"name": story.platform(failed.wanted[0])}


def _deployment(failed: Failure, _story: Story) -> tuple[str, str]:
    words = {
        "offered": listed(deployment(code) for code in failed.offered),
        "wanted": listed(deployment(code) for code in failed.wanted),
    }
    return (
        _("It runs only %(offered)s; you need it %(wanted)s.") % words,
        _("If it may run anywhere"),
    )


def _language(failed: Failure, _story: Story) -> tuple[str, str]:
    words = {
        "offered": listed(language(code) for code in failed.offered),
        "wanted": listed(language(code) for code in failed.wanted),
    }
    return (
        _("It speaks only %(offered)s; you need %(wanted)s.") % words,
        _("If you can do without %(wanted)s") % words,
    )


def _link(failed: Failure, story: Story) -> tuple[str, str]:
    words = {"names": listed(story.platform(slug) for slug in failed.wanted)}
    return (
        _("No published link with %(names)s.") % words,
        _("If it need not connect with %(names)s") % words,
    )


_FAILURES: Mapping[str, Callable[[Failure, Story], tuple[str, str]]] = {
    "deployment": _deployment,
    "language": _language,
    "link": _link,
}
