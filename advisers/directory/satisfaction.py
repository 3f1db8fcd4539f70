"""What owners say of advice, together: never of fewer than five, and nobody's words."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import ngettext

from advisers.models import Rating
from reference.disclosure import FEWEST


def satisfaction(ratings: QuerySet[Rating]) -> str:
    """How many were contacted and helped, in words; "" below five answers. One query."""
    counts = ratings.exclude(answered_at=None).aggregate(
        answered=Count("pk"),
        contacted=Count("pk", filter=Q(was_contacted=True)),
        helped=Count("pk", filter=Q(helped=True)),
    )
    answered: int = counts["answered"]
    if answered < FEWEST:
        return ""
    return ngettext(
        "%(answered)d owner said how it was: an adviser got in touch with %(contacted)d %%, it"
        " helped %(helped)d %%.",
        "%(answered)d owners said how it was: an adviser got in touch with %(contacted)d %%, it"
        " helped %(helped)d %%.",
        answered,
    ) % {
        "answered": answered,
        "contacted": 100 * counts["contacted"] // answered,
        "helped": 100 * counts["helped"] // answered,
    }
