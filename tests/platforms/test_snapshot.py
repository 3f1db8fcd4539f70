"""What workers hold in memory follows the database, whole and in time."""

import threading
import time

import pytest
from django.db import connection, transaction

from platforms import snapshot
from platforms.models import Platform
from platforms.snapshot import Holder, read_key
from reference.models import Need


@pytest.fixture
def holder(db):
    return Holder()


def test_unchanged_data_keep_the_same_snapshot_for_one_query(holder, django_assert_num_queries):
    first = holder.current()
    with django_assert_num_queries(1):
        assert holder.current() is first


def test_any_write_swaps_the_snapshot(holder):
    first = holder.current()
    Platform.objects.filter(slug="kiotviet").update(name="KiotViet 2")
    second = holder.current()
    assert second.version > first.version
    assert second.listings["kiotviet"].name == "KiotViet 2"
    assert first.listings["kiotviet"].name == "KiotViet"


def test_raw_sql_is_seen_too(holder):
    holder.current()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE platforms_platform SET status = 'RETIRED' WHERE slug = 'kiotviet'")
    assert "kiotviet" not in holder.current().listings


def test_a_renamed_need_reaches_its_listings(holder):
    Need.objects.filter(code="payroll").update(name_vi="Lương tháng")
    names = {
        need.name.vi
        for item in holder.current().listings.values()
        for need in item.needs
        if need.code == "payroll"
    }
    assert names == {"Lương tháng"}


def test_a_retired_phrase_is_not_recognised_any_more(holder):
    assert "qlxyz" not in holder.current().taxonomy.needs["payroll"].phrases
    need = Need.objects.get(code="payroll")
    phrase = need.synonyms.create(text="qlxyz")
    assert "qlxyz" in holder.current().taxonomy.needs["payroll"].phrases
    phrase.is_retired = True
    phrase.save()
    assert "qlxyz" not in holder.current().taxonomy.needs["payroll"].phrases


def test_rolled_back_writes_change_nothing(holder):
    before = holder.current()
    with transaction.atomic():
        Platform.objects.filter(slug="kiotviet").update(name="Never")
        transaction.set_rollback(True)
    assert holder.current() is before


def test_a_part_is_made_once_per_version(holder):
    held = holder.current()
    assert held.part("recogniser") is held.part("recogniser")


def test_reading_everything_costs_the_same_however_many(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        held = snapshot.build()
    Platform.objects.filter(slug="kiotviet").update(name="KiotViet 2")
    with django_assert_max_num_queries(17):
        snapshot.build(held)


def test_a_listening_worker_follows_by_itself(committed_db):
    holder = Holder()
    holder.listen()
    name = Platform.objects.values_list("name", flat=True).get(slug="kiotviet")
    try:
        wait_for(lambda: holder._snapshot is not None, 20)
        Platform.objects.filter(slug="kiotviet").update(name="KiotViet now")
        assert wait_for(lambda: holder.current().listings["kiotviet"].name == "KiotViet now", 30)
    finally:
        Platform.objects.filter(slug="kiotviet").update(name=name)
        holder.stop()


def test_a_stopped_listener_leaves_no_connection(committed_db):
    before = sessions()
    for seconds in (0, 0.2, 2):  # while it connects, reads, waits
        holder = Holder()
        holder.listen()
        time.sleep(seconds)
        holder.stop()
        # The server's side ends a moment after ours.
        assert wait_for(lambda: sessions() == before, 5)
    assert not [thread for thread in threading.enumerate() if thread.name == "catalogue"]


def sessions():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' ORDER BY pid"
        )
        return cursor.fetchall()


def wait_for(condition, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return condition()


def test_the_database_down_leaves_the_old_snapshot(committed_db, monkeypatch):
    holder = Holder()
    held = holder.current()
    holder._listener = threading.current_thread()
    monkeypatch.setattr(snapshot, "build", lambda: pytest.fail("built"))
    assert holder.current() is held


def test_the_key_names_the_version(db):
    assert read_key().number > 0
