"""The list of sites: what its table refuses, and how it is changed."""

import pytest
from django.db import IntegrityError, transaction

from programme.embed.hosts import load_hosts
from programme.embed.models import EmbedHost
from programme.embed.services import HostListedError, ListFullError, change_host, list_host
from reference.models import DataVersion
from tests.programme.embed.conftest import AT
from tests.staff import colleague

pytestmark = pytest.mark.django_db
BAD = [
    "https://bank",
    "http://bank.vn",
    "https://bank.vn/",
    "https://bank.vn x",
    "https://BANK.vn",
    "https://*.*.vn",
    "https://1.2.3.4",
    "https://bank.vn\n",
    "*",
    "",
]


@pytest.mark.parametrize("origin", BAD, ids=repr)
def test_table_takes_nothing_but_sites(origin):
    with pytest.raises(IntegrityError, match="embedhost_is_a_site"), transaction.atomic():
        EmbedHost.objects.create(origin=origin, holder="x", added_at=AT)


def test_table_asks_for_whom():
    with pytest.raises(IntegrityError, match="embedhost_says_for_whom"), transaction.atomic():
        EmbedHost.objects.create(origin="https://bank.vn", holder="", added_at=AT)


def test_site_is_listed_once_and_the_history_names_who(listed_site):
    row = listed_site()
    with pytest.raises(HostListedError):
        listed_site()
    entry = row.events.get()
    assert entry.pgh_context.metadata["user"] == row.added_by_id


def test_site_taken_off_shows_nothing_and_may_come_back(listed_site):
    row, by = listed_site(), colleague("programme_manager")
    change_host(host=row, holder=row.holder, is_active=False, by=by)
    assert load_hosts() == ()
    change_host(host=row, holder="Hội doanh nghiệp", is_active=True, by=by)
    assert load_hosts() == ("https://bank.vn",)
    assert row.events.count() == 3


def test_same_change_twice_is_one(listed_site):
    row, by = listed_site(), colleague("programme_manager")
    for _time in range(2):
        change_host(host=row, holder=row.holder, is_active=False, by=by)
    assert row.events.count() == 2


def test_every_change_raises_the_version_that_workers_watch(listed_site):
    before = DataVersion.objects.get(code="catalogue").number
    listed_site()
    assert DataVersion.objects.get(code="catalogue").number > before


def test_list_that_a_header_holds_no_more_is_full(listed_site):
    by = colleague("programme_manager")
    for number in range(40):
        origin = f"https://{'a' * 60}.b{number:02}.vn"
        EmbedHost.objects.create(origin=origin, holder="x", added_at=AT)
    with pytest.raises(ListFullError):
        list_host(origin="https://bank.vn", holder="x", by=by, at=AT)


def test_this_machine_counts_only_where_it_is_allowed(listed_site, settings):
    listed_site(origin="http://127.0.0.1:8046")
    settings.EMBED_ON_LOOPBACK = False
    assert load_hosts() == ()
    settings.EMBED_ON_LOOPBACK = True
    assert load_hosts() == ("http://127.0.0.1:8046",)
