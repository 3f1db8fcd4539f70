"""A price as a cell says it: "per user / 200000 / month / user / Basic / where it was published".

"~200000" is a price that somebody else published, not the vendor; notes follow in braces. What a
cell means is kept, while it is staged, as a JSON array of the same six in this order, with null for
an unknown price and "" for whatever else is not said, then whether it is second-hand, then both
notes, null until `PLANS_SAID` where nothing is said of them: `jsonb` writes the same text.
"""

import json
from collections.abc import Callable
from typing import Any

from platforms.choices import Charge, Per, Period
from platforms.sheets import notes
from sheets.columns import CellError, choice, whole

MOST_VND = 10**12
MOST_NOTE = 200
CHARGES = choice(
    {
        Charge.FREE: ("miễn phí", "free"),
        Charge.FREEMIUM: ("miễn phí, có gói trả tiền", "freemium"),
        Charge.PER_MONTH: ("theo tháng", "by the month"),
        Charge.PER_YEAR: ("theo năm", "by the year"),
        Charge.PER_USER: ("theo người dùng", "per user"),
        Charge.PER_USE: ("theo lượt dùng", "by use"),
        Charge.QUOTE: ("báo giá", "on request"),
    }
)
PERIODS = choice(
    {
        Period.MONTH: ("tháng", "month"),
        Period.YEAR: ("năm", "year"),
        Period.ONCE: ("một lần", "once"),
        Period.USE: ("lượt", "use"),
    }
)
PERS = choice(
    {
        Per.USER: ("người dùng", "user"),
        Per.DEVICE: ("thiết bị", "device"),
        Per.SHOP: ("cửa hàng", "shop"),
        Per.INVOICE: ("hóa đơn", "invoice"),
        Per.MESSAGE: ("tin nhắn", "message"),
        Per.PARCEL: ("bưu kiện", "parcel"),
    }
)
SECOND_HAND = "~"
PRICE = whole(0, MOST_VND)
# Signs that part prices from each other, or a price's parts, stand for something else in a name.
NAME = "translate(p.name, '/;|', '∕,,')"
SOURCE = "translate(p.source, ';|', ',,')"
PLAIN_PLAN = f"p.charge, p.price_vnd, p.period, p.per, {NAME}, {SOURCE}, p.is_second_hand"
STORED_PLAN = f"jsonb_build_array({PLAIN_PLAN}, {notes.NOTES})::text"
SHOWN_PRICE = "CASE WHEN p.is_second_hand THEN '~' ELSE '' END || coalesce(p.price_vnd::text, '')"
SHOWN_PLANS = (
    f"(SELECT array_agg(rtrim(concat_ws(' / ', p.charge, {SHOWN_PRICE}, p.period,"
    f" p.per, {NAME}, {SOURCE}), ' /') || rtrim(' ' || {notes.SHOWN}) ORDER BY p.position, p.id)"
    " FROM platforms_pricingplan AS p WHERE p.platform_id = t.id)"
)
# Of what is said of a price, everything but its notes.
PLAIN = "(n::jsonb - 8 - 7)"
IS_PLAIN = f"jsonb_build_array({PLAIN_PLAN}) = {PLAIN}"
# One without notes means the stored one that says the same, if there is one.
PLANS_SAID = f"""
UPDATE staged AS s SET plans = (
    SELECT array_agg(DISTINCT coalesce(
        CASE WHEN n::jsonb -> 7 = 'null' THEN (SELECT min({STORED_PLAN})
            FROM platforms_pricingplan AS p WHERE p.platform_id = s.target AND {IS_PLAIN}) END,
        ({PLAIN} || jsonb_build_array(coalesce(n::jsonb ->> 7, ''),
            coalesce(n::jsonb ->> 8, '')))::text))
    FROM unnest(s.plans) AS n
) WHERE cardinality(s.plans) > 0
"""


def plan(given: str) -> str:
    """What is said of a price as JSON. Raises: CellError: what is wrong with which of them."""
    text, note_vi, note_en, behind = notes.with_notes(given, most=MOST_NOTE)
    if behind:
        raise CellError("notes")
    parts = [part.strip() for part in text.split("/", 5)]
    charge, price, period, per, name, source = parts + [""] * (6 - len(parts))
    is_second_hand, price = price.startswith(SECOND_HAND), price.removeprefix(SECOND_HAND).strip()
    said = (
        _one(CHARGES, charge, "plan-charge"),
        _one(PRICE, price, "plan-price") if price else None,
        _one(PERIODS, period, "plan-period") if period else "",
        _one(PERS, per, "plan-per") if per else "",
        name,
        source,
    )
    _check(*said)
    return json.dumps([*said, is_second_hand, note_vi, note_en], ensure_ascii=False)


def _one(parse: Callable[[str], Any], given: str, reason: str) -> Any:
    try:
        return parse(given)
    except CellError as error:
        raise CellError(reason, **error.about) from None


def _check(charge: str, price: int | None, period: str, _per: str, name: str, source: str) -> None:
    """As the table's constraints have it."""
    if len(name) > 100 or len(source) > 400:
        raise CellError("plan-long")
    if charge == Charge.FREE and price:
        raise CellError("plan-free")
    if price is not None and not source:
        raise CellError("plan-source")
    if price and not period:
        raise CellError("plan-undated")
