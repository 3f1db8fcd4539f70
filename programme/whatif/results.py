"""A what-if's answer as plain values: of the whole country and of each province."""

from collections.abc import Mapping, Sequence
from typing import Any

from matching.engine.national import Counts, Gain, Share
from matching.national.selectors import Better
from programme.whatif.asked import Variant


def plain(gain: Gain, variants: Sequence[Variant], others: Sequence[Better]) -> dict[str, Any]:
    """For the JSON column; "" is a province that is not stated."""
    return {
        "asked": gain.asked,
        "whole": _share(gain.whole),
        "provinces": {code: _share(share) for code, share in gain.provinces.items()},
        "variants": [
            {
                "kind": variant.kind,
                "value": variant.value,
                "whole": [sum(pair[place] for pair in better.values()) for place in (0, 1)],
                "provinces": {code: list(pair) for code, pair in better.items()},
            }
            for variant, better in zip(variants, others, strict=True)
        ],
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        **_counts(share.counts),
        "median": share.median,
        "needs": {code: list(pair) for code, pair in share.needs.items()},
        "sectors": {code: _counts(counts) for code, counts in share.sectors.items()},
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "better": counts.better,
        "from_nothing": counts.from_nothing,
        "first_three": counts.first_three,
        "first_ten": counts.first_ten,
        "fits": counts.fits,
    }


NOTHING: Mapping[str, Any] = {**_counts(Counts()), "median": 0, "needs": {}, "sectors": {}}


def part_of(result: Mapping[str, Any], province: str) -> Mapping[str, Any]:
    """The share of a province, "" for the whole country."""
    if not province:
        whole: Mapping[str, Any] = result["whole"]
        return whole
    share: Mapping[str, Any] = result["provinces"].get(province, NOTHING)
    return share


def variant_of(variant: Mapping[str, Any], province: str) -> tuple[int, int]:
    """How many would be better off, and how many of them have nothing today."""
    count, empty = variant["provinces"].get(province, (0, 0)) if province else variant["whole"]
    return count, empty
