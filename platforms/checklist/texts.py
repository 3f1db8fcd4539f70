"""What stands in a listing's texts that a reviewer should see: contacts, shouting, claims. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reference.text import clean, fold, has_tones, words

_MAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\W\d_]{2,}")
# A Vietnamese number, or a hotline 1800/1900, however they are spaced.
_PHONE = re.compile(
    r"(?<![\w.])(?:(?:\+?84|0)(?:[\s.\-]?\d){8,10}|1[89]00(?:[\s.\-]?\d){4,6})(?!\w)"
)
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
# Words that the Law on Advertising (16/2012/QH13, Article 8, 11) allows with proof only, and their
# like; toned where a plain spelling means something else.
_CLAIMS = re.compile(
    r"\b(?:(?:số\s*(?:1|một)|top\s*1|no\.?\s*1)(?!\d|[.,/]\d)"
    r"|\w+\s+nhất\s+(?:việt\s+nam|thị\s+trường)"
    r"|(?:tốt|rẻ|uy\s+tín|mạnh|lớn|duy)\s+nhất|hàng\s+đầu|đầu\s+tiên|vô\s+địch|tuyệt\s+đối"
    r"|cam\s+kết\s+100\s*%|best|leading|number\s+one|the\s+only|world[- ]class)(?!\w)"
    r"|#1(?!\d)",
    re.IGNORECASE,
)
_CERTIFICATES = re.compile(
    r"\b(?:iso(?:\s*/\s*iec)?[\s:\-]*\d{4,5}|pci[\s\-]*dss|soc\s*2|gdpr|hipaa|cmmi)\b"
    r"|\b(?:chứng\s+nhận|chứng\s+chỉ|giải\s+thưởng|sao\s+khuê|đạt\s+chuẩn|certified|award)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\d|pci|soc|gdpr|hipaa|cmmi|khuê", re.IGNORECASE)
SHOUTED_WORDS = 4
LONGEST_SHORT = 4
PLAIN_WORDS = 4
LONGEST_EXCERPT = 60


def contacts(text: str) -> Iterator[str]:
    """Phone numbers, mail and web addresses as they stand there."""
    for pattern in (_MAIL, _PHONE, _ADDRESS):
        yield from (hit[0] for hit in pattern.finditer(_readable(text)))


def personal(text: str) -> Iterator[str]:
    """Phone numbers and mail addresses as they stand there; a hotline (1800, 1900) is nobody's."""
    for pattern in (_MAIL, _PHONE):
        found = (hit[0] for hit in pattern.finditer(_readable(text)))
        yield from (each for each in found if not each.startswith(("18", "19")))


def shouted(text: str) -> str:
    """The first four or more words in capitals in a row; "" for none. Short forms are none."""
    runs: list[list[str]] = [[]]
    for word in _readable(text).split():
        if word.isupper():
            runs[-1].append(word)
        elif any(char.isalpha() for char in word):
            runs.append([])
    return next((excerpt(" ".join(run)) for run in runs if _is_shouting(run)), "")


def _is_shouting(run: list[str]) -> bool:
    spoken = [word for word in run if has_tones(word) or len(word.strip(".,;:!")) > LONGEST_SHORT]
    return len(run) >= SHOUTED_WORDS and len(spoken) > 1


def claims(text: str) -> Iterator[str]:
    """Superlatives that need proof, as they stand there."""
    yield from (hit[0] for hit in _CLAIMS.finditer(_readable(text)))


def certificates(text: str) -> Iterator[str]:
    """Certificates, awards and standards that a text names or hints at."""
    yield from (hit[0] for hit in _CERTIFICATES.finditer(_readable(text)))


def is_supported(certificate: str, titles: Iterable[str]) -> bool:
    """Whether a certificate stands among those that have a source; a mere hint needs any."""
    held = [squeezed(title) for title in titles]
    wanted = squeezed(certificate)
    return any(wanted in title for title in held) if _NAMED.search(certificate) else bool(held)


def squeezed(text: str) -> str:
    """One beginning for "ISO/IEC 27001:2013", "iso 27001" and "ISO-27001"."""
    return re.sub(r"[^a-z0-9]", "", fold(clean(text)).replace("iec", ""))


def seems_vietnamese(text: str) -> bool:
    """Whether a sentence carries marks; one of up to three words need not."""
    text = _readable(text)
    return has_tones(text) or len(words(text)) < PLAIN_WORDS


def excerpt(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else f"{text[: LONGEST_EXCERPT - 1]}…"


def _readable(text: str) -> str:
    """Composed, of plain width, without what prints nothing: "s\u200bố 1" and "ＮＯ．１" too."""
    return clean(unicodedata.normalize("NFKC", clean(text)))
