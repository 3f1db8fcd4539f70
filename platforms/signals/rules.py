"""What counts as odd: thresholds on plain rows. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

from platforms.signals.rows import Found, Mark, Ref, Referral, ReviewRow, Row
from reference.text import words

MOST_REFS = 20
# An accountant may act for a few firms; a vendor shares with nobody.
FIRMS_OF_ONE = 3
BURST_COUNT, BURST_DAYS = 5, 7
NEW_COUNT, NEW_DAYS, NEW_PERCENT = 3, 14, 50
BEST_COUNT = 8
SAME_LENGTH = 20
REFERRALS, FROM_ONE_PERCENT, TO_ONE_PERCENT = 5, 60, 80


class Kind(StrEnum):
    SHARED_PHONE = "SHARED_PHONE"
    SHARED_TAX_CODE = "SHARED_TAX_CODE"
    SHARED_ACCOUNT = "SHARED_ACCOUNT"
    SHARED_DOMAIN = "SHARED_DOMAIN"
    SHARED_MAIL = "SHARED_MAIL"
    REFERRED_BY_ONE = "REFERRED_BY_ONE"
    REFERS_TO_ONE = "REFERS_TO_ONE"
    REVIEW_BURST = "REVIEW_BURST"
    NEW_REVIEWERS = "NEW_REVIEWERS"
    SAME_REVIEWS = "SAME_REVIEWS"
    ONLY_BEST = "ONLY_BEST"


def find(rows: Iterable[Row]) -> tuple[Found, ...]:
    """Every signal in some rows, by kind and key. The order of the rows changes nothing."""
    by_type: dict[type, list[Any]] = defaultdict(list)
    for row in rows:
        by_type[type(row)].append(row)
    found = [
        *shared_marks(by_type[Mark]),
        *one_sided(by_type[Referral]),
        *odd_reviews(by_type[ReviewRow]),
    ]
    return tuple(sorted(found, key=lambda each: (each.kind, each.key)))


def shared_marks(marks: Iterable[Mark]) -> Iterator[Found]:
    """One phone, tax code, bank account, domain or address held by several firms."""
    holders: dict[tuple[str, str], set[Ref]] = defaultdict(set)
    for mark in marks:
        if mark.value:
            holders[mark.kind, mark.value].add(mark.holder)
    for (kind, value), held in holders.items():
        vendors = sorted(ref.pk for ref in held if ref.kind == "vendor")
        if len(held) >= (2 if vendors else FIRMS_OF_ONE):
            yield Found(
                kind=Kind(f"SHARED_{kind}"),
                key=value,
                vendor=vendors[0] if vendors else None,
                weight=len(held),
                facts={"count": len(held), "what": veiled(kind, value)},
                refs=_some(held),
            )


def veiled(kind: str, value: str) -> str:
    """As much of a value as tells colleagues which it is: domains whole, the rest by its end."""
    return value if kind == "DOMAIN" else f"…{value[-3:]}"


def one_sided(referrals: Iterable[Referral]) -> Iterator[Found]:
    """Most of a vendor's requests come from one person; most of a person's go to one vendor."""
    by_vendor, by_source = defaultdict(list), defaultdict(list)
    for row in referrals:
        by_vendor[row.vendor].append(row)
        by_source[row.source].append(row)
    for vendor, rows in by_vendor.items():
        source, share = _most(row.source for row in rows)
        if len(rows) >= REFERRALS and 100 * share >= FROM_ONE_PERCENT * len(rows):
            key = f"{vendor}:{source.kind}:{source.pk}"
            chosen = [row for row in rows if row.source == source]
            yield _of_referrals(Kind.REFERRED_BY_ONE, key, chosen, len(rows))
    for source, rows in by_source.items():
        vendor, share = _most(row.vendor for row in rows)
        chosen = [row for row in rows if row.vendor == vendor]
        is_for_many = len({row.enterprise for row in chosen}) > 1
        if is_for_many and len(rows) >= REFERRALS and 100 * share >= TO_ONE_PERCENT * len(rows):
            key = f"{source.kind}:{source.pk}:{vendor}"
            yield _of_referrals(Kind.REFERS_TO_ONE, key, chosen, len(rows))


def _of_referrals(kind: Kind, key: str, chosen: list[Referral], whole: int) -> Found:
    facts: dict[str, int | str] = {"count": len(chosen), "whole": whole}
    refs = _some({row.ref for row in chosen})
    return Found(kind, key, chosen[0].vendor, len(chosen), facts, refs)


def odd_reviews(reviews: Iterable[ReviewRow]) -> Iterator[Found]:
    by_vendor: dict[int, list[ReviewRow]] = defaultdict(list)
    for row in reviews:
        by_vendor[row.vendor].append(row)
    for rows in by_vendor.values():
        rows.sort(key=lambda row: (row.written_at, row.ref))
        for rule in REVIEW_RULES:
            yield from rule(rows)


def _burst(rows: Sequence[ReviewRow]) -> Iterator[Found]:
    """Many within days: the fullest stretch of seven days."""
    span = timedelta(days=BURST_DAYS)
    stretches = [
        [row for row in rows[start:] if row.written_at - first.written_at < span]
        for start, first in enumerate(rows)
    ]
    fullest = max(stretches, key=len)
    if len(fullest) >= BURST_COUNT:
        yield _of_reviews(Kind.REVIEW_BURST, fullest, days=BURST_DAYS)


def _new_reviewers(rows: Sequence[ReviewRow]) -> Iterator[Found]:
    """From accounts that were made just before."""
    span = timedelta(days=NEW_DAYS)
    new = [
        row for row in rows if row.account_made_at and row.written_at - row.account_made_at < span
    ]
    if len(new) >= NEW_COUNT and 100 * len(new) >= NEW_PERCENT * len(rows):
        yield _of_reviews(Kind.NEW_REVIEWERS, new, whole=len(rows), days=NEW_DAYS)


def _same_text(rows: Sequence[ReviewRow]) -> Iterator[Found]:
    """The same words from different enterprises; marks, case and signs do not matter."""
    by_text = defaultdict(list)
    for row in rows:
        by_text[" ".join(word.folded for word in words(row.text))].append(row)
    for text, same in by_text.items():
        if len(text) >= SAME_LENGTH and len({row.enterprise or row.ref for row in same}) > 1:
            yield _of_reviews(Kind.SAME_REVIEWS, same, key=text)


def _only_best(rows: Sequence[ReviewRow]) -> Iterator[Found]:
    if len(rows) >= BEST_COUNT and all(row.stars == 5 for row in rows):
        yield _of_reviews(Kind.ONLY_BEST, rows)


def _of_reviews(kind: Kind, rows: Sequence[ReviewRow], key: str = "", **facts: int) -> Found:
    vendor = rows[0].vendor
    said: dict[str, int | str] = {"count": len(rows), **facts}
    refs = _some({row.ref for row in rows})
    return Found(kind, f"{vendor}:{key}", vendor, len(rows), said, refs)


REVIEW_RULES: tuple[Callable[[Sequence[ReviewRow]], Iterator[Found]], ...] = (
    _burst,
    _new_reviewers,
    _same_text,
    _only_best,
)


def _most(values: Iterable[Any]) -> tuple[Any, int]:
    """The most frequent value and how often; of equals the least."""
    counts = Counter(values)
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _some(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(sorted(refs)[:MOST_REFS])
