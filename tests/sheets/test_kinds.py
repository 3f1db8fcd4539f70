"""Listings, needs and communes by the sheet, and each kind out and in again."""

from uuid import uuid4

import pytest

from platforms.models import Platform, PlatformLink, PlatformNeed, PricingPlan, Source
from platforms.models.revisions import Side
from platforms.revisions.writing import start_revision
from platforms.sheets.plans import plan
from reference.loading import load_reference
from reference.models import Commune, Need, NeedSynonym
from sheets.columns import CellError
from sheets.exporting import export
from sheets.kinds import all_kinds, kind_of
from tests.sheets.conftest import AT
from tests.staff import colleague

HEAD = "Tên,Nhà cung cấp,Tóm tắt,Nhu cầu,Nhu cầu phụ,Nguồn,Ngày đọc nguồn,Quy mô,Ngành\n"
LISTING = "Phần mềm Thử,misa,Làm thử,payroll,inventory-control,a.vn/x,29/11/2026,nhỏ;vừa,G\n"


def listing():
    return Platform.objects.get(slug="phan-mem-thu")


def test_a_new_listing_is_a_draft_with_its_parts(walk):
    walk.bring("listings", HEAD + LISTING)
    row = listing()
    assert (row.status, row.evidence, row.vendor.slug) == ("DRAFT", "none", "misa")
    assert (row.sizes, row.sector_scope) == (["medium", "small"], "LISTED")
    needs = PlatformNeed.objects.filter(platform=row).order_by("need_id")
    assert list(needs.values_list("need_id", "strength")) == [
        ("inventory-control", "SUPPORTING"),
        ("payroll", "CORE"),
    ]
    assert Source.objects.get(platform=row).address == "https://a.vn/x"


def test_a_draft_is_changed_and_brought_back(walk, another):
    walk.bring("listings", HEAD + LISTING)
    another.bring("listings", "slug,Nhu cầu phụ,Tóm tắt\nphan-mem-thu,payroll,Khác\n")
    needs = PlatformNeed.objects.filter(platform=listing()).order_by("need_id")
    assert list(needs.values_list("need_id", "strength")) == [("payroll", "SUPPORTING")]
    another.undo()
    assert another.row.state == "UNDONE"
    assert list(needs.values_list("need_id", "strength")) == [
        ("inventory-control", "SUPPORTING"),
        ("payroll", "CORE"),
    ]
    assert listing().summary_vi == "Làm thử"
    walk.undo()
    assert not Platform.objects.filter(slug="phan-mem-thu").exists()
    assert not Source.objects.filter(address="https://a.vn/x").exists()


def test_what_readers_see_is_left_alone_and_named(walk):
    before = Platform.objects.values().get(slug="kiotviet")
    walk.check("listings", "slug,Tóm tắt\nkiotviet,Lời quảng cáo\n")
    assert walk.counts() == (0, 0, 0, 1)
    issue = walk.row.issues.get()
    assert (issue.line, issue.reason, issue.value, issue.is_error) == (
        *(2, "published"),
        "KiotViet",
        False,
    )
    assert Platform.objects.values().get(slug="kiotviet") == before


def test_what_was_approved_or_is_being_written_is_left_alone(walk):
    """Who lifts a suspension sees no change of text; a draft would win over the sheet."""
    held = Platform.objects.get(slug="sapo")
    Platform.objects.filter(pk=held.pk).update(status="SUSPENDED")
    drafted = Platform.objects.filter(status="DRAFT").order_by("pk")[0]
    begin = {"platform": drafted, "side": Side.STAFF, "request_key": uuid4()}
    start_revision(**begin, by=colleague("moderator"), at=AT)
    rows = "".join(f"{slug},Một câu khác\n" for slug in ("sapo", drafted.slug))
    walk.check("listings", f"slug,summary_vi\n{rows}")
    assert walk.counts() == (0, 0, 0, 2)
    told = walk.row.issues.order_by("line").values_list("reason", "is_error")
    assert list(told) == [("suspended", False), ("drafted", False)]


def test_a_listing_published_since_is_not_taken_back(walk):
    walk.bring("listings", HEAD + LISTING)
    row = listing()
    row.evidence = "vendor-page"
    row.save()
    walk.undo()
    assert (walk.row.state, walk.row.issues.get().reason) == ("DONE", "changed")


# ── Prices and links ─────────────────────────────────────────────────────────────────────────────
MORE = (
    "slug,Bảng giá,Kết nối với\n"
    "phan-mem-thu,theo người dùng / 200.000 / tháng / người dùng / Cơ bản / https://a.vn/gia;"
    " báo giá,kiotviet; Lazada\n"
)


def plans(row):
    fields = ("charge", "price_vnd", "period", "per", "name", "source")
    return sorted(PricingPlan.objects.filter(platform=row).values_list(*fields), key=str)


def links(row):
    rows = PlatformLink.objects.filter(platform=row).values_list("target__slug", "outside_name")
    return sorted(rows, key=str)


def test_prices_and_links_are_added_and_taken_back(walk, another):
    walk.bring("listings", HEAD + LISTING)
    row = listing()
    before = plans(row), links(row)
    another.bring("listings", MORE)
    assert plans(row) == [
        ("PER_USER", 200_000, "MONTH", "USER", "Cơ bản", "https://a.vn/gia"),
        ("QUOTE", None, "", "", "", ""),
    ]
    assert links(row) == [("kiotviet", ""), (None, "Lazada")]
    another.undo()
    assert another.row.state == "UNDONE"
    assert (plans(row), links(row)) == before == ([], [])


def test_a_price_that_somebody_else_published_stays_marked(walk, another):
    walk.bring("listings", HEAD + LISTING)
    told = "slug,plans\nphan-mem-thu,theo tháng / ~ 200.000 / tháng / / / https://bao.vn/a\n"
    another.bring("listings", told)
    assert PricingPlan.objects.get(platform=listing()).is_second_hand
    kind = kind_of("listings")
    rows = Platform.objects.filter(pk=listing().pk)
    assert "MONTHLY / ~200000 / MONTH" in b"".join(export(kind, rows, "csv")).decode("utf-8-sig")
    walk.check("listings", told)
    assert walk.counts() == (0, 0, 1, 0)


def test_prices_and_links_that_are_there_are_no_change(walk, another):
    walk.bring("listings", HEAD + LISTING)
    another.bring("listings", MORE)
    walk.check("listings", MORE)
    assert walk.counts() == (0, 0, 1, 0)


def test_a_new_listing_that_others_link_to_is_not_taken_back(walk):
    walk.bring("listings", HEAD + LISTING)
    PlatformLink.objects.create(platform=Platform.objects.get(slug="kiotviet"), target=listing())
    walk.undo()
    assert [issue.reason for issue in walk.row.issues.all()] == ["used"]


PLAN_ERRORS = {
    "an unknown way": ("đổi chác", "plan-charge"),
    "words for a price": ("theo tháng / rẻ", "plan-price"),
    "an unknown period": ("theo tháng / 1 / thế kỷ / / / a", "plan-period"),
    "an unknown unit": ("theo tháng / 1 / tháng / con / / a", "plan-per"),
    "a free plan that costs": ("miễn phí / 5 / tháng / / / a", "plan-free"),
    "a price from nowhere": ("theo tháng / 5 / tháng", "plan-source"),
    "a price for no time": ("theo tháng / 5 / / / / a", "plan-undated"),
    "a long name": (f"báo giá / / / / {'a' * 101}", "plan-long"),
}


@pytest.mark.parametrize("case", PLAN_ERRORS, ids=str)
def test_what_is_wrong_with_a_price_is_told(case):
    given, reason = PLAN_ERRORS[case]
    with pytest.raises(CellError) as caught:
        plan(given)
    assert caught.value.reason == reason


def test_a_link_to_nowhere_or_itself_is_told(walk):
    walk.bring("listings", HEAD + LISTING)
    walk.check("listings", "slug,links\nphan-mem-thu,kiot-viet;phan-mem-thu\n")
    assert walk.issues() == [(2, "links", "own-link"), (2, "links", "unknown-platform")]


LISTING_ERRORS = {
    "no such vendor": ("A,Hãng Lạ,b,payroll,,,,,", [("vendor", "unknown-vendor")]),
    "no such need": ("A,misa,b,bay-len,,,,,", [("needs_core", "unknown-need")]),
    "one need twice": ("A,misa,b,payroll,payroll,,,,", [("needs_supporting", "both-strengths")]),
    "a source without its day": ("A,misa,b,,,a.vn,,,", [("sources_read_on", "source-day")]),
    "no sentence": ("A,misa,,,,,,,", [("summary_vi", "required")]),
    "an address in use": ("KiotViet!,misa,b,,,,,,", [("slug", "slug-taken")]),
}


@pytest.mark.parametrize("case", LISTING_ERRORS, ids=str)
def test_an_error_in_a_listing_is_told(walk, case):
    line, expected = LISTING_ERRORS[case]
    walk.check("listings", f"{HEAD}{line}\n")
    assert [(column, reason) for _line, column, reason in walk.issues()] == expected


# ── Needs and communes ───────────────────────────────────────────────────────────────────────────
def test_needs_get_new_phrases_and_lose_none(walk):
    before = NeedSynonym.objects.filter(need="payroll").count()
    text = "code,phrases\npayroll,trả lương tay; luong tay lam\n"
    walk.bring("needs", text)
    added = NeedSynonym.objects.filter(need="payroll", text__contains="tay").order_by("text")
    assert added.values_list("text", "language").first() == ("luong tay lam", "PLAIN")
    assert NeedSynonym.objects.filter(need="payroll").count() == before + 2
    walk.undo()
    assert NeedSynonym.objects.filter(need="payroll").count() == before


def test_a_new_need_arrives_and_goes(walk):
    head = "code,Tên,Nhóm nghiệp vụ,Mô tả,pillar\n"
    walk.bring("needs", f"{head}new-need,Nhu cầu mới,finance-accounting,Mô tả,operations\n")
    need = Need.objects.get(code="new-need")
    assert (need.function_id, need.pillars) == ("finance-accounting", ["operations"])
    walk.undo()
    assert not Need.objects.filter(code="new-need").exists()


def test_a_commune_keeps_its_zeros_and_its_import(walk):
    head = "Mã,Tên,Loại,Tỉnh,Vĩ độ,Kinh độ\n"
    walk.bring("communes", f"{head}00004,Phường Ba Đình Mới,,,,\n99999,Xã Thử,xã,Hà Nội,21,105\n")
    assert walk.counts() == (1, 1, 0, 0)
    load_reference()
    assert Commune.objects.get(code="00004").name == "Phường Ba Đình Mới"
    assert Commune.objects.get(code="99999").is_retired is False
    assert walk.undo().row.state == "UNDONE"
    assert Commune.objects.get(code="00004").name == "Phường Ba Đình"


def test_a_commune_s_lost_zero_is_told(walk):
    walk.check("communes", "Mã,Tên\n4,Phường Ba Đình\n")
    assert walk.issues() == [(2, "code", "form")]


# ── Out and in again ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("code", ["needs", "communes", "listings", "vendors"])
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_an_export_comes_back_as_it_is(walk, code, format):
    kind = kind_of(code)
    rows = kind.table._default_manager.order_by("pk")[:40]
    chosen = kind.table._default_manager.filter(pk__in=[row.pk for row in rows])
    if code == "listings":  # readers' ones would be left alone, whatever the file says
        chosen.update(status="DRAFT")
    data = b"".join(export(kind, chosen, format))
    walk.upload(code, data, f"a.{format}").check()
    assert walk.issues() == []
    new, change, same, left = walk.counts()
    assert (new, change, same, left) == (0, 0, chosen.count(), 0)


def test_every_kind_fits_its_tables(db):
    """A column that is stored nowhere, or a part without its SQL, would be lost silently."""
    for kind in all_kinds():
        staged = {name for name, _type in kind.staged}
        assert set(kind.fields) | set(kind.parts) | set(kind.shown) <= staged
        columns = {field.column for field in kind.table._meta.concrete_fields}
        assert set(kind.fields.values()) | set(kind.fresh) | set(kind.touched) <= columns
        assert all(
            column.name in {*kind.fields, *kind.parts, *kind.shown, "sources_read_on"}
            for column in kind.columns
        )
