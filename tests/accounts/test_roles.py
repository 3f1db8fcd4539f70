import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import RIGHTS, Role, create_roles


def held(role):
    rows = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows.order_by("pk")}


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_a_group_has_exactly_the_rights_of_the_table(db, role):
    assert held(role) == RIGHTS[role]


def test_every_role_has_its_line_in_the_table():
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_nobody_may_delete(role):
    assert not [right for right in RIGHTS[role] if ".delete_" in right]


def test_the_auditor_may_only_read():
    assert all(".view_" in right for right in RIGHTS[Role.AUDITOR])


def test_the_programme_manager_reads_and_has_sheets():
    more = {right for right in RIGHTS[Role.PROGRAMME_MANAGER] if ".view_" not in right}
    rows = ("target", "targetchange", "offlineactual", "call", "wordnote", "embedhost")
    assert {right for right in more if not right.startswith("sheets.export_")} == {
        "sheets.import_enterprises",
        *("programme.add_whatif", "programme.publish_call"),
        *(f"programme.{verb}_{name}" for verb in ("add", "change") for name in rows),
    }


SHEETS = {
    Role.MODERATOR: {"listings", "vendors"},
    Role.CONTENT_EDITOR: {"needs", "communes"},
    Role.PROGRAMME_MANAGER: {"enterprises"},
    Role.ADVISER_COORDINATOR: {"organisations", "advisers"},
    Role.AUDITOR: set(),
    Role.ADMIN: {
        *("listings", "vendors", "needs", "communes", "enterprises"),
        *("organisations", "advisers"),
    },
}


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_who_may_import_what(role):
    start = "sheets.import_"
    found = {right.removeprefix(start) for right in RIGHTS[role] if right.startswith(start)}
    assert found == SHEETS[role]


def test_enterprises_are_taken_out_by_few():
    may = {role for role in Role if "sheets.export_enterprises" in RIGHTS[role]}
    assert may == {Role.PROGRAMME_MANAGER, Role.ADMIN}


def test_who_changes_the_taxonomy_does_not_publish():
    assert "platforms.publish_platform" not in RIGHTS[Role.CONTENT_EDITOR]


def test_only_administrators_make_accounts():
    assert [role for role in Role if "accounts.add_user" in RIGHTS[role]] == [Role.ADMIN]


def test_the_auditor_sees_who_has_an_account():
    assert "accounts.view_user" in RIGHTS[Role.AUDITOR]


def test_making_the_roles_again_writes_nothing(db):
    with CaptureQueriesContext(connection) as asked:
        create_roles()
    assert not [q["sql"] for q in asked if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_right_that_was_taken_away_by_hand_comes_back(db):
    Group.objects.get(name=Role.MODERATOR).permissions.clear()
    create_roles()
    assert held(Role.MODERATOR) == RIGHTS[Role.MODERATOR]


def test_a_right_that_was_given_by_hand_goes(db):
    extra = Permission.objects.get(codename="delete_platform")
    Group.objects.get(name=Role.AUDITOR).permissions.add(extra)
    create_roles()
    assert held(Role.AUDITOR) == RIGHTS[Role.AUDITOR]
