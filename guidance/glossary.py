"""Links the words of the glossary where a text uses them first. Pure."""

import re
from collections.abc import Callable, Mapping

MOST_LINKED = 8
# Links, addresses, code and headings stay as they are.
_KEPT = re.compile(r"(\[[^\]]*\]\([^)]*\)|https?://\S+|`[^`]*`|^#+ .*$)", re.MULTILINE)


def linked(text: str, words: Mapping[str, str], address: Callable[[str], str]) -> str:
    """The Markdown text with the first use of at most eight words made a link.

    Args:
        words: a word as texts write it to its code; case does not matter, nor does the order:
            longer words come before the shorter ones inside them.
        address: gives the address of a code.
    """
    if not words:
        return text
    ordered = sorted(words, key=lambda word: (-len(word), word))
    codes = {word.lower(): words[word] for word in ordered}
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)
    used: set[str] = set()

    def link(hit: re.Match[str]) -> str:
        code = codes[hit[0].lower()]
        if code in used or len(used) >= MOST_LINKED:
            return hit[0]
        used.add(code)
        return f"[{hit[0]}]({address(code)})"

    pieces = _KEPT.split(text)
    return "".join(
        piece if place % 2 else found.sub(link, piece) for place, piece in enumerate(pieces)
    )
