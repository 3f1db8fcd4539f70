import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from tests.owners import owner
from tests.staff import admit, colleague, form_of, sign_in

pytestmark = pytest.mark.ignore_template_errors
ADD = reverse("admin:accounts_user_add")


def page(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def boss(client, db):
    return sign_in(client, Role.ADMIN)


def invite(client, **fields):
    data = {"email": "moi@example.vn", "name": "Người Mới", "roles": ["moderator"]}
    return client.post(ADD, {**data, **fields})


def test_an_invited_colleague_gets_her_role(client, boss):
    invite(client)
    user = User.objects.get(email="moi@example.vn")
    assert [group.name for group in user.groups.all()] == ["moderator"]


def test_an_invited_colleague_has_no_password_yet(client, boss):
    invite(client)
    assert not User.objects.get(email="moi@example.vn").has_usable_password()


def test_the_link_to_hand_over_opens(client, boss, settings):
    link = told(invite(client)).partition(settings.SITE_URL)[2].split()[0]
    assert client.get(link).status_code == 200


def test_an_address_is_kept_in_lower_case(client, boss):
    invite(client, email="Moi@Example.VN")
    assert User.objects.filter(email="moi@example.vn").exists()


def test_an_address_that_is_taken_is_told_beside_it(client, boss):
    colleague("auditor", email="moi@example.vn")
    assert "email" in invite(client).context["adminform"].form.errors


@pytest.mark.parametrize(
    "field", ["is_superuser", "is_staff", "password", "user_permissions", "groups", "province"]
)
def test_power_cannot_be_forged(client, boss, field):
    user = colleague("moderator")
    before = User.objects.filter(pk=user.pk).values().get()
    form = form_of(client.get(page(user)))
    client.post(page(user), {**form, field: "1", "name": before["name"]})
    assert User.objects.filter(pk=user.pk).values().get() == before


def test_nobody_locks_herself_out(client, boss):
    form = form_of(client.get(page(boss)))
    form.pop("is_active", None)
    client.post(page(boss), form)
    assert User.objects.get(pk=boss.pk).is_active


def test_an_account_can_be_switched_off(client, boss):
    user = colleague("moderator")
    form = form_of(client.get(page(user)))
    form.pop("is_active")
    client.post(page(user), form)
    assert not User.objects.get(pk=user.pk).is_active


def test_who_may_everything_is_changed_by_her_equals_only(client, boss):
    user = colleague("superuser")
    assert client.post(page(user), {"name": "anders"}).status_code == 403


def test_no_link_is_made_for_who_may_everything(client, boss):
    response = send_link(client, colleague("superuser"))
    assert "/admin/welcome/" not in told(response)


def test_a_new_link_is_made_for_a_colleague(client, boss):
    response = send_link(client, colleague("moderator"))
    assert "/admin/welcome/" in told(response)


def send_link(client, user):
    data = {"action": "send_link", "_selected_action": user.pk}
    return client.post(reverse("admin:accounts_user_changelist"), data)


def test_nobody_gets_a_link_into_the_account_of_an_owner(client, boss):
    response = send_link(client, owner(email="lan@example.vn"))
    assert "/admin/welcome/" not in told(response)
    assert "lan@example.vn" in told(response)


def test_the_way_into_the_account_of_an_owner_is_hers_to_change(client, boss):
    user = owner(email="lan@example.vn", name="Chị Lan")
    form = form_of(client.get(page(user)))
    client.post(page(user), {**form, "email": boss.email.replace("admin", "khac"), "name": "Lan"})
    user.refresh_from_db()
    assert (user.email, user.name) == ("lan@example.vn", "Lan")


def test_a_link_asks_again_who_is_there(client, db):
    admit(client, colleague(Role.ADMIN), seconds_ago=3600)
    response = send_link(client, colleague("moderator"))
    assert response.url.startswith("/accounts/")
    assert told(response) == ""


def test_an_auditor_reads_accounts_and_changes_none(client, db):
    sign_in(client, Role.AUDITOR)
    user = colleague("moderator")
    client.post(page(user), {"email": "a@b.vn", "name": "anders", "_version": ""})
    assert User.objects.get(pk=user.pk).name == user.name


def test_signing_in_meanwhile_is_no_conflict(client, boss):
    user = colleague("moderator")
    form = form_of(client.get(page(user)))
    User.objects.filter(pk=user.pk).update(last_login="2026-11-22T03:00:00Z")
    client.post(page(user), {**form, "name": "Tên Mới"})
    assert User.objects.get(pk=user.pk).name == "Tên Mới"
