"""Roles: who gives them to whom, how far a province limits, and that one administrator stays."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pgtrigger
import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import DataRequest, RoleHeld, User
from accounts.models.triggers import LAST_ADMIN, LIMITED
from accounts.roles import Role
from accounts.staffing import LastAdminError, LimitedRoleError, change_roles, check_limit
from reference.models import Province
from tests.owners import owner
from tests.staff import admit, colleague, sign_in

pytestmark = pytest.mark.ignore_template_errors
MANAGER = Role.PROGRAMME_MANAGER


def names(user):
    return sorted(User.objects.get(pk=user.pk).groups.values_list("name", flat=True))


def hanoi():
    return Province.objects.get(code="01")


def page(user, name="roles"):
    return reverse(f"admin:accounts_user_{name}", args=[user.pk])


@pytest.fixture
def boss(client, db):
    return sign_in(client, Role.ADMIN)


@pytest.mark.parametrize(
    ("roles", "limited", "is_refused"),
    [
        ([MANAGER], True, False),
        ([MANAGER], False, False),
        ([MANAGER, Role.MODERATOR], True, True),
        ([Role.MODERATOR], True, True),
        ([], True, True),
        ([], False, False),
    ],
)
def test_only_a_mere_programme_manager_is_limited(roles, limited, is_refused):
    province = Province(code="01") if limited else None
    if is_refused:
        with pytest.raises(LimitedRoleError):
            check_limit(roles, province)
    else:
        check_limit(roles, province)


# ── What the database itself refuses ─────────────────────────────────────────────────────────
def limit(user):
    User.objects.filter(pk=user.pk).update(province=hanoi())


def limited_then_promoted():
    user = colleague(MANAGER)
    limit(user)
    user.groups.add(Group.objects.get(name=Role.AUDITOR))


def limited_then_nothing():
    user = colleague(MANAGER)
    limit(user)
    user.groups.clear()


@pytest.mark.parametrize(
    ("act", "constraint"),
    [
        (lambda: limit(colleague(Role.MODERATOR)), LIMITED),
        (lambda: limit(colleague(None)), LIMITED),
        (limited_then_promoted, LIMITED),
        (limited_then_nothing, LIMITED),
        (lambda: limit(colleague("superuser")), "user_limited_to_a_province_is_staff"),
        (lambda: resign(colleague(Role.ADMIN)), LAST_ADMIN),
        (lambda: switch_off(colleague(Role.ADMIN)), LAST_ADMIN),
        (lambda: switch_off(colleague("superuser")), LAST_ADMIN),
        (lambda: colleague("superuser").delete(), LAST_ADMIN),
    ],
)
def test_the_database_refuses(db, act, constraint):
    with pytest.raises(IntegrityError) as refused:
        at_once(act)
    assert refused.value.__cause__.diag.constraint_name == constraint


@transaction.atomic
def at_once(act):
    """The act with what the database looks at when a transaction ends."""
    act()
    connection.check_constraints()


def resign(user):
    user.groups.clear()


def switch_off(user):
    user.is_active = False
    user.save()


def test_one_of_two_administrators_may_go(db):
    colleague("superuser")
    colleague(Role.ADMIN).groups.clear()
    switch_off(colleague("superuser"))
    connection.check_constraints()


def test_two_who_take_the_role_from_each_other_do_not_both_succeed(committed_db):
    people = [colleague(Role.ADMIN, email=f"dua{number}@example.vn") for number in (1, 2)]
    start = Barrier(2)

    def demote(user, by):
        try:
            start.wait()
            change_roles(user=user, roles=[], province=None, by=by, reason="thử")
        except LastAdminError:
            return "refused"
        finally:
            connection.close()
        return "done"

    try:
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(demote, people, reversed(people)))
        assert sorted(found) == ["done", "refused"]
    finally:
        with pgtrigger.ignore(
            "accounts.RoleHeld:role_leaves_admins", "accounts.User:user_leaves_admins"
        ):
            User.objects.filter(pk__in=[user.pk for user in people]).delete()


# ── The page ─────────────────────────────────────────────────────────────────────────────────
def send(client, user, *roles, **said):
    return client.post(page(user), {"roles": roles, "reason": "Quyết định 12", **said})


def test_roles_change_and_the_history_says_which_who_and_why(client, boss):
    user = colleague(Role.MODERATOR)
    assert send(client, user, MANAGER, province="01").url == reverse(
        "admin:accounts_user_change", args=[user.pk]
    )
    user.refresh_from_db()
    assert (names(user), user.province_id) == ([MANAGER], "01")
    shown = client.get(page(user, "history")).content.decode()
    assert "Quyết định 12" in shown
    assert str(boss) in shown
    assert "Hà Nội" in shown
    event = RoleHeld.pgh_event_model.objects.filter(user_id=user.pk, pgh_label="delete").get()
    assert event.pgh_context.metadata["user"] == boss.pk


def test_without_a_role_she_is_no_longer_of_the_staff(client, boss):
    user = colleague(Role.MODERATOR)
    send(client, user)
    user.refresh_from_db()
    assert (names(user), user.is_staff) == ([], False)


@pytest.mark.parametrize(
    ("roles", "said", "field"),
    [
        ([Role.MODERATOR], {"province": "01"}, "province"),
        ([Role.MODERATOR], {"reason": " "}, "reason"),
        (["king"], {}, "roles"),
        ([MANAGER], {"province": "99"}, "province"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(client, boss, roles, said, field):
    user = colleague(Role.AUDITOR)
    assert field in send(client, user, *roles, **said).context["form"].errors
    assert names(user) == [Role.AUDITOR]


def test_nobody_changes_her_own_roles(client, boss):
    assert send(client, boss, Role.ADMIN, Role.MODERATOR).status_code == 403
    assert names(boss) == [Role.ADMIN]


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.AUDITOR, Role.CONTENT_EDITOR, MANAGER])
def test_others_change_no_roles(client, db, role):
    sign_in(client, role)
    user = colleague(Role.AUDITOR)
    assert send(client, user, Role.ADMIN).status_code in (403, 404)
    assert names(user) == [Role.AUDITOR]


def test_an_administrator_does_not_touch_who_may_everything(client, boss):
    assert send(client, colleague("superuser"), Role.AUDITOR).status_code == 403


def test_the_page_asks_again_who_is_there_and_keeps_what_was_typed(client, boss):
    user = colleague(Role.MODERATOR)
    admit(client, boss, seconds_ago=3_600)
    asked = send(client, user, MANAGER, reason="theo công văn số 7")
    assert asked.url.startswith("/accounts/2fa/")
    assert names(user) == [Role.MODERATOR]
    kept = client.session["unsent"]
    admit(client, boss)
    session = client.session
    session["unsent"] = kept
    session.save()
    assert "theo công văn số 7" in client.get(page(user)).content.decode()


def test_inviting_asks_again_too(client, boss):
    admit(client, boss, seconds_ago=3_600)
    data = {"email": "moi@example.vn", "name": "x", "roles": [Role.ADMIN]}
    client.post(reverse("admin:accounts_user_add"), data)
    assert not User.objects.filter(email="moi@example.vn").exists()


def test_a_colleague_is_invited_for_one_province(client, boss):
    data = {"email": "moi@example.vn", "name": "x", "roles": [MANAGER], "province": "01"}
    client.post(reverse("admin:accounts_user_add"), data)
    assert User.objects.get(email="moi@example.vn").province_id == "01"


# ── Erasing for somebody ─────────────────────────────────────────────────────────────────────
def erase(client, user, **said):
    return client.post(page(user, "erase"), {"word": "XOÁ", "reason": "thư số 5", **said})


def test_a_person_is_erased_and_the_request_says_by_whom_and_why(client, boss):
    user = owner()
    assert client.get(page(user, "erase")).status_code == 200
    erase(client, user)
    assert not User.objects.filter(pk=user.pk).exists()
    request = DataRequest.objects.get(kind="ERASURE")
    assert (request.user, request.by, request.reason) == (None, boss, "thư số 5")


@pytest.mark.parametrize("said", [{"word": "có"}, {"reason": ""}], ids=["word", "reason"])
def test_nothing_is_erased_without_word_and_reason(client, boss, said):
    user = owner()
    assert erase(client, user, **said).context["form"].errors
    assert User.objects.filter(pk=user.pk).exists()


def test_colleagues_are_not_erased(client, boss):
    user = colleague(Role.MODERATOR)
    assert erase(client, user).context["obstacles"]
    assert User.objects.filter(pk=user.pk).exists()


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.AUDITOR])
def test_others_erase_nobody(client, db, role):
    sign_in(client, role)
    user = owner()
    assert erase(client, user).status_code in (403, 404)
    assert User.objects.filter(pk=user.pk).exists()


def test_erasing_asks_again_who_is_there(client, boss):
    user = owner()
    admit(client, boss, seconds_ago=3_600)
    assert erase(client, user).url.startswith("/accounts/2fa/")
    assert User.objects.filter(pk=user.pk).exists()
