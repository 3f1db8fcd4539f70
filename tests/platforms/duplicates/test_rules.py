from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.duplicates.names import bag
from platforms.duplicates.rules import (
    LEAST_POINTS,
    Book,
    Facts,
    Reason,
    near_lengths,
    reasons_between,
)

HELD = Facts(
    key=1,
    name="Sapo Omnichannel",
    vendor_key=10,
    vendor="Công ty Cổ phần Công nghệ Sapo",
    website="https://www.sapo.vn/omni.html",
    vendor_website="https://sapo.vn",
    tax_code="0100109106",
)
SAME, ALIKE, NEAR, PAGE, DOMAIN, TAX, FIRM = Reason
CASES = {
    "same": (Facts(None, "Phần mềm SAPO OMNICHANNEL"), [SAME]),
    "other order": (Facts(None, "Omnichannel Sapo"), [SAME]),
    "cyrillic": (Facts(None, "Sаpo Omnichannel"), [ALIKE]),
    "one for l": (Facts(None, "Sapo 0mnichannel"), [ALIKE]),
    "near": (Facts(None, "Sapo Omnichanel"), [NEAR]),
    "page": (Facts(None, "Khác hẳn", website="http://sapo.vn/omni.html/"), [PAGE, DOMAIN]),
    "domain": (Facts(None, "Khác hẳn", 11, website="https://moi.sapo.vn"), [DOMAIN]),
    "tax": (Facts(None, "Khác hẳn", 11, tax_code="0100109106-001"), [TAX]),
    "firm and domain": (
        Facts(None, "Khác", 11, vendor="SAPO JSC", vendor_website="https://sapo.vn"),
        [DOMAIN, FIRM],
    ),
    "own firm": (
        Facts(None, "Sapo FnB", 10, "Sapo", "https://sapo.vn/fnb", "https://sapo.vn", "0100109106"),
        [],
    ),
    "firm alone": (Facts(None, "Khác", 11, vendor="Sapo"), []),
    "unlike": (Facts(None, "KiotViet", 12, website="https://kiotviet.vn"), []),
    "no facts": (Facts(None, ""), []),
}


@pytest.mark.parametrize(("facts", "reasons"), CASES.values(), ids=CASES)
def test_why_a_listing_may_be_another(facts, reasons):
    found = Book([HELD]).like(facts)
    assert [list(each.reasons) for each in found] == ([reasons] if reasons else [])
    assert all(LEAST_POINTS <= each.points <= 100 for each in found)


def test_the_likeliest_comes_first_and_never_itself():
    names = ["Sapo Omnichanel", "Sapo Omnichannel", "Sapo Omnichannel"]
    book = Book(Facts(key, name) for key, name in enumerate(names, 1))
    assert [each.key for each in book.like(Facts(2, "Sapo Omnichannel"))] == [3, 1]


FACTS = st.builds(
    Facts,
    st.integers(1, 9),
    st.text("saposаро 01", max_size=12),
    st.sampled_from([None, 1, 2]),
    st.sampled_from(["", "Sapo", "Công ty Sapo", "MISA"]),
    st.sampled_from(["", "https://sapo.vn", "https://amis.misa.vn/x"]),
    st.sampled_from(["", "https://sapo.vn", "https://misa.vn"]),
    st.sampled_from(["", "0100109106"]),
)


@given(FACTS, FACTS)
def test_a_likeness_is_the_same_either_way(one, other):
    assert list(reasons_between(one, other)) == list(reasons_between(other, one))


@given(st.lists(FACTS, max_size=8), FACTS)
def test_the_book_finds_what_comparing_each_finds(listed, facts):
    def points(other):
        return Book([other]).like(facts)

    expected = {each for other in listed for each in points(other)}
    assert set(Book(listed).like(facts)) == expected


@given(FACTS)
def test_a_copy_of_a_named_listing_is_found(facts):
    copy = Facts(10, *[getattr(facts, name) for name in Facts.__slots__[1:]])
    assert bool(Book([copy]).like(facts)) or not facts.name.strip()


def test_ten_thousand_listings_are_compared_quickly():
    listed = [
        Facts(n, f"Phần mềm quản lý {n * 7919 % 10_007} Việt", n, website=f"https://a{n}.com.vn")
        for n in range(10_000)
    ]
    Book(listed)  # names are read once in a process
    began = process_time()
    found = Book(listed).like(Facts(None, "Phần mềm quản lý 7919 Việt"))
    assert found[0].key == 1
    assert process_time() - began < 1


NAMES = st.text(st.sampled_from("abcde "), max_size=30)


@given(NAMES, NAMES)
def test_near_names_are_of_lengths_that_are_looked_at(one, other):
    if Reason.NEAR_NAME in reasons_between(Facts(None, one), Facts(None, other)):
        shortest, longest = near_lengths(one)
        assert shortest <= len(bag(other)) <= longest
