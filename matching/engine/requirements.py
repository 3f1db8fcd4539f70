"""The hard requirements: what keeps a platform out whatever its score."""

from functools import lru_cache

from .concepts import Offer, Profile
from .results import Failure


def failures(profile: Profile, offer: Offer) -> tuple[Failure, ...]:
    """Each requirement of the profile that the offer misses.

    The accepted deployments are one requirement, each required language one, each platform to
    link with one. Unknown deployments or languages miss nothing (they are a caution), no link
    declared is no link, and a platform links with itself. The enterprise's own exclusions are
    not here: they are no fault of the platform.

    Returns: deployment, then languages and slugs in their order; () if nothing is missed.
    """
    missed = []
    accepted, offered = profile.deployments, offer.deployments
    if accepted and offered and accepted.isdisjoint(offered):
        missed.append(_failure("deployment", accepted, offered))
    if offer.languages:
        for language in sorted(profile.languages - offer.languages):
            missed.append(_failure("language", frozenset({language}), offer.languages))
    for slug in sorted(profile.must_link - offer.links - {offer.slug}):
        missed.append(_failure("link", frozenset({slug}), offer.links))
    return tuple(missed)


@lru_cache(1024)
def _failure(code: str, wanted: frozenset[str], offered: frozenset[str]) -> Failure:
    return Failure(code, tuple(sorted(wanted)), tuple(sorted(offered)))
