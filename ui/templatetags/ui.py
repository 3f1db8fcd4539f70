"""Tags and filters that every template knows: icons, components with a body, numbers, dates."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.template import Context
from django.template.loader import render_to_string
from django.utils import dateformat, timezone, translation
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from ui import icons
from ui.bars import BAR_HEIGHT, BAR_WIDTH, Bar
from ui.months import BOX, Months, picture
from ui.pieces import CUT, filled

register = template.Library()
# What could end a script element, or begin another, as JSON may spell it too.
LIVE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
NBSP = "\N{NO-BREAK SPACE}"


def _is_vietnamese() -> bool:
    return (translation.get_language() or "vi").startswith("vi")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A lucide icon for the eye only: its word must stand beside it."""
    return icons.svg(str(name))


@register.simple_tag
def function_icon(code: str) -> SafeString:
    """The icon of a business function, by its code in the taxonomy."""
    return icons.svg(icons.for_function(code))


@register.simple_tag(takes_context=True)
def once(context: Context, template_name: str, *names: str) -> SafeString:
    """A template rendered once for each language in a process; only the named values change.

    The values come from the page's context and are put in as text; the template may ask whether
    a value is there, not what it is. A tenth of the time of an include for head, header and foot.
    """
    return filled(template_name, {name: context.get(name) for name in names})


@register.simple_block_tag
def card(
    content: SafeString, *, title: str = "", level: int = 2, icon: str = "", kind: str = ""
) -> str:
    """A box. title: plain text; level: 2-4, its rank on the page; kind: "", quiet or sun."""
    context = {"content": content, "title": title, "level": level, "icon": icon, "kind": kind}
    return render_to_string("components/card.html", context)


@register.simple_block_tag
def notice(content: SafeString, *, kind: str = "info", title: str = "") -> str:
    """Something to know before going on. kind: good, caution, stop, info or neutral."""
    context = {"content": content, "kind": kind, "title": title}
    return render_to_string("components/notice.html", context)


@register.simple_block_tag
def disclosure(
    content: SafeString, *, title: str, open: bool = False, count: int | None = None
) -> str:
    """More for who wants it, closed at first; works without JavaScript."""
    context = {"content": content, "title": title, "open": open, "count": count}
    return render_to_string("components/disclosure.html", context)


@register.simple_block_tag
def phone_fold(
    content: SafeString,
    *,
    title: str,
    count: int = 0,
    icon: str = "sliders-horizontal",
    name: str = "phone-fold",
) -> str:
    """Folded on phones, open on wide screens, as filters should be. count: how many apply."""
    context = {"content": content, "title": title, "count": count, "icon": icon, "name": name}
    return render_to_string("components/phone_fold.html", context)


@register.simple_block_tag
def empty_state(content: SafeString, *, title: str, icon: str = "search-x", level: int = 2) -> str:
    """Nothing here, and what to do next; the body holds the ways on."""
    context = {"content": content, "title": title, "icon": icon, "level": level}
    return render_to_string("components/empty_state.html", context)


@register.simple_block_tag
def action_bar(content: SafeString, *, label: str) -> str:
    """Actions that stay at the lower edge of a phone; in the flow on wide screens."""
    return render_to_string("components/action_bar.html", {"content": content, "label": label})


@register.simple_tag
def pagination(*, number: int, pages: int, query: str = "") -> SafeString:
    """Links to pages, the far ones left out. number: from 1; query: the rest, already encoded."""
    prefix = conditional_escape(f"?{query}&page=" if query else "?page=")
    html = _page_links(number, pages, translation.get_language() or "")
    return SafeString(html.replace(CUT, prefix))


@lru_cache(maxsize=512)
def _page_links(number: int, pages: int, language: str) -> str:
    """The links with a cut where the address begins; what `language` is active is part of it."""
    paginator = Paginator(range(pages), 1)
    numbers = paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    context = {
        "number": number,
        "pages": pages,
        "numbers": [n if isinstance(n, int) else None for n in numbers],
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < pages else None,
        "prefix": CUT,
    }
    return render_to_string("components/pagination.html", context)


@register.simple_tag
def table(*, caption: str, headers: Sequence[object], rows: Sequence[Sequence[object]]) -> str:
    """A plain table whose cells know their header, for phones; the first cell names its row."""
    labelled = [list(zip(headers, row, strict=True)) for row in rows]
    context = {"caption": caption, "headers": headers, "rows": labelled}
    return render_to_string("components/table.html", context)


@register.inclusion_tag("components/bars.html")
def bars(*, title: str, bars: Sequence[Bar], marks: Sequence[int] = ()) -> dict[str, Any]:
    """Shares as bars, one below the other; the same figures belong in a table beside it.

    title: what the picture shows; marks: percent at which a thin line stands.
    """
    rows = [(BAR_HEIGHT * place, each) for place, each in enumerate(bars)]
    return {
        "title": title,
        "rows": rows,
        "width": BAR_WIDTH,
        "height": BAR_HEIGHT * len(rows),
        "marks": [percent * BAR_WIDTH // 100 for percent in marks],
    }


@register.inclusion_tag("components/month_chart.html")
def month_chart(*, title: str, months: Months) -> dict[str, Any]:
    """A year month by month, with target, even pace and forecast; its table belongs beside it.

    title: what the picture shows, in a sentence.
    """
    return {"title": title, "months": months, "drawn": picture(months), "box": BOX}


@register.filter
def vnd(amount: int) -> str:
    """Whole dong: 1.500.000 ₫ in Vietnamese, VND 1,500,000 in English."""
    grouped = f"{int(amount):,}"
    return f"{grouped.replace(',', '.')}{NBSP}₫" if _is_vietnamese() else f"VND{NBSP}{grouped}"


@register.filter
def day(value: date) -> str:
    """22/11/2026 in Vietnamese, 22 November 2026 in English; an aware moment in local time."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return dateformat.format(value, "d/m/Y" if _is_vietnamese() else "j F Y")


@register.filter
def percent(hundredths: int) -> str:
    """Whole percent of hundredths of a percent (0-10,000), halves upwards: 8612 is 86 %."""
    whole = (int(hundredths) + 50) // 100
    return f"{whole}{NBSP}%" if _is_vietnamese() else f"{whole}%"


@register.filter
def json_ld(said: Mapping[str, Any]) -> SafeString:
    """Facts for machines in the page's head; no browser runs them, nothing in them closes it."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    for character, code in LIVE.items():
        text = text.replace(character, code)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped


@register.filter
def get_item(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The mapping's value for a key known only at run time; None where there is none."""
    return mapping.get(key)
