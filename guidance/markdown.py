"""Editors' Markdown as safe HTML, and how long it takes to read.

The libraries are loaded with the first article.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

WORDS_A_MINUTE = 200
TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br", "hr"}
TAGS |= {"code", "table", "thead", "tbody", "tr", "th", "td"}
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Ỹ“])")
SENTENCES = 3


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("js-default", {"html": False, "linkify": False})


def to_html(text: str) -> SafeString:
    """The text as HTML without anything that could act: no scripts, styles, frames or images.

    A text without blank lines is cut into paragraphs of a few sentences, for small screens.
    """
    if "\n" not in text.strip():
        text = in_paragraphs(text)
    import nh3

    dirty = _markdown().render(text)
    clean = nh3.clean(dirty, tags=TAGS, attributes={"a": {"href"}}, link_rel="noopener external")
    return mark_safe(clean)  # noqa: S308 - nh3 let only harmless tags through


def in_paragraphs(text: str) -> str:
    """Groups the sentences of one long paragraph by three; no word is changed."""
    sentences = SENTENCE_END.split(text.strip())
    groups = [sentences[at : at + SENTENCES] for at in range(0, len(sentences), SENTENCES)]
    return "\n\n".join(" ".join(group) for group in groups)


def minutes_to_read(text: str) -> int:
    """Whole minutes at 200 words (in Vietnamese: syllables) a minute, at least one."""
    return max(1, -(-len(text.split()) // WORDS_A_MINUTE))
