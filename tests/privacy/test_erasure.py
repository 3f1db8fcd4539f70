"""After an erasure nothing is left of her: every table is searched."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import ProgrammingError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import DataRequest, EmptiedRow, User
from accounts.privacy.erasure import ObstacleError, erase_person
from accounts.privacy.history import is_row
from accounts.privacy.holdings import history_of
from enterprises.models import Enterprise, Membership, Statement
from matching.models import Quote, QuoteRequest, Review, Trial
from matching.trials.mails import write_to_vendor
from platforms.snapshot import current
from tests.outbox import deliver, put
from tests.owners import join, owner
from tests.privacy.conftest import (
    AT,
    CANARY,
    CODE,
    EMAIL,
    PHONE,
    WORD,
    ended,
    enterprise,
    sign_in,
    trial,
)

LATER = AT + timedelta(days=1)
TRACES = (CANARY, EMAIL, PHONE, PHONE[3:], CODE, "987654321")


def search(*needles):
    """(table, row) of every row of the database whose text says one of the words."""
    sought = "|".join(re.escape(each) for each in needles)
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT to_jsonb(each)::text FROM {name} AS each WHERE to_jsonb(each)::text ~* %s",
                [sought],
            )
            found += [(table, row) for (row,) in cursor.fetchall()]
    found += [
        ("sessions", str(data))
        for data in (each.get_decoded() for each in Session.objects.all())
        if re.search(sought, str(data))
    ]
    return found


def tables(found):
    return {table for table, _row in found}


def erase(user):
    return erase_person(user=user, at=LATER)


def test_before_she_is_everywhere(lan):
    """The search finds what there is to find, in at least these tables."""
    found = tables(search(*TRACES))
    assert len(found) >= 27, sorted(found)
    assert {"procrastinate_jobs", "accounts_userevent", "enterprises_enterpriseevent"} <= found


def test_nothing_is_left(lan, client_of_lan):
    erase(lan)
    deliver()
    assert search(*TRACES) == []


def test_the_last_mail_says_so(lan):
    erase(lan)
    deliver()
    said = [each for each in mail.outbox if each.to == [EMAIL]]
    assert [each.subject for each in said] == ["Dữ liệu của bạn tại SMEdx đã được xóa"]


def test_somebody_elses_mail_still_goes_without_her_address(lan):
    erase(lan)
    job = ProcrastinateJob.objects.get(args__to="khac@example.vn")
    assert job.args["text"] == "Từ …."


def test_a_longer_address_is_somebody_elses(lan):
    put(f"hoa{EMAIL}", "Chào")
    erase(lan)
    assert ProcrastinateJob.objects.filter(args__to=f"hoa{EMAIL}").exists()


def test_she_is_signed_out_everywhere(lan, client_of_lan):
    assert client_of_lan.get("/accounts/").status_code == 200
    erase(lan)
    assert client_of_lan.get("/accounts/").status_code == 302


def test_the_request_stays_and_names_nobody(lan):
    request = erase(lan)
    assert (request.kind, request.user_id, request.done_at) == ("ERASURE", None, LATER)
    assert request.due_on == LATER.date()


def test_erased_twice_is_erased_once(lan):
    erase(lan)
    again = User(pk=lan.pk, email=EMAIL)
    assert erase(again) is None
    assert DataRequest.objects.filter(kind="ERASURE").count() == 1


def test_an_old_copy_of_the_history_can_be_checked(lan):
    events = history_of(User)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pgh_id, to_jsonb(e)::text FROM {events} e WHERE pgh_obj_id = %s", [lan.pk]
        )
        pk, copy = cursor.fetchone()
    erase(lan)
    kept = EmptiedRow.objects.get(table=events, row=pk)
    assert is_row(copy, kept)
    assert not is_row(copy.replace("hót", "hét"), kept)


def test_emptied_rows_keep_when_and_of_what_kind(lan):
    erase(lan)
    labels = history_of(User).objects.filter(pgh_obj_id=lan.pk).values_list("pgh_label", flat=True)
    assert sorted(labels) == ["delete", "insert"]


def test_the_history_stays_append_only_for_everybody_else(lan):
    erase(lan)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        history_of(User).objects.update(name="x")


def test_it_fails_as_a_whole_or_not_at_all(lan, monkeypatch):
    def broken(**_any):
        raise OSError("broken")

    monkeypatch.setattr("accounts.privacy.erasure.forget_messages", broken)
    before = len(search(*TRACES))
    with pytest.raises(OSError, match="broken"):
        erase(lan)
    assert len(search(*TRACES)) == before


def test_an_enterprise_with_members_is_handed_over_first(lan):
    join(Enterprise.objects.get(), owner())
    with pytest.raises(ObstacleError) as refused:
        erase(lan)
    assert "/people/" in refused.value.obstacles[0].url
    assert User.objects.filter(pk=lan.pk).exists()


def test_staff_are_not_erased_by_themselves(lan):
    lan.is_staff = True
    lan.save()
    with pytest.raises(ObstacleError):
        erase(lan)


@pytest.fixture
def shared_with_hoa(lan):
    """Of her enterprise Hoa is an owner too."""
    hoa = owner(email="hoa@example.vn")
    join(Enterprise.objects.get(), hoa, role="OWNER")
    return hoa


def test_other_owners_lose_nothing(lan, shared_with_hoa):
    erase(lan)
    row = Enterprise.objects.get()
    assert list(row.memberships.values_list("user", flat=True)) == [shared_with_hoa.pk]
    assert Statement.objects.get(enterprise=row).text == WORD
    assert Trial.objects.filter(enterprise=row).count() == 2


def test_what_was_passed_on_in_her_name_goes_also_there(lan, shared_with_hoa):
    erase(lan)
    deliver()
    assert search(EMAIL, PHONE) == []
    assert not Trial.objects.exclude(shared=[]).exists()
    assert not QuoteRequest.objects.exclude(shared=[]).exists()
    assert Quote.objects.get().is_taken_back


def test_of_a_trial_only_that_it_was_is_left(lan):
    erase(lan)
    left = Trial.objects.order_by("state").values_list("state", "enterprise", "asked_by", "note")
    assert list(left) == [("RENEWED", None, None, ""), ("STOPPED", None, None, "")]


def test_the_vendor_is_asked_to_delete(lan):
    pk = Trial.objects.get(state="SENT").pk
    erase(lan)
    write_to_vendor(kind="taken-back", pk=pk, at=LATER)
    assert "xóa" in mail.outbox[-1].body.lower()
    assert CANARY not in mail.outbox[-1].body


def test_a_published_review_stays_without_its_author(lan):
    said = {"stars": 5, "text": "Dễ dùng", "state": "PUBLISHED", "decided_at": AT}
    ended(Enterprise.objects.get(), lan, "misa-eshop", **said)
    erase(lan)
    assert Review.objects.get().text == "Dễ dùng"
    shown = current().part("reviews")["misa-eshop"].items[0]
    assert (shown.trade, shown.is_household) == (None, False)


def test_somebody_else_keeps_everything(lan):
    hoa = owner(email="hoa@example.vn", name="Hoa")
    row = enterprise(hoa, code=None)
    trial(row, hoa)
    client = sign_in(hoa)
    erase(lan)
    assert Membership.objects.get(user=hoa).enterprise.name == f"Công ty {WORD}"
    assert Trial.objects.get(enterprise=row).shared
    assert history_of(User).objects.filter(pgh_obj_id=hoa.pk, name="Hoa").exists()
    assert client.get("/accounts/").status_code == 200
