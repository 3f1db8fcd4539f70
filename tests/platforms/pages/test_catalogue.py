"""The catalogue page counts right, keeps the order, and has one address for one question."""

import pytest

from platforms.asked import Asked
from platforms.pages import catalogue_page


def test_everything_is_listed_twenty_to_a_page(ask, catalogue):
    first = ask()
    assert first.total == len(catalogue.listings) == 134
    assert first.pages == 7
    assert len(first.slugs) == 20


def test_pages_together_show_each_platform_once(ask, catalogue):
    slugs = [slug for number in range(1, 8) for slug in ask(page=number).slugs]
    assert len(slugs) == len(set(slugs)) == len(catalogue.listings)


def test_without_a_text_the_best_documented_come_first(ask, catalogue):
    kinds = [catalogue.listings[slug].evidence.value for slug in ask(page=7).slugs]
    assert set(kinds) == {"indirect"}


def test_by_name_follows_the_vietnamese_alphabet(ask, catalogue):
    names = [catalogue.listings[slug].sort_key for slug in ask(sort="name").slugs]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("phan mem ke toan", "misa-amis-accounting"),
        ("phần mềm kế toán", "misa-amis-accounting"),
        ("kiotvit", "kiotviet"),
        ("KIOTVIET", "kiotviet"),
        ("kiot viet", "kiotviet"),
    ],
)
def test_search_finds_with_and_without_diacritics_and_typos(ask, text, first):
    assert ask(text=text).slugs[0] == first


def test_both_spellings_of_invoice_find_the_same(ask):
    old, new, plain = (ask(text=text).slugs for text in ("hoá đơn", "hóa đơn", "hoa don"))
    assert old == new
    assert set(old) == set(plain)


def test_a_read_word_is_told(ask):
    assert ask(text="kiotvit").corrected == (("kiotvit", "kiotviet"),)


def test_filters_of_one_facet_are_alternatives_and_facets_add_up(ask):
    both = ask(filters={"need": ("payroll", "attendance-timesheet")}).total
    assert both >= ask(filters={"need": ("payroll",)}).total == 6
    assert ask(filters={"need": ("payroll",), "size": ("large",)}).total == 1


def test_a_chip_leads_to_the_same_without_it(ask, catalogue):
    narrow = ask(text="lương", filters={"need": ("payroll",), "size": ("micro",)})
    assert [chip.text for chip in narrow.chips] == ["“lương”", "Payroll", "Micro"]
    assert narrow.chips[0].url == "/en/platforms/?need=payroll&size=micro"
    assert narrow.chips[2].url == "/en/platforms/?q=l%C6%B0%C6%A1ng&need=payroll"


def test_a_page_past_the_last_is_the_last_and_says_so(ask):
    last = ask(page=1000)
    assert last.asked.page == 7
    assert last.problems == ("There is no page 1000; this is the last one.",)


def test_an_empty_list_has_no_wrong_page(ask):
    assert ask(text="qwerty zxcvb", page=9).problems == ()


def test_the_address_is_one_for_one_question(ask):
    asked = ask(text="kho", filters={"size": ("micro",)}, page=1)
    assert asked.url == "/en/platforms/?q=kho&size=micro"
    assert asked.canonical.endswith("/en/platforms/?q=kho&size=micro")


@pytest.mark.parametrize(
    ("asked", "is_indexed"),
    [
        ({}, True),
        ({"filters": {"need": ("payroll",)}}, True),
        ({"filters": {"need": ("payroll",), "size": ("micro",)}}, False),
        ({"text": "kho"}, False),
    ],
)
def test_search_engines_get_no_endless_combinations(ask, asked, is_indexed):
    assert ask(**asked).is_indexed is is_indexed


def test_indirect_listings_are_counted_and_can_be_left_out(ask):
    everything = ask(filters={"size": ("micro",)}, page=2)
    assert everything.unconfirmed == "28 platforms"
    evidence = "evidence=vendor-page&evidence=third-party-page&evidence=seed"
    assert everything.confirmed_url == f"/en/platforms/?size=micro&{evidence}"


def test_leaving_indirect_listings_out_offers_it_no_more(ask):
    confirmed = ask(filters={"evidence": ("vendor-page", "third-party-page", "seed")})
    assert confirmed.total == 92
    assert confirmed.unconfirmed == ""


def test_counts_lift_a_facet_s_own_filter(ask):
    everything, narrow = ask().counts["need"], ask(filters={"need": ("payroll",)}).counts["need"]
    assert narrow == everything


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({}, "All platforms"),
        ({"text": "kho"}, "“kho” in the catalogue"),
        ({"filters": {"need": ("payroll",)}}, "Platforms: Payroll"),
    ],
)
def test_title_says_what_is_listed(ask, asked, title):
    assert ask(**asked).title == title


def test_a_warm_snapshot_needs_no_query(catalogue, django_assert_num_queries):
    asked = Asked(text="kế toán", filters={"size": ("micro",)})
    catalogue_page(asked, catalogue)
    with django_assert_num_queries(0):
        catalogue_page(asked, catalogue)
