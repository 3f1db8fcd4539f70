"""Organisations and invitations from a sheet."""

from datetime import timedelta

import pytest
from django.core import mail

from accounts.models import User
from advisers.models import AdviserInvitation, Organisation
from advisers.network import joining
from advisers.network.letters import write_invitation
from tests.advisers.people import adviser
from tests.sheets.conftest import AT, files, walk

__all__ = ["files", "walk"]
FIRMS = "tên;loại;tỉnh\nHội Tin học;hiệp hội;Hà Nội\nTổ số Đông Anh;tổ công nghệ số;01\n"
PEOPLE = (
    "tổ chức,họ tên,email,mảng,ngôn ngữ,cách tư vấn,địa bàn,cả tỉnh,số vụ việc\n"
    "hội tin học,Trần Thị Mai,Mai@example.vn,sales-pos,tiếng việt;khmer,điện thoại;zalo,"
    '"Phường Hoàn Kiếm, Hà Nội; 00004",Huế,7\n'
)


@pytest.fixture
def firms(walk):
    return walk.bring("organisations", FIRMS)


def test_organisations_wait_to_be_vetted_and_are_found_again(firms, walk):
    rows = Organisation.objects.order_by("name").values_list("name", "kind", "standing")
    assert list(rows) == [
        ("Hội Tin học", "ASSOCIATION", "WAITING"),
        ("Tổ số Đông Anh", "COMMUNITY_GROUP", "WAITING"),
    ]
    walk.check("organisations", FIRMS.replace("Hội Tin học", "HỘI  tin học"))
    assert walk.counts() == (0, 0, 2, 0)


def test_a_sheet_writes_letters_and_makes_nobody_an_adviser(firms, walk):
    walk.bring("advisers", PEOPLE)
    row = AdviserInvitation.objects.get()
    assert not User.objects.filter(adviser__isnull=False).exists()
    mai = User.objects.create_user("mai@example.vn")
    with pytest.raises(joining.InvitationNotForYouError):
        joining.open_invitation(joining.token_of(row), user=mai, at=AT)
    assert joining.write_imported(at=AT) == 1
    assert joining.write_imported(at=AT) == 0
    write_invitation(pk=row.pk, at=AT)
    assert joining.token_of(row) in mail.outbox[0].body
    made = joining.accept_invitation(token=joining.token_of(row), by=mai, at=AT)
    assert (made.name, made.functions, made.capacity) == ("Trần Thị Mai", ["sales-pos"], 7)
    assert (sorted(made.languages), sorted(made.ways)) == (["khmer", "vi"], ["phone", "zalo"])
    places = {(area.province_id, area.commune_id) for area in made.areas.all()}
    assert places == {("01", "00070"), ("01", "00004"), ("46", None)}


def test_what_is_wrong_is_told_beside_its_cell(firms, walk):
    wrong = (
        "tổ chức,email,mảng,địa bàn\n"
        "Không có,a@example.vn,,\n"
        "Hội Tin học,không-thư,,\n"
        "Hội Tin học,b@example.vn,bay lượn,Phường Đâu Đó\n"
        "Hội Tin học,b@example.vn,,\n"
    )
    walk.check("advisers", wrong)
    assert walk.issues() == [
        (2, "organisation", "unknown-organisation"),
        (3, "email", "email"),
        (4, "communes", "unknown-commune"),
        (4, "functions", "unknown-code"),
        (5, "email", "same-address"),
    ]


def test_nobody_invites_herself_by_a_sheet(firms, walk):
    walk.check("advisers", f"tổ chức,email\nhội tin học,{walk.by.email.upper()}\n")
    assert walk.issues() == [(2, "email", "own-address")]


def test_who_is_there_or_has_a_letter_is_left_and_undone_letters_open_nothing(firms, walk):
    firm = Organisation.objects.get(name="Hội Tin học")
    adviser(user=User.objects.create_user("co@example.vn"), organisation=firm)
    sheet = "tổ chức,email\nHội Tin học,co@example.vn\nHội Tin học,mai@example.vn\n"
    walk.bring("advisers", sheet)
    assert walk.counts() == (1, 0, 0, 1)
    walk.check("advisers", sheet)
    assert walk.counts() == (0, 0, 0, 2)


def test_undone_the_letters_open_nothing(firms, walk):
    walk.bring("advisers", PEOPLE)
    token = joining.token_of(AdviserInvitation.objects.get())
    joining.write_imported(at=AT)
    walk.undo()
    mai = User.objects.create_user("mai@example.vn")
    with pytest.raises(joining.InvitationNotForYouError):
        joining.open_invitation(token, user=mai, at=AT + timedelta(minutes=1))
