"""A price ceiling in whole dong a month out of "dưới 500k/tháng", "khoảng 2 triệu", "miễn phí"."""

import re
from typing import NamedTuple

from reference.needs.syllables import flat

USD_VND = 26_000  # for ceilings named in dollars; close enough to filter by, never shown as a price
MONTHS = 12
_SMALLEST = 10_000  # a ceiling below this is a slip or another kind of figure
_LARGEST = 1_000_000_000
_LOOK_BACK = 40  # characters in which a word may say what an amount is

_WORTH_READING = re.compile(r"[0-9]|ph[ií]|free|PH[IÍ]|kh[oô]ng m[aấ]t|kh[oô]ng t[oố]n", re.I)
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<usd>\$\s?)?"
    r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{3})+(?![0-9])|[0-9]{1,9}(?:[.,][0-9]{1,2})?)(?![0-9])"
    r"(?:\s*(?P<unit>trieu|tr|cu|nghin|ngan|k|ty|dong|vnd|d|usd|do|dollars?|\$)"
    r"(?P<rest>[0-9]{0,3})(?!\w))?(?P<half>\s+ruoi\b)?"
)
_RANGE = re.compile(r"\s*(?:-|–|~|den|toi|to)\s*")
_PERIOD = re.compile(
    r"\s*(?:dong|vnd|d)?\s*(?:/|mot|1|moi|hang|tren|per|a|each|every)?\s*"
    r"(?P<period>thang|month|mo|nam|year)\b"
)
_CEILING = re.compile(
    r"\b(?:duoi|toi da|khong qua|ko qua|khong vuot qua|khong hon|re hon|khoang|tam|ngan sach"
    r"|kinh phi|chi phi|gia|chi tra|tra duoc|phi|max|under|below|up to|at most|less than|budget"
    r"|around|about)\W+(?:[a-z]+\W+){0,2}$"
)
_OTHER_MONEY = re.compile(
    r"\b(?:vay|luong|doanh thu|doanh so|von|no|phat|lai|loi nhuan|ban duoc|thu nhap|hoa don|coc"
    r"|tien hang|mat bang|thue nha|tien phong|don hang|mat|thue|tra gop|bao hiem|loan|borrow"
    r"|revenue|salary|salaries|sales|turnover|fine|debt|owe|profit)\W+(?:\w+\W+){0,3}$"
)
_FREE = re.compile(
    r"\b(?:mien phi|khong mat phi|khong mat tien|khong ton phi|khong ton tien|0 dong|0d"
    r"|free of charge|for free|free)\b"
)
_FREE_OTHER = re.compile(r"\W*(?:ship|van chuyen|giao hang|shipping|delivery|doi tra|trial)")
_NOT_FREE = re.compile(r"(?:dung thu|ship|van chuyen|giao hang|can|sugar|gluten|hands)\W*$")
_FACTORS = {
    **dict.fromkeys(("k", "nghin", "ngan"), 1_000),
    **dict.fromkeys(("trieu", "tr", "cu"), 1_000_000),
    **dict.fromkeys(("usd", "do", "dollar", "dollars", "$"), USD_VND),
    "ty": 1_000_000_000,
}


class Ceiling(NamedTuple):
    """A price ceiling: whole dong a month, and where in the text it stands."""

    monthly_vnd: int
    start: int
    end: int


def ceiling_of(text: str) -> Ceiling | None:
    """The price ceiling that a text states, of several the first; None if it states none.

    A yearly amount is divided by twelve, an amount without a period is taken as monthly. Loans,
    wages, revenue and fines are not prices.
    """
    if not _WORTH_READING.search(text):
        return None
    plain, places = flat(text)
    free = next((hit for hit in _FREE.finditer(plain) if _is_free(plain, hit)), None)
    if free:
        return Ceiling(0, places[free.start()], places[free.end()])
    for hit in _AMOUNT.finditer(plain):
        found = _priced(plain, hit)
        if found:
            return Ceiling(found.monthly_vnd, places[found.start], places[found.end])
    return None


def _is_free(plain: str, hit: re.Match[str]) -> bool:
    """Whether "free" is said of the product, not of a parcel or a trial."""
    return not _FREE_OTHER.match(plain, hit.end()) and not _NOT_FREE.search(plain[: hit.start()])


def _priced(plain: str, hit: re.Match[str]) -> Ceiling | None:
    """A ceiling with its place in the folded text, if an amount is a price at all."""
    first = max(0, hit.start() - _LOOK_BACK)
    before = plain[first : hit.start()]
    if _OTHER_MONEY.search(before):
        return None
    cue = _CEILING.search(before)
    upper = hit
    joint = _RANGE.match(plain, hit.end())
    if joint and (further := _AMOUNT.match(plain, joint.end())):
        upper = further
    period = _PERIOD.match(plain, upper.end())
    vnd = _dong(upper)
    if vnd is None or not (period or cue):
        return None
    if period and period["period"] in ("nam", "year"):
        vnd //= MONTHS
    if not _SMALLEST <= vnd <= _LARGEST:
        return None
    start = first + cue.start() if cue else hit.start()
    return Ceiling(vnd, start, period.end() if period else upper.end())


def _dong(hit: re.Match[str]) -> int | None:
    """The amount in dong: "1tr5", "1,5 triệu", "1.500.000", "500k", "$20"."""
    digits = re.sub(r"[.,]", "", hit["number"])
    grouped = bool(re.search(r"[.,][0-9]{3}", hit["number"]))
    _, mark, fraction = hit["number"].replace(",", ".").partition(".")
    places = 0 if grouped or not mark else len(fraction)
    unit = "$" if hit["usd"] else hit["unit"]
    factor = _FACTORS.get(unit or "", 1)
    if factor == 1 and int(digits) < _SMALLEST:
        return None
    vnd: int = int(digits) * factor // 10**places
    if hit["rest"]:
        vnd += int(hit["rest"]) * factor // 10 ** len(hit["rest"])
    if hit["half"]:
        vnd += factor // 2
    return vnd
