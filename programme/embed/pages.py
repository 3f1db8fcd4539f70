"""What the frame shows, and the page that says how to set it up."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from matching.pages.result import Card, ranked
from matching.pages.steps import understood_of
from matching.pages.whole import whole_address
from matching.rules import seed_of
from matching.selectors import match_for
from matching.wizard import Wizard
from platforms import snapshot as catalogue
from reference.models import Province

SHOWN = 3
REASONS, CAUTIONS = 2, 1
LONGEST_TEXT = 300
PROVINCES = "embed-provinces"


@dataclass(frozen=True, slots=True)
class Short:
    """One match as the frame shows it."""

    card: Card
    url: str

    @property
    def why(self) -> tuple[str, ...]:
        return self.card.why[:REASONS]

    @property
    def cautions(self) -> tuple[str, ...]:
        return self.card.cautions[:CAUTIONS]


def load_provinces() -> dict[str, str]:
    """Short names of the provinces by code; one query."""
    return dict(Province.objects.current().order_by("code").values_list("code", "short_name"))


def matcher_page(data: QueryDict) -> dict[str, Any]:
    """The context of the frame; no query, nothing is kept.

    Args:
        data: `text`, `need` (several), `sector`, `province`; what is unknown is passed over.
    """
    wizard = Wizard(data, catalogue.current())
    province = data.get("province", "")
    names: dict[str, str] = wizard.snapshot.part(PROVINCES)
    context = {
        "text": data.get("text", "")[:LONGEST_TEXT],
        "longest": LONGEST_TEXT,
        "sector": wizard.data.get("sector", ""),
        "province": province if province in names else "",
        "province_name": names.get(province, ""),
        "portal": settings.SITE_URL,
        "advisers_url": _ours("adviser-directory", province=province),
        "start_url": _ours("match-start"),
    }
    if not (wizard.text or wizard.chosen):
        return context
    return {**context, **_answer(wizard)}


def _answer(wizard: Wizard) -> dict[str, Any]:
    """The first matches, or what has to be asked; anything else is settled on the portal."""
    whole_url = f"{settings.SITE_URL}{whole_address(wizard)}"
    if wizard.problem("needs", "enterprise", "conditions"):
        said = understood_of(wizard) if wizard.is_lost else None
        asked = {"candidates": said.candidates if said else (), "is_lost": True}
        return {**asked, "whole_url": whole_url}
    seed = seed_of(timezone.localdate())
    inputs, held = wizard.inputs(), wizard.snapshot
    outcome = match_for(inputs=inputs, snapshot=held, seed=seed, limit=SHOWN)
    page = ranked(outcome, held)
    return {
        "needs": page["needs"],
        "matches": [
            Short(card, _ours("platform-detail", card.listing.slug)) for card in page["cards"]
        ],
        "total": outcome.ranking.feasible,
        "nowhere": page["nowhere"],
        "whole_url": whole_url,
        "is_lost": False,
    }


def _ours(name: str, *args: str, **query: str) -> str:
    """An address of the portal itself: from inside a frame it opens beside the page."""
    said = urlencode({key: value for key, value in query.items() if value})
    return f"{settings.SITE_URL}{reverse(name, args=args)}{f'?{said}' if said else ''}"


def howto_page() -> dict[str, Any]:
    """How to show the matcher elsewhere; no query."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    frame = _ours("embed-match")
    title = _("Find software that fits – SMEdx")
    return {
        "script": (
            f'<script async src="{settings.SITE_URL}/embed.js" data-lang="{language}"></script>'
        ),
        "frame": (
            f'<iframe src="{frame}" title="{title}" width="100%" height="640"'
            ' loading="lazy" referrerpolicy="origin"></iframe>'
        ),
        "policy": f"script-src {settings.SITE_URL}; frame-src {settings.SITE_URL}",
        "headers": [_("Attribute"), _("Value"), _("Example")],
        "attributes": _attributes(),
        "preview": {"text": "", "longest": LONGEST_TEXT, "is_preview": True},
    }


def _attributes() -> list[list[str]]:
    return [
        ["data-lang", _("Language: vi or en; vi unless said"), 'data-lang="en"'],
        [
            "data-need",
            _("Codes of needs from the open data, apart by spaces: shows what fits at once"),
            'data-need="inventory-control issue-einvoice"',
        ],
        ["data-sector", _("Trade, a section or division of VSIC 2025"), 'data-sector="G"'],
        [
            "data-province",
            _("Code of a province: also leads to the advisers there"),
            'data-province="15"',
        ],
    ]
