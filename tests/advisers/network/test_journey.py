"""An adviser from her letter to her last case: as the pages are used."""

from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from advisers.models import Adviser, AdviserInvitation, Case, Organisation
from advisers.network.letters import write_invitation
from advisers.routing.services import route_waiting
from platforms.models import Vendor
from tests.advisers.people import COMMUNE, adviser, case, organisation
from tests.staff import admit, colleague

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
ADMIN = "/admin/advisers"


@pytest.fixture
def staff():
    client = Client()
    admit(client, colleague("adviser_coordinator"))
    return client


@pytest.fixture
def mai():
    client = Client()
    client.force_login(User.objects.create_user("mai@example.vn"))
    return client


def entered(staff):
    staff.post(
        f"{ADMIN}/organisation/add/",
        {
            "kind": "ASSOCIATION",
            "name": "Hội Tin học Hà Nội",
            "province": "01",
            "about_vi": "Từ 1990",
            "form_key": str(uuid4()),
        },
    )
    return Organisation.objects.get()


def decide(staff, row, act, reason=""):
    kind = row._meta.model_name
    answer = staff.post(f"{ADMIN}/{kind}/{row.pk}/{act}/", {"reason": reason}, follow=True)
    row.refresh_from_db()
    return [str(each) for each in answer.context["messages"]]


PROFILE = {
    "name": "Trần Thị Mai",
    "about_vi": "Mười năm làm kế toán cho cửa hàng",
    "function": ["finance-accounting"],
    "need": ["pos-einvoice"],
    "language": ["vi"],
    "way": ["phone", "visit"],
    "capacity": "5",
}


def saved(mai, **said):
    version = Adviser.objects.get().version
    return mai.post("/adviser/profile/", {**PROFILE, "version": version, **said})


def accepted(staff, mai):
    """Invites her by the admin; she says yes by the letter's link, which then opens no more."""
    firm = entered(staff)
    staff.post(
        f"{ADMIN}/adviserinvitation/add/",
        {"organisation": firm.pk, "email": "Mai@example.vn", "form_key": str(uuid4())},
    )
    write_invitation(pk=AdviserInvitation.objects.get().pk, at=timezone.now())
    link = next(word for word in mail.outbox[0].body.split() if "/advisers/invitation/" in word)
    path = link[link.index("/advisers") :]
    assert firm.name in mai.get(path).content.decode()
    assert mai.post(path).url == reverse("adviser-profile")
    assert mai.get(path).status_code == 404
    return firm, Adviser.objects.get()


def admitted(staff, mai):
    firm, row = accepted(staff, mai)
    saved(mai, commune=[COMMUNE])
    assert "một tổ chức" in decide(staff, row, "admit")[-1]
    decide(staff, firm, "admit")
    decide(staff, row, "admit")
    assert (firm.standing, row.standing) == ("ACTIVE", "ACTIVE")
    return row


def test_places_are_found_by_old_names_and_several_at_once(staff, mai):
    accepted(staff, mai)
    typed = {**PROFILE, "version": "1", "place": "phường Hàng Trống"}
    assert COMMUNE in mai.post("/adviser/profile/?find=1", typed).content.decode()
    page = saved(mai, several="Phường Hoàn Kiếm, Hà Nội\nPhường Đâu Đó")
    assert page.status_code == 200
    assert "Phường Đâu Đó" in page.content.decode()
    assert COMMUNE in page.content.decode()
    assert saved(mai, commune=[COMMUNE]).status_code == 302
    areas = Adviser.objects.get().areas.all()
    assert [(area.province_id, area.commune_id) for area in areas] == [("01", COMMUNE)]


def test_invited_accepted_admitted_is_listed_where_she_serves(staff, mai, client):
    row = admitted(staff, mai)
    own = (f"/advisers/?commune={COMMUNE}", f"/advisers/communes/{COMMUNE}/")
    for path in ("/advisers/", *own, f"/advisers/people/{row.pk}/"):
        shown = client.get(path).content.decode()
        assert "Trần Thị Mai" in shown
        assert "mai@example.vn" not in shown
    assert "Trần Thị Mai" not in client.get("/advisers/?province=79").content.decode()


def test_paused_she_is_gone_from_routing_and_from_the_directory(staff, mai, client):
    row = admitted(staff, mai)
    asked = case()
    route_waiting(at=timezone.now())
    assert asked.offers.get().adviser == row
    assert "lý do" in decide(staff, row, "pause")[-1]
    assert row.standing == "ACTIVE"
    decide(staff, row, "pause", "Bận đến Tết")
    assert row.standing == "PAUSED"
    assert "Bận đến Tết" in mai.get("/adviser/profile/").content.decode()
    route_waiting(at=timezone.now())
    assert Case.objects.get().state == "GAP"
    assert client.get(f"/advisers/people/{row.pk}/").status_code == 404
    assert "Trần Thị Mai" not in client.get("/advisers/").content.decode()
    history = staff.get(f"{ADMIN}/adviser/{row.pk}/history/").content.decode()
    assert "tạm dừng" in history


def test_an_organisation_applies_with_its_first_adviser(staff, mai):
    said = {"kind": "FIRM", "name": "Công ty Số", "province": "01", "about_vi": "Tư vấn"}
    key = str(uuid4())
    wrong = mai.post("/advisers/join/", {**said, "name": "", "request_key": key})
    assert "Tư vấn" in wrong.content.decode()
    for _twice in range(2):
        assert mai.post("/advisers/join/", {**said, "request_key": key}).status_code == 302
    assert Organisation.objects.get().standing == "WAITING"
    assert "Công ty Số" in mai.get("/advisers/join/").content.decode()
    waiting = staff.get("/admin/").content.decode()
    assert f"{ADMIN}/organisation/?standing__exact=WAITING" in waiting


def test_two_windows_of_one_profile(mai):
    mai.post(
        "/advisers/join/",
        {"kind": "FIRM", "name": "A", "province": "01", "about_vi": "B", "request_key": uuid4()},
    )
    assert saved(mai, commune=[COMMUNE]).status_code == 302
    page = mai.post(
        "/adviser/profile/",
        {**PROFILE, "commune": [COMMUNE], "name": "Tên cũ", "version": "1"},
    )
    assert page.status_code == 200
    assert "Tên cũ" in page.content.decode()
    assert Adviser.objects.get().name == "Trần Thị Mai"


def test_a_code_of_before_leads_to_todays_commune(client):
    assert client.get("/advisers/communes/00040/").url == f"/advisers/communes/{COMMUNE}/"
    assert client.get(f"/advisers/communes/{COMMUNE}/").status_code == 200
    for code in ("99999", "abc", "0" * 40, "٠٠٠٧٠"):
        assert client.get(f"/advisers/communes/{code}/").status_code == 404


def test_before_anybody_advises_the_page_says_how_to_join(client):
    page = client.get("/advisers/").content.decode()
    assert reverse("adviser-join") in page
    assert '<svg class="map' not in page


def test_a_problem_with_an_adviser_is_reported_and_leads_back(staff, client):
    from ledger.models import ProblemReport
    from ledger.reports import page_of
    from tests.advisers.people import adviser

    row = adviser()
    path = f"/advisers/people/{row.pk}/report/"
    said = {"reason": "MISLEADING", "text": "Đòi tiền", "request_key": str(uuid4())}
    assert "GONE" not in client.get(path).content.decode()
    assert client.post(path, said).status_code == 302
    assert page_of(ProblemReport.objects.get()) == f"/advisers/people/{row.pk}/"


def test_whoever_advises_for_an_organisation_does_not_say_whether_it_sells(staff):
    vendor = Vendor.objects.order_by("pk").first()
    other, own = organisation(vendor=vendor), organisation(vendor=vendor)
    adviser(user=User.objects.get(pk=staff.session["_auth_user_id"]), organisation=own)
    for firm in (other, own):
        page = f"{ADMIN}/organisation/{firm.pk}/change/"
        said = {"kind": "FIRM", "name": firm.name, "province": "01", "vendor": ""}
        staff.post(page, said | {"_version": staff.get(page).context["record_version"]})
    held = Organisation.objects.order_by("pk").values_list("vendor", flat=True)
    assert list(held) == [None, vendor.pk]
