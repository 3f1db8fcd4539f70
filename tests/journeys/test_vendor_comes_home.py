"""A vendor comes in by invitation or claim, finds her home, and sees her own requests only."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from accounts.consents import Wording
from accounts.models import Purpose, User
from ledger.models import Notice
from matching.trials.services import Asked, ask_trial
from matching.vendors.views import HINT
from platforms.joining import letters
from platforms.models import (
    Message,
    Platform,
    Vendor,
    VendorClaim,
    VendorInvitation,
    VendorMember,
)
from platforms.models.revisions import Side
from platforms.revisions.writing import start_revision
from sheets.models import SheetExport
from tests.owners import enterprise_of, owner
from tests.staff import admit, colleague

BROWSER = "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0"


@pytest.fixture
def officer(db):
    return colleague("moderator")


def be_member(slug, user=None):
    user = user or owner()
    vendor = Platform.objects.get(slug=slug).vendor
    VendorMember.objects.create(vendor=vendor, user=user, created_at=timezone.now())
    return user


def ask(slug, *, name="Tạp hóa Lan"):
    lan = owner()
    told = Wording(Purpose.SHARE_WITH_VENDOR, "Tôi đồng ý", "1")
    passed = [["Tên", name], ["E-mail", "=1+1@example.vn"]]
    shop = enterprise_of(lan, name=name)
    asked = Asked(passed, told, uuid4())
    return ask_trial(enterprise=shop, slug=slug, asked=asked, by=lan, at=timezone.now())


def test_invited_she_comes_in_by_the_letter_and_finds_her_listings(client, officer):
    vendor = Vendor.objects.get(slug="misa")
    admit(client, officer)
    form = client.get(f"/admin/platforms/vendorinvitation/add/?vendor={vendor.pk}")
    key = form.context["adminform"].form["form_key"].value()
    sent = {"vendor": vendor.pk, "email": "Hoa@example.vn", "form_key": str(key)}
    assert client.post("/admin/platforms/vendorinvitation/add/", sent).status_code == 302
    client.post("/admin/platforms/vendorinvitation/add/", sent)
    invitation = VendorInvitation.objects.get()
    assert letters.write_invitation(pk=invitation.pk, at=timezone.now())
    path = re.search(r"/vendor/invitations/\w+/", mail.outbox[0].body)[0]
    client.logout()
    assert client.get(path).url == f"/accounts/login/?next={path}"
    client.force_login(owner())
    assert client.get(path).status_code == 404
    client.force_login(User.objects.create_user("hoa@example.vn"))
    assert "MISA" in client.get(path).content.decode()
    home = client.post(path, follow=True)
    assert [row["vendor"].slug for row in home.context["vendors"]] == ["misa"]
    assert home.cookies[HINT].value == "1"
    assert "AMIS" in home.content.decode()
    # Opened again it leads her home, and nobody else anywhere.
    assert client.get(path).url == "/vendor/"
    client.force_login(User.objects.create_user("ai-khac@example.vn"))
    assert client.get(path).status_code == 404


def test_a_claim_is_verified_by_staff_and_both_are_told(client, officer):
    hoa = owner()
    client.force_login(hoa)
    way_in = client.get("/vendor/")
    assert HINT not in way_in.cookies
    assert "Bạn là nhà cung cấp này?" in client.get("/vendors/misa/").content.decode()
    page = client.get("/vendor/claims/misa/")
    key = page.context["form"]["request_key"].value()
    wrong = client.post("/vendor/claims/misa/", {"proof": "Gọi 1900", "request_key": key})
    assert wrong.context["form"].errors.keys() == {"position"}
    assert "Gọi 1900" in wrong.content.decode()
    said = {"position": "Giám đốc", "proof": "Gọi 1900", "request_key": key}
    client.post("/vendor/claims/misa/", said)
    claim = VendorClaim.objects.get(user=hoa)
    admit(client, officer)
    refuse = f"/admin/platforms/vendorclaim/{claim.pk}/refuse/"
    client.post(refuse, {"answer": ""})
    claim.refresh_from_db()
    assert claim.status == "OPEN"
    client.post(f"/admin/platforms/vendorclaim/{claim.pk}/accept/")
    assert Notice.objects.get(user=hoa).kind == "vendor-claim-accepted"
    client.force_login(hoa)
    assert [row["vendor"].slug for row in client.get("/vendor/").context["vendors"]] == ["misa"]


def test_she_answers_her_requests_and_takes_them_with_her_but_no_others(client, officer):
    trial, foreign = ask("kiotviet"), ask("misa-amis", name="Xưởng Minh")
    hers = be_member("kiotviet")
    client.force_login(hers)
    shown = client.get("/vendor/leads/").content.decode()
    assert "Tạp hóa Lan" in shown
    assert "Xưởng Minh" not in shown
    page = f"/vendor/leads/trials/{trial.pk}/"
    lead = client.get(page, HTTP_USER_AGENT=BROWSER).content.decode()
    assert "=1+1@example.vn" in lead
    assert 'href="/vendor/leads/"' in lead  # the way back
    client.post(page, {"act": "contacted"}, HTTP_USER_AGENT=BROWSER)
    trial.refresh_from_db()
    assert (trial.state, trial.seen_at is not None) == ("CONTACTED", True)
    answer = client.get("/vendor/leads.csv")
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Tạp hóa Lan" in rows[1]
    client.head("/vendor/leads.csv")
    taken = SheetExport.objects.get()
    assert (taken.kind, taken.format, taken.row_count) == ("leads", "csv", 1)
    assert taken.created_by == hers
    for path in (
        f"/vendor/leads/trials/{foreign.pk}/",
        f"/vendor/leads/quotes/{foreign.pk}/",
        "/vendor/platforms/misa-amis/ranking/",
        "/vendor/people/misa/",
    ):
        assert client.get(path).status_code == 404, path
    assert client.post("/vendor/platforms/misa-amis/renew/").status_code == 404


def test_she_sees_how_she_ranks_and_what_would_raise_it(client, db):
    client.force_login(be_member("kiotviet"))
    page = client.get("/vendor/platforms/kiotviet/ranking/")
    assert page.context["ranked"].rank >= 1
    asked = {"need": "hr-records", "sector": "G", "budget": "một đống"}
    wrong = client.get("/vendor/platforms/kiotviet/ranking/", asked)
    assert wrong.context["ranked"] is None
    assert "một đống" in wrong.content.decode()


def test_she_answers_staff_keeps_her_check_and_confirms_the_year(client, db):
    hers, platform = be_member("kiotviet"), Platform.objects.get(slug="kiotviet")
    at = timezone.now()
    said = {"platform": platform, "side": Side.VENDOR, "request_key": uuid4()}
    row = start_revision(**said, by=hers, at=at)
    client.force_login(hers)
    client.post(f"/vendor/check/{row.pk}/", {"said": ["true-claims"]})
    row.refresh_from_db()
    assert row.private["self_check"] == ["true-claims"]
    client.post(f"/vendor/messages/{row.pk}/", {"text": "Có, gồm VAT."})
    assert Message.objects.get(revision=row).side == "VENDOR"
    Platform.objects.filter(pk=platform.pk).update(confirmed_on=date(2025, 1, 1))
    client.post("/vendor/platforms/kiotviet/renew/")
    platform.refresh_from_db()
    assert platform.confirmed_on == timezone.localdate()
    assert platform.confirmed_by == platform.vendor.name
    client.force_login(be_member("misa-amis"))
    for path in (f"/vendor/check/{row.pk}/", f"/vendor/messages/{row.pk}/"):
        assert client.get(path).status_code == 404


def test_leaving_ends_it_at_once(client, db):
    hers = be_member("kiotviet")
    client.force_login(hers)
    member, slug = VendorMember.objects.get(user=hers), "kiotviet"
    vendor = member.vendor.slug
    client.post(f"/vendor/people/{vendor}/{member.pk}/remove/")
    assert client.get(f"/vendor/platforms/{slug}/ranking/").status_code == 404
    assert client.get("/vendor/").context["vendors"] == []


def test_the_self_check_needs_no_account_and_keeps_nothing(client, db):
    criteria = client.get("/en/vendor/criteria/").content.decode()
    assert criteria.count('class="card__title"') == 17
    assert "Says plainly what it is for" in criteria
    said = {
        "summary_vi": "Giúp cửa hàng biết còn bao nhiêu hàng trong kho.",
        "need": "inventory-control",
        "sizes": ["micro"],
        "said": ["true-claims"],
    }
    page = client.post("/vendor/self-check/", said)
    met = [each.criterion.pk for each in page.context["found"] if each.is_met]
    assert met == ["for-small-business", "plain-words", "true-claims"]
