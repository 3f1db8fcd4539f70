from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.signals.rows import Mark, Ref, Referral, ReviewRow
from platforms.signals.rules import Kind, find

AT = datetime(2026, 11, 1, tzinfo=UTC)
OLD = AT - timedelta(days=400)


def firm(pk):
    return Ref("enterprise", pk)


def marks(kind, value, *holders):
    return [Mark(kind, value, holder) for holder in holders]


def referrals(*pairs):
    """Of each pair the source and the vendor; every one by another enterprise."""
    return [
        Referral(Ref("user", source), firm(n), vendor, AT, Ref("trial", n))
        for n, (source, vendor) in enumerate(pairs)
    ]


def reviews(count, *, days=0.0, stars=5, text="", age=400, first=0, **fields):
    """Reviews of vendor 1, so many days from each other, by accounts so many days old."""
    return [
        ReviewRow(
            ref=Ref("review", first + n),
            vendor=1,
            enterprise=firm(first + n),
            stars=stars,
            text=text,
            written_at=AT + timedelta(days=n * days),
            account_made_at=AT + timedelta(days=n * days - age),
            **fields,
        )
        for n in range(count)
    ]


VENDOR = Ref("vendor", 1)
SAME = "Phần mềm rất tốt, tôi dùng hằng ngày"
CASES = {
    "a vendor and an enterprise of one phone": (
        marks("PHONE", "912345678", VENDOR, firm(1)),
        {"SHARED_PHONE": 2},
    ),
    "two enterprises of one phone": (marks("PHONE", "912345678", firm(1), firm(2)), {}),
    "three": (marks("PHONE", "912345678", firm(1), firm(2), firm(3)), {"SHARED_PHONE": 3}),
    "one firm twice": (marks("PHONE", "912345678", VENDOR, VENDOR), {}),
    "two vendors of a domain": (
        marks("DOMAIN", "sapo.vn", VENDOR, Ref("vendor", 2)),
        {"SHARED_DOMAIN": 2},
    ),
    "no value": (marks("DOMAIN", "", VENDOR, firm(1), firm(2)), {}),
    "tax code": (marks("TAX_CODE", "0100109106", VENDOR, firm(2)), {"SHARED_TAX_CODE": 2}),
    "bank account": (
        marks("ACCOUNT", "0071001234567", VENDOR, Ref("vendor", 2)),
        {"SHARED_ACCOUNT": 2},
    ),
    "one person sends three of five": (
        referrals((1, 1), (1, 1), (1, 1), (2, 1), (3, 1)),
        {"REFERRED_BY_ONE": 3},
    ),
    "two of five": (referrals((1, 1), (1, 1), (2, 1), (3, 1), (4, 1)), {}),
    "four are few": (referrals((1, 1), (1, 1), (1, 1), (1, 1)), {}),
    "one person to one vendor": (
        referrals((1, 1), (1, 1), (1, 1), (1, 1), (1, 2), *((n, 1) for n in range(2, 9))),
        {"REFERS_TO_ONE": 4},
    ),
    "one person to several": (referrals((1, 1), (1, 2), (1, 3), (1, 4), (1, 5)), {}),
    "five within a week": (reviews(5, days=1, stars=4), {"REVIEW_BURST": 5}),
    "five within five weeks": (reviews(5, days=8, stars=4), {}),
    "four within a day": (reviews(4, stars=4), {}),
    "three of new accounts": (reviews(3, days=10, age=2, stars=3), {"NEW_REVIEWERS": 3}),
    "three new of seven": (
        [*reviews(3, days=10, age=2, stars=3), *reviews(4, days=11, stars=3, first=5)],
        {},
    ),
    "same words": (
        [*reviews(1, text=SAME), *reviews(1, text="phan mem RAT tot toi dung hang ngay", first=2)],
        {"SAME_REVIEWS": 2},
    ),
    "short same words": (reviews(2, text="Tốt"), {}),
    "eight of five stars": (reviews(8, days=20), {"ONLY_BEST": 8}),
    "eight but one": ([*reviews(7, days=20), *reviews(1, stars=4, first=9)], {}),
}


@pytest.mark.parametrize(("rows", "kinds"), CASES.values(), ids=CASES)
def test_what_counts_as_odd(rows, kinds):
    found = find(rows)
    assert {each.kind: each.weight for each in found} == kinds
    for each in found:
        assert each.facts["count"] == each.weight
        assert len(each.refs) == each.weight


def test_an_account_of_unknown_age_is_not_new():
    rows = [
        ReviewRow(Ref("review", n), 1, firm(n), 3, "", AT + timedelta(days=30 * n), None)
        for n in range(4)
    ]
    assert find(rows) == ()


def test_one_enterprise_asking_often_is_no_referrer():
    asked = [Referral(Ref("user", 1), firm(1), 1, AT, Ref("trial", n)) for n in range(6)]
    assert {each.kind for each in find(asked)} == {Kind.REFERRED_BY_ONE}


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("PHONE", "912345678", "…678"),
        ("TAX_CODE", "012345678901", "…901"),
        ("ACCOUNT", "0071001234567", "…567"),
        ("MAIL", "a@misa.vn", "….vn"),
        ("DOMAIN", "misa.vn", "misa.vn"),
    ],
)
def test_what_is_shown_of_a_value(kind, value, shown):
    (found,) = find(marks(kind, value, VENDOR, Ref("vendor", 2)))
    assert found.facts["what"] == shown


MARKS = st.builds(
    Mark,
    st.sampled_from(["PHONE", "DOMAIN"]),
    st.sampled_from(["", "a", "b"]),
    st.builds(Ref, st.sampled_from(["vendor", "enterprise"]), st.integers(1, 4)),
)
REFERRALS = st.builds(
    Referral,
    st.builds(Ref, st.just("user"), st.integers(1, 2)),
    st.builds(firm, st.integers(1, 3)),
    st.integers(1, 2),
    st.just(AT),
    st.builds(Ref, st.just("trial"), st.integers(1, 99)),
)
REVIEWS = st.builds(
    ReviewRow,
    st.builds(Ref, st.just("review"), st.integers(1, 99)),
    st.integers(1, 2),
    st.none() | st.builds(firm, st.integers(1, 3)),
    st.integers(4, 5),
    st.sampled_from(["", SAME]),
    st.builds(lambda d: AT + timedelta(days=d), st.integers(0, 30)),
    st.none() | st.just(OLD) | st.just(AT),
)


@given(st.lists(MARKS | REFERRALS | REVIEWS, max_size=25), st.randoms())
def test_the_order_of_rows_changes_nothing(rows, chance):
    found = find(rows)
    mixed = list(rows)
    Random(chance.random()).shuffle(mixed)
    assert find(mixed) == found
    assert len({(each.kind, each.key) for each in found}) == len(found)
    assert all(each.weight >= 1 and len(each.refs) <= 20 for each in found)
