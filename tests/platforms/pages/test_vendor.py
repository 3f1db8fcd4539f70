"""A vendor's page lists its published platforms and nothing of vendors without any."""

import re

from platforms.models import Platform
from platforms.pages import vendor_page


def test_a_vendor_lists_its_platforms_by_name(catalogue):
    page = vendor_page("misa", catalogue)
    slugs = re.findall(r'card__name"><a href="/en/platforms/([^/]+)/">', page.cards)
    assert slugs == [item.slug for item in catalogue.by_vendor["misa"]]
    assert page.found == "14 platforms"


def test_the_founding_year_names_its_source(catalogue):
    page = vendor_page("misa", catalogue)
    assert page.vendor.founded_year == 1994
    assert page.founded_source.text == "general knowledge, not checked"


def test_a_vendor_of_drafts_alone_has_no_page(catalogue):
    draft = Platform.objects.select_related("vendor").get(slug="cmc-c-invoice")
    others = Platform.objects.published().filter(vendor=draft.vendor).exists()
    assert (vendor_page(draft.vendor.slug, catalogue) is None) is not others


def test_an_unknown_vendor_has_no_page(catalogue):
    assert vendor_page("nobody", catalogue) is None
