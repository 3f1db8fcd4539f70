from platforms.duplicates.rules import Book, Facts, Reason
from platforms.duplicates.selectors import duplicate_candidates, known_facts
from platforms.models import Platform, Vendor


def test_a_listing_handed_in_twice_is_found(db, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = duplicate_candidates(Facts(None, "Phần mềm KiotViеt"))
    assert [(each.platform.slug, each.reasons) for each in found[:1]] == [
        ("kiotviet", (Reason.LOOK_ALIKE,))
    ]
    assert found[0].words


def test_a_listing_is_no_duplicate_of_itself(db):
    platform = Platform.objects.select_related("vendor").get(slug="kiotviet")
    assert platform not in [each.platform for each in duplicate_candidates(platform)]


def test_what_was_retired_is_compared_too(db):
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    assert duplicate_candidates(Facts(None, "KiotViet"))[0].platform.slug == "kiotviet"


def test_another_vendors_tax_code_is_found(db):
    Vendor.objects.filter(platforms__slug="kiotviet").update(tax_code="0100109106")
    found = duplicate_candidates(Facts(None, "Khác hẳn", tax_code="0100109106-001"))
    assert [(each.platform.slug, each.reasons) for each in found] == [
        ("kiotviet", (Reason.SAME_TAX_CODE,))
    ]


def test_the_shipped_catalogue_raises_few_alarms(db):
    facts = known_facts()
    book = Book(facts)
    alarms = {each.name: book.like(each) for each in facts if book.like(each)}
    assert alarms == {}
