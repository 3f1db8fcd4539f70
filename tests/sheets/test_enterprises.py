"""Enterprises by the sheet: found again in any spelling, all or nothing, taken back whole."""

import unicodedata

import pytest
from django.db import DatabaseError, connection

from enterprises.models import Enterprise
from reference.models import Commune
from sheets import services
from sheets.columns import key_of
from sheets.models import SheetImage, SheetImport
from sheets.writing import Writing
from tests.owners import enterprise_of, join, owner, tax_code
from tests.sheets.conftest import AT
from tests.staff import colleague

HEAD = "Mã số thuế,Tên doanh nghiệp,Loại hình,Ngành,Số lao động,Doanh thu,Xã phường,Tỉnh\n"
FIRST = f'{tax_code(1)},Công ty Hòa Bình,doanh nghiệp,G,12,"5.000.000.000",Phường Ba Đình,Hà Nội\n'
SECOND = ",Hộ kinh doanh Bà Tư,,I,3,,00008,\n"


def stored(**fields):
    return Enterprise.objects.get(**fields)


def test_rows_arrive_with_their_facts(walk):
    walk.bring("enterprises", HEAD + FIRST + SECOND)
    assert (walk.row.state, walk.counts()) == ("DONE", (2, 0, 0, 0))
    firm, household = stored(tax_code=tax_code(1)), stored(commune="00008")
    assert (firm.name, firm.kind, firm.sector_id, firm.employees) == (
        *("Công ty Hòa Bình", "SME", "G"),
        12,
    )
    assert (firm.revenue_band_vnd, firm.commune_id) == (10_000_000_000, "00004")
    assert (household.kind, household.tax_code) == ("HOUSEHOLD", None)


def test_history_says_who_and_from_which_file(walk):
    walk.bring("enterprises", HEAD + FIRST)
    event = Enterprise.pgh_event_model.objects.get(pgh_obj_id=stored().pk)
    said = event.pgh_context.metadata
    assert (said["action"], said["user"], said["reason"]) == (
        *("import", walk.by.pk),
        "danh-sach.csv",
    )


SPELLINGS = {
    "decomposed": unicodedata.normalize("NFD", "Công ty Hòa Bình"),
    "new tone place": "Công ty Hoà Bình",
    "capitals": "CÔNG TY HOÀ BÌNH",
    "odd spaces": "Công ty\u00a0Hòa  Bình ",
    "zero width": "Công\u200b ty Hòa\ufeff Bình",
}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
def test_the_same_firm_is_found_in_any_spelling(walk, another, spelling):
    walk.bring("enterprises", HEAD + FIRST)
    said = f"Tên doanh nghiệp,Xã phường,Số lao động\n{SPELLINGS[spelling]},00004,12\n"
    another.check("enterprises", said)
    assert another.counts() == (0, 0, 1, 0)


def test_the_same_file_again_has_nothing_to_do(walk, another):
    walk.bring("enterprises", HEAD + FIRST + SECOND)
    another.check("enterprises", HEAD + FIRST + SECOND)
    assert another.counts() == (0, 0, 2, 0)
    with pytest.raises(services.MovedOnError):
        services.commit(sheet=another.row, by=another.by, at=AT)


ERRORS = {
    "a wrong digit": ("0100109107,A,,,,,,", [(2, "tax_code", "tax-check")]),
    "a lost zero": ("100109106,A,,,,,,", [(2, "tax_code", "tax-zero")]),
    "letters": ("01x,A,,,,,,", [(2, "tax_code", "tax-digits")]),
    "a person's code for an enterprise": (
        "001099012345,A,SME,,,,,",
        [(2, "tax_code", "tax-kind")],
    ),
    "no name": (f"{tax_code(1)},,,,,,,", [(2, "name", "required")]),
    "nothing to find it by": (",A,,,,,,", [(2, "", "no-key")]),
    "an unknown sector": (f"{tax_code(1)},A,,ZZ,,,,", [(2, "sector", "unknown-sector")]),
    "an unknown province": (f"{tax_code(1)},A,,,,,,Xứ Lạ", [(2, "province", "unknown-province")]),
    "an unknown commune": (f"{tax_code(1)},A,,,,,Xã Lạ,", [(2, "commune", "unknown-commune")]),
    "a name of many communes": (
        f"{tax_code(1)},A,,,,,Xã Tân Tiến,",
        [(2, "commune", "ambiguous-commune")],
    ),
    "another province": (f"{tax_code(1)},A,,,,,00004,79", [(2, "province", "other-province")]),
    "several at once": (
        "01x,A,tập đoàn,,mười,,00004,",
        [(2, "employees", "whole"), (2, "kind", "choice"), (2, "tax_code", "tax-digits")],
    ),
}


@pytest.mark.parametrize("case", ERRORS, ids=str)
def test_an_error_is_told_by_row_and_column(walk, case):
    line, expected = ERRORS[case]
    walk.check("enterprises", f"{HEAD}{line}\n")
    assert walk.issues() == expected
    assert not Enterprise.objects.exists()


def test_two_rows_that_mean_one_firm_are_told(walk):
    lines = f"{FIRST}{FIRST}{SECOND},HỘ KINH DOANH  Bà Tư,,,,,00008,\n"
    walk.check("enterprises", HEAD + lines)
    assert (3, "tax_code", "same-code") in walk.issues()
    assert (5, "", "same-firm") in walk.issues()


def test_five_thousand_bad_rows_are_all_told(walk):
    walk.check("enterprises", HEAD + "123,A,,,x,,00004,\n" * 5000)
    wrong = walk.row.issues.filter(reason__in=["tax-length", "whole"])
    assert wrong.count() == 10_000
    assert walk.row.error_count >= 10_000
    assert wrong.order_by("-line").first().line == 5001


def test_a_row_with_an_error_counts_as_nothing_else(walk):
    walk.check("enterprises", HEAD + "123,A,,,x,,00004,\n" * 3 + ",B,,,5,,00004,\n")
    assert walk.row.error_count
    assert walk.counts() == (1, 0, 0, 0)


def test_who_acts_for_an_enterprise_keeps_its_profile(walk):
    mine = enterprise_of(owner(), tax_code=tax_code(1), name="Tên chủ đặt")
    walk.bring("enterprises", HEAD + FIRST + SECOND)
    assert walk.counts() == (1, 0, 0, 1)
    mine.refresh_from_db()
    assert (mine.name, mine.version) == ("Tên chủ đặt", 1)


def test_whoever_is_limited_to_a_province_brings_in_what_lies_there(walk, another):
    """What lies elsewhere, as the file or as the portal has it, is left alone and not told of."""
    another.by = colleague("programme_manager", province_id="01")
    here, there = (Commune.objects.filter(province=code).earliest("pk").pk for code in ("01", "79"))
    lines = (
        f"{tax_code(0)},Chuyển về đây,{here}",
        f"{tax_code(1)},Tên mới,",
        f"{tax_code(2)},Công ty Mới,{here}",
        f"{tax_code(3)},Công ty Nơi khác,{there}",
        f"{tax_code(4)},Đoán,",
        f"{tax_code(5)},Không nói ở đâu,",
    )
    head = "MST,Tên,Mã xã\n"
    walk.bring("enterprises", f"{head}{tax_code(0)},Cất,{there}\n{tax_code(1)},Đây,{here}\n")
    enterprise_of(owner(), name="Có chủ", tax_code=tax_code(4), commune_id=there)
    another.check("enterprises", head + "\n".join(lines))
    assert another.counts() == (1, 1, 0, 4)
    told = another.row.issues.order_by("line").values_list("line", "reason", "value")
    assert list(told) == [
        (2, "elsewhere", tax_code(0)),
        (5, "elsewhere", tax_code(3)),
        (6, "elsewhere", tax_code(4)),
        (7, "elsewhere", tax_code(5)),
    ]


def test_an_empty_cell_changes_nothing(walk, another):
    walk.bring("enterprises", HEAD + FIRST)
    another.bring("enterprises", f"MST,Ngành,Số lao động\n{tax_code(1)},,20\n")
    firm = stored()
    assert (firm.employees, firm.sector_id, firm.name) == (20, "G", "Công ty Hòa Bình")
    assert firm.version == 2


# ── Undoing ──────────────────────────────────────────────────────────────────────────────────────
def test_undoing_brings_everything_back(walk, another):
    walk.bring("enterprises", HEAD + FIRST)
    before = Enterprise.objects.values("name", "employees", "sector", "tax_code").get()
    text = f"MST,Tên doanh nghiệp,Số lao động\n{tax_code(1)},Tên mới,99\n{tax_code(2)},Mới,1\n"
    another.bring("enterprises", text)
    assert another.counts() == (1, 1, 0, 0)
    another.undo()
    assert another.row.state == "UNDONE"
    assert Enterprise.objects.values("name", "employees", "sector", "tax_code").get() == before
    assert not SheetImage.objects.filter(sheet=another.row).exists()


def test_a_row_that_was_changed_since_keeps_all_from_being_undone(walk):
    walk.bring("enterprises", HEAD + FIRST + SECOND)
    Enterprise.objects.filter(commune="00008").update(employees=4)
    walk.undo()
    assert (walk.row.state, walk.row.reason) == ("DONE", "changed-since")
    issue = walk.row.issues.get()
    assert (issue.line, issue.reason, issue.value) == (3, "changed", "Hộ kinh doanh Bà Tư")
    assert Enterprise.objects.count() == 2


def test_a_row_that_somebody_uses_since_keeps_all_from_being_undone(walk):
    walk.bring("enterprises", HEAD + FIRST + SECOND)
    join(stored(commune="00008"), owner(), role="OWNER")
    walk.undo()
    assert [issue.reason for issue in walk.row.issues.all()] == ["used"]
    assert Enterprise.objects.count() == 2


# ── All or nothing, once ─────────────────────────────────────────────────────────────────────────
def test_trouble_half_way_leaves_nothing_and_can_be_repeated(walk, monkeypatch):
    walk.check("enterprises", HEAD + FIRST + SECOND)
    services.commit(sheet=walk.row, by=walk.by, at=AT)

    def break_off(self, of):
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(Writing, "_mark", break_off)
        walk.step("commit")
    assert (walk.row.state, walk.row.reason, walk.row.committed_at) == ("CHECKED", "trouble", None)
    assert not Enterprise.objects.exists()
    services.commit(sheet=walk.row, by=walk.by, at=AT)
    assert walk.step("commit").row.state == "DONE"


def test_what_changed_since_the_check_is_judged_anew(walk):
    walk.check("enterprises", f"Tên doanh nghiệp,Xã phường\n{'Bà Tư'},00008\n")
    for _each in range(2):
        enterprise_of(owner(), name="Bà Tư", commune_id="00008")
    services.commit(sheet=walk.row, by=walk.by, at=AT)
    walk.step("commit")
    assert (walk.row.state, walk.row.reason) == ("CHECKED", "errors-since")
    assert walk.issues() == [(2, "", "several")]


def test_a_step_that_was_taken_is_not_taken_again(walk):
    before = Enterprise.pgh_event_model.objects.count()
    walk.bring("enterprises", HEAD + FIRST)
    for name in ("read", "check", "commit", "undo"):
        walk.step(name)
    assert walk.row.state == "DONE"
    assert Enterprise.pgh_event_model.objects.count() == before + 1


def test_a_second_click_makes_no_second_import(walk, files):
    from uuid import UUID

    from django.core.files.uploadedfile import SimpleUploadedFile

    for _click in range(2):
        file = SimpleUploadedFile("a.csv", b"a,b\n1,2\n")
        said = {"kind": "needs", "request_key": UUID(int=7), "by": walk.by, "at": AT}
        services.upload(file=file, **said)
    assert SheetImport.objects.count() == 1
    # Gone back to, the same page sends the corrected file; nor is a mark anybody's own.
    services.upload(file=SimpleUploadedFile("a.csv", b"a,b\n1,3\n"), **said)
    services.upload(file=file, **{**said, "by": colleague("moderator")})
    assert SheetImport.objects.count() == 3


def test_the_file_goes_once_its_rows_are_in(walk, files, django_capture_on_commit_callbacks):
    walk.check("enterprises", HEAD + FIRST)
    assert len(list(files.iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        services.commit(sheet=walk.row, by=walk.by, at=AT)
        walk.step("commit")
    assert list(files.iterdir()) == []
    assert walk.row.preview == []


def test_a_file_that_was_altered_is_not_imported(walk, files):
    walk.check("enterprises", HEAD + FIRST)
    services.commit(sheet=walk.row, by=walk.by, at=AT)
    (path,) = files.iterdir()
    path.write_text(HEAD + FIRST + SECOND)
    walk.step("commit")
    assert (walk.row.state, walk.row.reason) == ("CHECKED", "altered")
    assert not Enterprise.objects.exists()


NAMES = [*SPELLINGS.values(), "Đắk Plô", "Hòa-Bình", "Muñoz ǘ", "A.B & C (VN)", "ẤP ĐÌNH", "\u200b"]


def test_the_database_has_the_same_key(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT vi_name_key(name) FROM unnest(%s::text[]) AS name", [NAMES])
        assert [key for (key,) in cursor] == [key_of(name) for name in NAMES]
