"""A vendor's way: a new listing section by section, handed in; a published one stays as it is."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from platforms.models import EvidenceFile, Platform, Revision, VendorMember
from platforms.revisions import services, uploads
from tests.platforms.revisions import pictures
from tests.platforms.revisions.conftest import AT
from tests.platforms.revisions.sending import as_sent
from tests.staff import admit, colleague


@pytest.fixture(autouse=True)
def stores(settings, tmp_path):
    """Files of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    private = settings.STORAGES["private"]
    options = {**private["OPTIONS"], "location": tmp_path / "private"}
    settings.STORAGES = {**settings.STORAGES, "private": {**private, "OPTIONS": options}}
    return tmp_path


@pytest.fixture
def platform(db):
    return Platform.objects.get(slug="misa-amis")


@pytest.fixture
def person(client, platform):
    user = User.objects.create_user("nha-cung-cap@example.vn")
    VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=AT)
    client.force_login(user)
    return user


@pytest.fixture
def draft(client, person, platform):
    """The open draft of a published listing, begun as she would."""
    client.post(
        reverse("vendor-listing-change", args=[platform.slug]), {"request_key": str(uuid4())}
    )
    return Revision.objects.get(platform=platform)


def section(revision, code, query=""):
    return reverse("vendor-listing-section", args=[revision.pk, code]) + query


def shown(client, revision, code):
    """What her browser would send from a section that she has just opened."""
    page = client.get(section(revision, code)).context
    data = as_sent(page["forms"])
    data["mark"] = page["mark"]
    return data


def write(client, revision, code, query="", **typed):
    data = shown(client, revision, code)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return client.post(section(revision, code, query), dict(data.lists()))


def content(revision):
    revision.refresh_from_db()
    return revision.content


@pytest.fixture
def begun(client, person, platform):
    """A new listing with a name and nothing else; a second click made no second one."""
    new = reverse("vendor-listing-new", args=[platform.vendor.slug])
    assert "name" in client.post(new, {"name": " "}).context["form"].errors
    key = str(uuid4())
    for _click in range(2):
        client.post(new, {"name": "Kho Việt", "request_key": key})
    return Revision.objects.get(platform__slug="kho-viet")


def test_a_name_alone_cannot_be_handed_in(client, begun):
    submit = reverse("vendor-listing-submit", args=[begun.pk])
    assert [line.code for line in client.get(submit).context["needed"]] == ["basics", "needs"]
    client.post(submit, {"version": begun.version})
    begun.refresh_from_db()
    assert begun.state == "DRAFT"


def test_a_new_listing_from_its_name_to_the_queue(client, begun):
    write(client, begun, "basics", summary_vi="Quản lý kho cho cửa hàng.", website="khoviet.vn")
    write(client, begun, "audience", sector_scope="LISTED", sectors=["G"], sizes=["micro"])
    need = next(iter(client.get(section(begun, "needs")).context["groups"])).lines[0].field
    write(client, begun, "needs", **{need.html_name: "CORE"})
    write(client, begun, "prices", **{"plans-0-charge": "QUOTE", "plans-0-name": "Cơ bản"})
    said = content(begun)
    assert said["website"] == "https://khoviet.vn"
    assert said["platform_sectors"] == [{"sector_id": "G"}]
    assert [row["strength"] for row in said["platform_needs"]] == ["CORE"]
    assert said["plans"][0]["price_vnd"] is None
    overview = client.get(reverse("vendor-listing", args=[begun.pk]))
    assert not any(line.needed for line in overview.context["sections"])
    submit = reverse("vendor-listing-submit", args=[begun.pk])
    assert "Quản lý kho cho cửa hàng." in client.get(submit).content.decode()
    client.post(submit, {"version": begun.version})
    begun.refresh_from_db()
    assert (begun.state, begun.platform.status) == ("SUBMITTED", "DRAFT")
    assert client.get(reverse("platform-detail", args=["kho-viet"])).status_code == 404


def test_the_public_page_stays_until_two_of_the_staff_say_yes(client, draft, platform):
    public = reverse("platform-detail", args=[platform.slug])
    write(client, draft, "basics", summary_vi="Câu mới của nhà cung cấp.")
    assert "Câu mới" not in client.get(public).content.decode()
    revision = Revision.objects.get(pk=draft.pk)
    who = {"by": draft.author, "at": AT}
    row = services.submit_revision(revision=revision, version=revision.version, **who)
    first, second = colleague("moderator"), colleague("moderator")
    row = services.take_revision(revision=row, by=first, at=AT, version=row.version)
    said = services.Said(evidence="vendor-page")
    row = services.approve_revision(revision=row, by=first, at=AT, version=row.version, said=said)
    assert "Câu mới" not in client.get(public).content.decode()
    services.publish_revision(revision=row, by=second, at=AT, version=row.version)
    assert "Câu mới" in client.get(public).content.decode()


def test_colleagues_in_other_sections_do_not_disturb_and_in_the_same_one_both_texts_show(
    client, draft
):
    mine, other = shown(client, draft, "basics"), shown(client, draft, "basics")
    write(client, draft, "terms", export_formats="CSV")
    other["summary_vi"] = "Của đồng nghiệp."
    client.post(section(draft, "basics"), dict(other.lists()))
    assert content(draft)["export_formats"] == "CSV"
    mine["summary_vi"] = "Của tôi."
    page = client.post(section(draft, "basics"), dict(mine.lists()))
    assert "Của đồng nghiệp." in page.content.decode()
    assert page.context["forms"].form["summary_vi"].value() == "Của tôi."
    assert content(draft)["summary_vi"] == "Của đồng nghiệp."
    client.post(section(draft, "basics"), {**dict(mine.lists()), "mark": page.context["mark"]})
    assert content(draft)["summary_vi"] == "Của tôi."


def test_what_cannot_be_kept_leaves_the_draft_and_shows_what_was_typed(client, draft):
    before = content(draft)["plans"]
    page = write(client, draft, "prices", **{"plans-0-price_vnd": "1,5 triệu"})
    assert page.context["forms"].rows.forms[0]["price_vnd"].value() == "1,5 triệu"
    assert 'href="#id_plans-0-price_vnd"' in page.content.decode()
    assert content(draft)["plans"] == before


def test_it_is_kept_as_it_is_typed(client, draft):
    answer = write(client, draft, "terms", "?auto=1", support_hours="8:00–17:30")
    html = answer.content.decode()
    assert content(draft)["support_hours"] == "8:00–17:30"
    mark = client.get(section(draft, "terms")).context["mark"]
    assert f'value="{mark}"' in html
    assert "hx-swap-oob" in html
    wrong = write(client, draft, "terms", "?auto=1", free_trial_days="nhiều")
    assert "hx-swap-oob" not in wrong.content.decode()
    assert content(draft)["support_hours"] == "8:00–17:30"


def test_rows_are_added_removed_and_needs_are_found_without_javascript(client, draft):
    before = content(draft)
    count = len(before["links"]) or 1
    page = write(client, draft, "links", _add="links", **{"links-0-name": "Zalo OA"})
    rows = page.context["forms"].rows.forms
    assert (len(rows), rows[0]["name"].value()) == (count + 1, "Zalo OA")
    page = write(client, draft, "links", _remove="links-0")
    assert len(page.context["forms"].rows.forms) == count - 1
    page = write(client, draft, "needs", _find="1", find="hoa don")
    assert page.context["forms"].form.found_count
    assert content(draft) == before


def test_an_earlier_version_comes_back(client, draft, platform):
    write(client, draft, "basics", name="Tên cũ")
    draft.refresh_from_db()
    version = {"version": draft.version}
    client.post(reverse("vendor-listing-discard", args=[draft.pk]), version)
    change = reverse("vendor-listing-change", args=[platform.slug])
    client.post(change, {"request_key": str(uuid4())})
    again = platform.revisions.get(number=2)
    assert again.content["name"] != "Tên cũ"
    copy = reverse("vendor-listing-copy", args=[again.pk])
    assert client.post(copy, {"source": again.pk, "version": 1}).status_code == 404
    client.post(copy, {"source": draft.pk, "version": again.version})
    assert content(again)["name"] == "Tên cũ"


def test_a_second_click_hears_that_the_first_one_did_it(client, draft):
    version = {"version": draft.version}
    discard = reverse("vendor-listing-discard", args=[draft.pk])
    client.post(discard, version)
    said = client.post(discard, version, follow=True).content.decode()
    assert "Đã bỏ bản nháp. Trang đang công khai không đổi." in said
    assert "Có người vừa thay đổi" not in said


def upload(name, data):
    return SimpleUploadedFile(name, data)


def test_a_logo_is_public_only_when_it_is_published(client, draft, platform):
    logo = reverse("vendor-listing-logo", args=[draft.pk])
    page = client.post(logo, {"logo": upload("a.svg", b"<svg/>")})
    assert page.context["logo_form"].errors
    client.post(logo, {"logo": upload("a.png", pictures.image())})
    answer = client.get(logo)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    public = reverse("platform-logo", args=[platform.slug])
    assert client.get(public).status_code == 404
    Platform.objects.filter(pk=platform.pk).update(logo=content(draft)["logo"])
    shown_now = client.get(reverse("platform-detail", args=[platform.slug])).content.decode()
    address = f"{public}?v={draft.content['logo']}&amp;side=192"
    assert address in shown_now
    assert "immutable" in client.get(address.replace("&amp;", "&"))["Cache-Control"]
    client.logout()
    assert client.get(public).content[8:12] == b"WEBP"
    assert client.get(logo).status_code == 302


def test_evidence_is_for_her_people_and_staff_alone(client, draft, platform, stores):
    add = reverse("vendor-listing-file-add", args=[draft.pk])
    document = {"kind": "CERTIFICATE", "title": "Chứng nhận ISO"}
    for _click in range(2):
        client.post(add, {**document, "file": upload("iso.pdf", pictures.pdf())})
    file = EvidenceFile.objects.get()
    address = reverse("vendor-listing-file", args=[file.pk])
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="chung-nhan-iso.pdf"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert (answer["X-Content-Type-Options"], answer.content) == ("nosniff", pictures.pdf())
    stranger, staff = User.objects.create_user("la@example.vn"), colleague("moderator")
    seen = {}
    for user in (stranger, staff):
        admit(client, user)
        seen[user.email] = client.get(address).status_code
    assert list(seen.values()) == [404, 200]
    client.force_login(draft.author)
    client.post(reverse("vendor-listing-file-remove", args=[file.pk]))
    assert client.get(address).status_code == 404
    file.refresh_from_db()
    assert file.removed_at
    uploads.forget_files(at=file.removed_at + timedelta(days=29))
    assert (stores / "private" / file.stored_as).exists()
    assert uploads.forget_files(at=file.removed_at + timedelta(days=31)) == 1
    assert not (stores / "private" / file.stored_as).exists()
    assert EvidenceFile.objects.get().purged_at


def test_the_twenty_first_file_is_refused(client, draft, platform, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    add = reverse("vendor-listing-file-add", args=[draft.pk])
    for number in range(2):
        data = pictures.pdf(b"/Number %d" % number)
        form = {"kind": "OTHER", "title": "x", "file": upload("a.pdf", data)}
        page = client.post(add, form)
    assert "file" in page.context["file_form"].errors
    assert EvidenceFile.objects.count() == 1


def test_her_draft_is_nobody_elses(client, draft, platform):
    paths = [
        reverse("vendor-listing", args=[draft.pk]),
        section(draft, "basics"),
        reverse("vendor-listing-submit", args=[draft.pk]),
        reverse("vendor-listing-change", args=[platform.slug]),
        reverse("vendor-listing-new", args=[platform.vendor.slug]),
        reverse("vendor-listing", args=[10**18]),
    ]
    client.force_login(User.objects.create_user("la@example.vn"))
    assert {client.get(path).status_code for path in paths} == {404}
    assert {client.post(path).status_code for path in paths[1:-1]} == {404}


def test_after_it_is_handed_in_nothing_typed_is_lost_or_written(client, draft):
    data = shown(client, draft, "terms")
    draft.refresh_from_db()
    services.submit_revision(revision=draft, by=draft.author, at=AT, version=draft.version)
    data["export_formats"] = "ODS"
    page = client.post(section(draft, "terms"), dict(data.lists()))
    assert page.context["forms"].form["export_formats"].value() == "ODS"
    assert content(draft)["export_formats"] != "ODS"
    assert "Phiên bản này đã khóa" in page.content.decode()
    assert "Có người vừa sửa mục này" not in page.content.decode()


def test_her_home_shows_the_clock_in_words(client, draft):
    at = timezone.now()
    services.submit_revision(revision=draft, by=draft.author, at=at, version=draft.version)
    client.force_login(draft.author)
    assert "Vừa gửi hôm nay." in client.get(reverse("vendor-home")).content.decode()
    Revision.objects.filter(pk=draft.pk).update(submitted_at=at - timedelta(days=3))
    assert "Đã gửi cán bộ 3 ngày." in client.get(reverse("vendor-home")).content.decode()
