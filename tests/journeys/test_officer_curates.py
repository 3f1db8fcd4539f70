"""An officer's morning: invited, signs in, mends a draft, publishes it, and readers see it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from platforms import snapshot
from platforms.choices import Evidence, State, Status
from platforms.models import Platform, Revision
from tests.staff import form_of, set_up_app, sign_in

pytestmark = pytest.mark.ignore_template_errors
PASSWORD = "song-hong-chay-ra-bien"


def page(platform, name="change"):
    return reverse(f"admin:platforms_platform_{name}", args=[platform.pk])


def decision(code, platform):
    return f"{reverse('admin:platforms_platform_decide', args=[code])}?pk={platform.pk}&one=1"


@pytest.fixture
def draft(db):
    return Platform.objects.get(evidence=Evidence.NONE)


def take_over(client, link, email, settings):
    """Follows a one-time link, sets a password, signs in with it, sets up a second factor."""
    path = link.removeprefix(settings.SITE_URL)
    client.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    return set_up_app(client, PASSWORD)


def test_the_first_administrator_comes_in(client, db, settings):
    printed = StringIO()
    call_command("create_admin", "hong@example.vn", stdout=printed, stderr=StringIO())
    take_over(client, printed.getvalue().strip(), "hong@example.vn", settings)
    assert client.get("/admin/").status_code == 200


def test_a_colleague_is_invited_and_comes_in(client, db, settings):
    sign_in(client, "superuser")
    data = {"email": "duyet@example.vn", "name": "Nguyễn Văn Duyệt", "roles": ["moderator"]}
    client.post(reverse("admin:accounts_user_add"), data)
    shown = client.get("/admin/").content.decode()
    link = settings.SITE_URL + shown.partition(settings.SITE_URL)[2].split()[0].partition("<")[0]
    client.logout()
    take_over(client, link, "duyet@example.vn", settings)
    lists = client.get("/admin/").context["app_list"]
    assert [app["app_label"] for app in lists] == [
        "platforms",
        "matching",
        "enterprises",
        "advisers",
        "ledger",
        "guidance",
        "reference",
        "programme",
        "assessment",
        "sheets",
    ]


def act(client, revision, name, **said):
    """Presses a button of the review page; gives the page after it."""
    path = reverse("admin:platforms_revision_change", args=[revision.pk])
    revision.refresh_from_db()
    data = {"act": name, **{f"{name.lower()}-{key}": value for key, value in said.items()}}
    return client.post(path, {**data, f"{name.lower()}-version": revision.version}, follow=True)


def test_a_draft_is_mended_agreed_on_by_two_and_seen(client, draft):
    author = sign_in(client, "moderator")
    form = form_of(client.get(page(draft)))
    number = draft.sources.count()
    source = {
        "sources-TOTAL_FORMS": number + 1,
        f"sources-{number}-address": "https://example.vn/san-pham",
        f"sources-{number}-retrieved_on": "2026-11-22",
    }
    client.post(page(draft), {**form, **source})
    revision = Revision.objects.get(platform=draft)
    act(client, revision, "SUBMIT")
    first = Client()
    sign_in(first, "moderator", email="thu-nhat@example.vn")
    act(first, revision, "TAKE")
    act(first, revision, "APPROVE", evidence="vendor-page")
    refused = act(first, revision, "PUBLISH")
    assert draft.slug not in snapshot.current().listings
    assert refused.status_code == 200
    act(client, revision, "PUBLISH")
    revision.refresh_from_db()
    assert (revision.state, revision.published_by) == (State.PUBLISHED, author)
    listing = snapshot.current().listings[draft.slug]
    assert "https://example.vn/san-pham" in [source.address for source in listing.sources]


def test_a_listing_is_withdrawn_and_its_history_tells_why(client, db):
    officer = sign_in(client, "moderator", name="Nguyễn Văn Duyệt")
    platform = Platform.objects.get(slug="misa-asp")
    client.post(decision("retire", platform), {"reason": "Nhà cung cấp thôi bán từ tháng 10."})
    page_of_history = client.get(page(platform, "history")).content.decode()
    assert Platform.objects.get(pk=platform.pk).status == Status.RETIRED
    assert officer.name in page_of_history
    assert "Nhà cung cấp thôi bán từ tháng 10." in page_of_history
