"""Which request a consent is for, as it is stored and as people call it: one consent a request."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.consents import Wording
from matching.models import QuoteRequest, Trial
from platforms.selectors import names_with_vendors


def for_request(wording: Wording, kind: str, slug: str, key: UUID) -> Wording:
    """The same words, to the vendor of one platform for one request ("trial" or "quote").

    So no other request of hers at this platform ends with it, nor one for another enterprise.
    """
    return replace(wording, about=f"{kind}:{slug}:{key.hex}")


def name_trials(keys: Collection[str]) -> dict[str, str]:
    """What follows "trial:" to platform, vendor, what was asked and for whom; two queries."""
    rows = Trial.objects.filter(request_key__in=_requests(keys)).order_by("pk")
    words = _("%(platform)s: trial")
    return _named(keys, words, dict(rows.values_list("request_key", "enterprise__name")))


def name_quotes(keys: Collection[str]) -> dict[str, str]:
    """The same for what follows "quote:"."""
    rows = QuoteRequest.objects.filter(request_key__in=_requests(keys)).order_by("pk")
    words = _("%(platform)s: price")
    return _named(keys, words, dict(rows.values_list("request_key", "enterprise__name")))


def _requests(keys: Collection[str]) -> set[UUID]:
    return {UUID(key.partition(":")[2]) for key in keys}


def _named(
    keys: Collection[str], words: str, enterprises: dict[UUID, str | None]
) -> dict[str, str]:
    """Without the enterprise once it was erased."""
    split = {key: key.partition(":") for key in keys}
    platforms = names_with_vendors({slug for slug, _colon, _key in split.values()})
    found = {}
    for key, (slug, _colon, request) in split.items():
        name = words % {"platform": platforms.get(slug, slug)}
        enterprise = enterprises.get(UUID(request))
        found[key] = f"{name} · {enterprise}" if enterprise else name
    return found
