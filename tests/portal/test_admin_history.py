"""The history of all objects: searched without diacritics, narrowed, paged, and as one may read."""

from datetime import timedelta
from uuid import uuid4

import pghistory
import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.entries import event_models, watch_histories
from accounts.models import HistoryEntry, User
from accounts.privacy.erasure import erase_person
from accounts.roles import Role
from enterprises.models import Enterprise
from matching.models import Trial
from platforms.models import Platform, Vendor
from portal import admin_history
from reference.models import Need
from tests.owners import enterprise_of, owner
from tests.staff import colleague, sign_in
from ui.admin.names import names_of

pytestmark = pytest.mark.ignore_template_errors
PATH = "/admin/history/"


@pytest.fixture
def auditor(client, db):
    return sign_in(client, Role.AUDITOR)


@pytest.fixture
def officer(db):
    return colleague(Role.MODERATOR, name="Lê Thị Sửa", email="sua@example.vn")


def mend(officer, slug="misa-asp", hours="8/5", **told):
    row = Platform.objects.get(slug=slug)
    with pghistory.context(user=officer.pk, url="/admin/x/", ip="203.0.113.9", **told):
        Platform.objects.filter(pk=row.pk).update(support_hours=hours)
    return row


def lines(client, **query):
    return client.get(PATH, query).context["lines"]


def test_every_event_table_writes_entries(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'keep_history_entry'"
        )
        watched = {name for (name,) in cursor.fetchall()}
    assert watched == {events._meta.db_table for _label, events in event_models()}


def test_what_was_there_before_is_entered_once(db):
    count = HistoryEntry.objects.filter(model="reference.sector").count()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER keep_history_entry ON reference_sectorevent")
        cursor.execute("ALTER TABLE accounts_historyentry DISABLE TRIGGER USER")
        HistoryEntry.objects.filter(model="reference.sector").delete()
    watch_histories()
    watch_histories()
    entries = HistoryEntry.objects.filter(model="reference.sector", words__isnull=False)
    assert entries.count() == count > 0


def test_it_says_who_what_when_and_from_where(client, auditor, officer):
    row = mend(officer, reason="chim bìm bịp kêu chiều")
    line = lines(client)[0]
    assert (line.who, line.name, line.network) == ("Lê Thị Sửa", row.name, "203.0.113.0/24")
    assert line.address == reverse("admin:platforms_platform_history", args=[row.pk])
    assert line.changes[0].differences[0].after == "8/5"
    page = client.get(PATH).content.decode()
    for shown in ("Lê Thị Sửa", "/admin/x/", "203.0.113.0/24", "chim bìm bịp kêu chiều", "8/5"):
        assert shown in page
    assert "203.0.113.9" not in page


def test_what_a_row_names_is_called_by_name(client, auditor, officer):
    """Before and after, of whatever kind: a vendor, a person, a role."""
    row, other = Platform.objects.get(slug="misa-asp"), Vendor.objects.get(slug="fpt-is")
    before = row.vendor.name
    with pghistory.context(user=officer.pk):
        Platform.objects.filter(pk=row.pk).update(vendor=other)
    change = lines(client)[0].changes[0].differences[0]
    assert (change.before, change.after) == (before, other.name)
    path = reverse("admin:platforms_platform_history", args=[row.pk])
    page = client.get(path).content.decode()
    assert f"<del>{before}</del>" in page
    assert f"<ins>{other.name}</ins>" in page


def test_rows_without_a_name_are_called_by_what_they_join(db):
    person = owner()
    firm = enterprise_of(person)
    trial = Trial.objects.create(
        platform=Platform.objects.get(slug="misa-asp"),
        enterprise=firm,
        requested_at=timezone.now(),
        request_key=uuid4(),
    )
    with CaptureQueriesContext(connection) as asked:
        named = names_of({Trial: [trial.pk, 0], Enterprise: [firm.pk], Need: ["payroll"], User: []})
    assert len(asked) == 1
    assert set(named[Trial, str(trial.pk)].split(" · ")) == {firm.name, "MISA ASP"}
    assert named[Need, "payroll"] == Need.objects.get(pk="payroll").name_vi
    assert len(named) == 3


@pytest.mark.ignore_template_errors
def test_no_two_kinds_to_choose_are_called_alike(client, db):
    sign_in(client, "superuser")
    shown = client.get("/admin/history/").context["form"].fields["kind"].choices
    names = [name for _code, name in shown]
    assert len(names) > 30
    assert len(set(names)) == len(names)


def test_every_kind_of_row_can_be_called(db):
    """Also those that nothing names yet: the question fits each table."""
    tracked = [apps.get_model(label) for label, _events in event_models()]
    wanted = {
        model: list(model._base_manager.values_list("pk", flat=True)[:1]) for model in tracked
    }
    empty = {model: [None] for model, keys in wanted.items() if not keys}
    assert all(names_of({**wanted, **empty}).values())


@pytest.mark.parametrize("words", ["bìm bịp", "BIM BIP", "bip chieu", "bi\u0323p", "misa bim"])
def test_words_are_found_without_diacritics(client, auditor, officer, words):
    mend(officer, reason="chim bìm bịp kêu chiều")
    assert [line.who for line in lines(client, q=words)] == ["Lê Thị Sửa"]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ({"who": "sua@example.vn"}, True),
        ({"who": "SUA@example.vn", "kind": "platforms.platform"}, True),
        ({"kind": "platforms.vendor", "q": "bim bip"}, False),
        ({"q": "bim bip", "day": "today"}, True),
        ({"q": "bim bip", "day": "2001-01-01"}, False),
    ],
    ids=["person", "person and kind", "kind", "day", "another day"],
)
def test_it_narrows(client, auditor, officer, query, is_found):
    other = colleague(Role.MODERATOR)
    mend(officer, reason="chim bìm bịp kêu chiều")
    mend(other, slug="kiotviet", hours="9/5")
    if query.get("day") == "today":
        query = {**query, "day": f"{timezone.localdate():%Y-%m-%d}"}
    found = lines(client, **query)
    assert [line.who for line in found] == ["Lê Thị Sửa"] * is_found


@pytest.mark.parametrize(
    "query",
    [
        {"who": "ai@example.vn"},
        {"kind": "auth.permission"},
        {"day": "31/02/2026"},
        {"q": "x" * 300},
    ],
    ids=["who", "kind", "day", "words"],
)
def test_an_odd_wish_is_told_beside_its_field(client, auditor, query):
    response = client.get(PATH, query)
    assert set(response.context["form"].errors) == set(query)
    assert not response.context["lines"]


@pytest.mark.parametrize("before", ["x", "-1", "1-", "9" * 40, "1-2-3", "٣-٤"])
def test_a_forged_place_is_the_beginning(client, auditor, officer, before):
    mend(officer)
    assert lines(client, before=before)[0].who == "Lê Thị Sửa"


def test_pages_follow_each_other_without_gap_or_repeat(client, auditor, officer, monkeypatch):
    monkeypatch.setattr(admin_history, "PER_PAGE", 3)
    with pghistory.context(user=officer.pk):
        for number in range(8):
            Platform.objects.filter(slug="misa-asp").update(support_hours=str(number))
    seen, address = [], PATH + "?who=sua@example.vn"
    while address:
        context = client.get(address).context
        seen += [line.changes[0].differences[0].after for line in context["lines"]]
        address = context["older"] and PATH + context["older"]
    assert seen == [str(number) for number in reversed(range(8))]


def test_it_costs_the_same_however_mixed(client, auditor):
    for query in ("", "?q=a", "?kind=platforms.platform"):
        client.get(PATH + query)
        with CaptureQueriesContext(connection) as asked:
            client.get(PATH + query)
        assert len(asked) <= 12


def test_rows_that_one_may_not_read_are_not_in_it(client, auditor, officer):
    user = User.objects.get(pk=owner().pk)
    enterprise_of(user, name="Xưởng May Hoa")
    found = lines(client, q="xuong may hoa")
    assert {line.label for line in found} == {str(Enterprise._meta.verbose_name)}
    user.user_permissions.clear()
    sign_in(client, None).user_permissions.add(permission())
    assert not lines(client, q="xuong may hoa")


def permission():
    return Permission.objects.get(codename="view_historyentry")


@pytest.mark.parametrize(
    "role", [Role.MODERATOR, Role.CONTENT_EDITOR, Role.PROGRAMME_MANAGER, None]
)
def test_others_do_not_read_it(client, db, role):
    sign_in(client, role)
    assert client.get(PATH).status_code == 403


def test_words_of_an_erased_person_are_found_no_more(client, auditor):
    user = owner(name="Trần Thị Bí Mật", email="bimat@example.vn")
    assert lines(client, q="tran thi bi mat")
    erase_person(user=user, at=timezone.now())
    assert not lines(client, q="tran thi bi mat")
    assert not lines(client, q="bimat@example.vn")
    assert HistoryEntry.objects.filter(model="accounts.user", row=str(user.pk)).exists()


def test_entries_cannot_be_changed(db):
    with pytest.raises(Exception, match="Cannot update or delete"):
        HistoryEntry.objects.update(at=timezone.now() - timedelta(days=1))
