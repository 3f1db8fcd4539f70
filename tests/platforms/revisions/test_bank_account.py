"""The bank account that a vendor may name with the evidence for staff."""

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.urls import reverse

from platforms.bank_accounts import AccountError, read_account
from platforms.models import Revision
from platforms.revisions import writing
from platforms.revisions.forms import SECTIONS, SectionForms
from platforms.revisions.review import review_of
from tests.platforms.revisions.conftest import AT
from tests.staff import sign_in

pytestmark = pytest.mark.ignore_template_errors

ACCOUNT = "0071001234567"
EVIDENCE = SECTIONS["evidence"]


def sent(**said):
    data = QueryDict(mutable=True)
    data.update({"customers-TOTAL_FORMS": "0", "customers-INITIAL_FORMS": "0", **said})
    return data


def keep(draft, by, **private):
    return writing.save_revision(
        revision=draft,
        version=draft.version,
        by=by,
        at=AT,
        private={"bank_account": ACCOUNT, "bank_name": "Vietcombank", **private},
    )


SPELLINGS = {
    "plain": "0071001234567",
    "spaces": " 0071 0012 34567 ",
    "dots": "007.100.123.4567",
    "dashes": "007-1001-234567",
    "long dashes": "007–1001—234567",
    "no-break spaces": "0071\u00a000\u202f1234567",
    "hidden marks": "0071\u200b001234567\ufeff",
    "full width": "００７１００１２３４５６７",
}


@pytest.mark.parametrize("typed", SPELLINGS.values(), ids=SPELLINGS)
def test_one_account_is_kept_in_one_spelling(typed):
    assert read_account(typed) == ACCOUNT


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("12345", "length"),
        ("1" * 31, "length"),
        ("0071/001", "signs"),
        ("số 0071001", "signs"),
        ("٠٠٧١٠٠١٢٣", "signs"),
        ("=1+1234567", "signs"),
    ],
    ids=["short", "long", "slash", "words", "arabic digits", "formula"],
)
def test_what_is_no_account_says_why(typed, reason):
    with pytest.raises(AccountError) as caught:
        read_account(typed)
    assert caught.value.reason == reason


def test_letters_are_capitals():
    assert read_account("vn-12 ab.34") == "VN12AB34"


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"], ids=["empty", "spaces", "hidden"])
def test_nothing_typed_is_nothing_said(db, typed):
    forms = SectionForms(EVIDENCE, {}, {}, sent(bank_account=typed))
    assert forms.is_valid()
    assert forms.said()["bank_account"] == ""


def test_it_is_kept_normal_with_its_bank(db):
    forms = SectionForms(
        EVIDENCE, {}, {}, sent(bank_account="0071 001 234567", bank_name=" Vietcombank ")
    )
    assert forms.is_valid()
    said = forms.said()
    assert (said["bank_account"], said["bank_name"]) == (ACCOUNT, "Vietcombank")


def test_what_is_wrong_is_said_by_the_field_and_nothing_typed_is_lost(client, draft, vendor_user):
    client.force_login(vendor_user)
    path = reverse("vendor-listing-section", args=[draft.pk, "evidence"])
    mark = EVIDENCE.mark(draft.content, draft.private)
    answer = client.post(path, sent(bank_account="0071/001", bank_name="ACB", mark=mark).dict())
    page = answer.content.decode()
    assert answer.context["forms"].form.errors.keys() == {"bank_account"}
    assert 'value="0071/001"' in page
    assert 'value="ACB"' in page


def test_the_form_says_why_it_is_asked_and_that_nobody_must(client, draft, vendor_user):
    client.force_login(vendor_user)
    page = client.get(reverse("vendor-listing-section", args=[draft.pk, "evidence"]))
    hint = page.context["forms"].form["bank_account"].help_text
    for said in ("không bắt buộc", "cán bộ", "không bao giờ được đăng"):
        assert said in str(hint)


@pytest.mark.parametrize(
    "kept",
    ["0071 001", "12345", "abcdef", "1" * 31],
    ids=["space", "short", "small letters", "long"],
)
def test_the_database_keeps_no_other_spelling(draft, kept):
    rows = Revision.objects.filter(pk=draft.pk)
    with (
        pytest.raises(IntegrityError, match="revision_bank_account_is_normal"),
        transaction.atomic(),
    ):
        rows.update(private={"bank_account": kept})


@pytest.mark.parametrize(
    "private",
    [{}, {"bank_account": ""}, {"bank_account": ACCOUNT}],
    ids=["not asked yet", "not given", "given"],
)
def test_the_database_asks_for_none(draft, private):
    assert Revision.objects.filter(pk=draft.pk).update(private=private) == 1


def test_who_judges_reads_it(draft, vendor_user, first):
    review = review_of(keep(draft, vendor_user), user=first, at=AT)
    told = {each.label: each.after for each in review.private}
    assert told["Số tài khoản ngân hàng"] == ACCOUNT
    assert told["Tên ngân hàng"] == "Vietcombank"


def test_no_page_of_the_admin_but_the_review_shows_it(client, draft, vendor_user):
    row = keep(draft, vendor_user)
    sign_in(client, "moderator")
    lists = [
        reverse("admin:platforms_revision_changelist"),
        reverse("admin:platforms_vendor_change", args=[row.platform.vendor_id]),
        reverse("admin:platforms_revision_history", args=[row.pk]),
    ]
    for path in lists:
        assert ACCOUNT not in client.get(path).content.decode(), path
    review = client.get(reverse("admin:platforms_revision_change", args=[row.pk]))
    assert ACCOUNT in review.content.decode()


def test_the_history_keeps_none(draft, vendor_user):
    row = keep(draft, vendor_user)
    events = row.pgh_event_model.objects.filter(pgh_obj_id=row.pk)
    assert events.exists()
    assert ACCOUNT not in str(list(events.values()))


def test_the_public_reads_none_of_it(client, draft, vendor_user, first, second):
    from platforms import snapshot
    from tests.platforms.revisions.test_vendor_tax_code import published

    row = keep(draft, vendor_user, company="Thành lập 2010.")
    row = published(row, vendor_user, first, second)
    snapshot.current()
    slug = row.platform.slug
    for path in (
        reverse("platform-detail", args=[slug]),
        reverse("vendor-detail", args=[row.platform.vendor.slug]),
        f"/api/v1/platforms/{slug}",
        reverse("decisions"),
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert ACCOUNT not in answer.content.decode(), path


def test_who_wrote_it_finds_it_in_the_copy_of_her_data(draft, vendor_user):
    from platforms.holding import sections

    row = keep(draft, vendor_user)
    (section,) = [each for each in sections(vendor_user) if each.name == "listing_evidence"]
    assert section.rows.values_list("private__bank_account", flat=True).get() == ACCOUNT
    assert "private" in section.columns
    row.platform.vendor.members.all().delete()
    assert not section.rows.all().exists()  # left, she takes nothing of the firm's along
