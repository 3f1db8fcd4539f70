"""What an article says to machines: schema.org, as JSON-LD."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from guidance.facts import ArticleFacts


def linked_data(article: ArticleFacts, *, url: str, minutes: int) -> Mapping[str, Any]:
    """An Article of the portal's with its sources and when they were last checked."""
    publisher = {"@type": "Organization", "name": "SMEdx", "url": f"{settings.SITE_URL}/"}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": str(article.title),
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": get_language() or "vi",
        "author": publisher,
        "publisher": publisher,
        "dateModified": article.checked_on.isoformat(),
        "timeRequired": f"PT{minutes}M",
        "isAccessibleForFree": True,
        "about": [str(need.name) for need in article.needs],
        "citation": [source.address or str(source.note) for source in article.sources],
    }
