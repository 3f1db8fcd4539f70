"""The catalogue page as the values that its template is cut at: see ui/pieces.py."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from platforms import facets, wording
from platforms.asked import RELEVANCE
from platforms.cards import cards
from platforms.pages import CataloguePage
from platforms.pages.catalogue import Chip
from platforms.snapshot import Snapshot
from ui.pieces import filled
from ui.templatetags.ui import pagination


def catalogue_values(
    page: CataloguePage, snapshot: Snapshot, *, is_part: bool, is_wish_kept: bool
) -> Mapping[str, Any]:
    """What the templates of the catalogue page show; "" and False are left out there.

    Args:
        is_part: whether only the part that changes is asked for.
        is_wish_kept: whether the reader is told that her wish was kept.
    """
    asked = page.asked
    panel = facets.panel(snapshot)
    return {
        "title": page.title,
        "canonical": page.canonical,
        "is_hidden": not page.is_indexed,
        "is_part": is_part,
        "text": asked.text,
        "filters": panel.draw(
            page.counts, asked.filters, found=page.found, clear_url=page.clear_url
        ),
        "notices": _notices(page, is_wish_kept=is_wish_kept),
        "chips": SafeString("".join(map(_chip, page.chips))),
        "is_clearable": len(page.chips) > 1,
        "found": page.found,
        "order": _order(asked.sort, bool(asked.text), wording.language()) if page.total else "",
        "unconfirmed": page.unconfirmed,
        "confirmed_url": page.confirmed_url,
        "cards": cards(page.slugs, snapshot),
        "pagination": pagination(number=asked.page, pages=page.pages, query=page.page_query),
    }


def _notices(page: CataloguePage, *, is_wish_kept: bool) -> str:
    """What was not understood, read otherwise or not found: most pages have nothing to say."""
    if not (page.problems or page.corrected or page.ways):
        return ""
    context = {"page": page, "is_wish_kept": is_wish_kept}
    return render_to_string("platforms/_notices.html", context)


def _chip(chip: Chip) -> SafeString:
    values = {"text": chip.text, "href": chip.url, "remove": True}
    return filled("components/chip.html", values)


@cache
def _order(chosen: str, is_search: bool, language: str) -> SafeString:
    """The choice of order: a few variants, each rendered once; `language` is active."""
    best = _("Best fit first") if is_search else _("Best documented first")
    orders = {RELEVANCE: best, "name": _("By name"), "newest": _("Last checked first")}
    return render_to_string("platforms/_order.html", {"orders": orders, "chosen": chosen})
