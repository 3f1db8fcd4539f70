"""Listings are found by their marks as they would be by reading every name."""

import pytest

from platforms.duplicates.models import ListingMarks
from platforms.duplicates.rules import MARKS_VERSION, Book, Facts
from platforms.duplicates.selectors import known_facts, likenesses, unmarked
from platforms.duplicates.services import mark_listings
from platforms.models import Platform, Vendor

HANDED_IN = [
    Facts(None, "Phần mềm KiotViеt"),
    Facts(None, "K1otViet"),
    Facts(None, "Kiot Viet POS"),
    Facts(None, "KiotVliet"),
    Facts(None, "AMIS MISA"),
    Facts(None, "Khác hẳn", website="https://www.misa.vn/"),
    Facts(None, ""),
]


@pytest.fixture
def marked(db):
    mark_listings()


def renamed(name):
    Platform.objects.filter(slug="kiotviet").update(name=name)


def test_marks_find_what_reading_every_name_finds(marked, django_assert_num_queries):
    facts = known_facts()
    book, asked = Book(facts), [*HANDED_IN, *facts]
    with django_assert_num_queries(len(asked)):
        found = [likenesses(each) for each in asked]
    assert found == [book.like(each) for each in asked]
    assert sum(map(bool, found)) >= 5


def test_a_new_name_is_found_before_anybody_kept_its_marks(marked):
    renamed("Sổ Bán Hàng Thông Minh Xanh")
    found = likenesses(Facts(None, "So Ban Hang Thong Minh Xanh"))
    assert [each.key for each in found] == [Platform.objects.get(slug="kiotviet").pk]
    assert not any(each.key == found[0].key for each in likenesses(Facts(None, "KiotViet")))


def test_marks_go_with_what_they_were_made_from(marked):
    row = Platform.objects.get(slug="kiotviet")
    Platform.objects.filter(pk=row.pk).update(summary_vi="Câu khác.")
    assert not unmarked().exists()
    Platform.objects.filter(pk=row.pk).update(website="https://example.vn")
    assert [each.pk for each in unmarked()] == [row.pk]
    mark_listings()
    vendor = Vendor.objects.get(slug="misa")
    Vendor.objects.filter(pk=vendor.pk).update(website="https://example.vn")
    keys = set(vendor.platforms.values_list("pk", flat=True))
    assert {each.pk for each in unmarked()} == keys
    assert mark_listings() == len(keys)


def test_marks_of_an_earlier_version_are_as_good_as_none(marked):
    ListingMarks.objects.update(version=MARKS_VERSION + 1, marks=[], bag="")
    assert likenesses(Facts(None, "Kiot Viet"))
    assert mark_listings() == Platform.objects.count()
    assert mark_listings() == 0
