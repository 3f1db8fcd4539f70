"""An officer's way through an import in the admin, and out again with an export."""

import io
import re
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from enterprises.models import Enterprise
from platforms.models import Platform
from sheets import running
from sheets.kinds import kind_of
from sheets.models import SheetExport, SheetImport
from sheets.wording import cell_reason
from tests.owners import enterprise_of, owner, tax_code
from tests.sheets.conftest import AT
from tests.staff import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LIST = reverse("admin:sheets_sheetimport_changelist")
ADD = reverse("admin:sheets_sheetimport_add")
HEAD = "MST,Tên,Lao động\n"


def upload(client, kind, text, name="ds.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, data)
    return client.post(ADD, {"kind": kind, "file": file, "key": uuid4()})


def work(name):
    """Take the step that the page asked the worker for."""
    running.run(name, pk=SheetImport.objects.latest("pk").pk, at=AT)


def text_of(page):
    return re.sub(r"\s+", " ", page.content.decode())


def test_an_officer_imports_with_errors_corrects_commits_and_undoes(client, files):
    sign_in(client, "programme_manager")
    page = upload(client, "enterprises", f"{HEAD}{tax_code(1)},Công ty A,mười\n").url
    work("read")
    shown = client.get(page)
    assert "Công ty A" in text_of(shown)
    assert shown.context["form"]["tax_code"].value() == 0
    mapping = {"tax_code": "0", "name": "1", "employees": "2", "act": "check"}
    assert client.post(page, mapping).url == page
    work("check")
    shown = text_of(client.get(page))
    assert "mười" in shown
    assert "A whole number" in shown or "số nguyên" in shown
    assert 'value="commit"' not in shown
    issues = client.get(page.replace("change/", "issues.csv"))
    assert "mười" in b"".join(issues.streaming_content).decode()

    page = upload(client, "enterprises", f"{HEAD}{tax_code(1)},Công ty A,10\n").url
    work("read")
    client.post(page, mapping)
    work("check")
    assert 'value="commit"' in text_of(client.get(page))
    client.post(page, {"act": "commit"})
    work("commit")
    assert Enterprise.objects.get().employees == 10
    client.post(page, {"act": "undo"})
    assert SheetImport.objects.latest("pk").state == "DONE"
    client.post(page, {"act": "undo", "sure": "1"})
    work("undo")
    assert not Enterprise.objects.exists()


def test_large_numbers_are_written_as_people_write_them(client, files):
    sign_in(client, "programme_manager")
    page = upload(client, "enterprises", f"{HEAD}{tax_code(1)},Công ty A,10\n").url
    SheetImport.objects.update(state="CHECKED", row_count=5000, new_count=5000, error_count=20000)
    shown = text_of(client.get(page))
    for number in ("5.000 dòng", "<dd>5.000</dd>", "<dd>20.000</dd>"):
        assert number in shown


def test_what_rules_over_all_rows_find_is_told_with_its_row(client, files):
    sign_in(client, "admin")
    page = upload(client, "needs", "code,Tên\npayroll,A\npayroll,B\n").url
    work("read")
    client.post(page, {"act": "check", "code": "0", "name_vi": "1"})
    work("check")
    told = cell_reason(kind_of("needs"), "twice", {"line": 2})
    assert told in text_of(client.get(page))


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("gia.xlsm", b"PK\x03\x04", "macro"),
        ("gia.xls", b"\xd0\xcf", ".xls"),
        ("gia.csv", b"%PDF-1.7", "PDF"),
        ("gia.csv", b"", "trống"),
        ("gia.exe.csv", b"a,b\n1,2\n", ".exe"),
    ],
)
def test_what_can_be_told_at_once_is_told_beside_the_field(client, files, name, data, word):
    sign_in(client, "admin")
    page = upload(client, "needs", data, name)
    assert word in str(page.context["form"].errors["file"])
    assert not SheetImport.objects.exists()


def test_the_list_of_errors_is_saved_under_its_name(client, files):
    sign_in(client, "admin")
    upload(client, "enterprises", HEAD + "1,2,3\n")
    sheet = SheetImport.objects.latest("pk")
    answer = client.get(reverse("admin:sheets_sheetimport_issues", args=[sheet.pk]))
    way, name = answer["Content-Disposition"].split("; ")
    assert way == "attachment"
    assert unquote(name.split("=")[1].removeprefix("utf-8''").strip('"')) == f"lỗi-{sheet.pk}.csv"


def test_a_refused_file_says_what_to_do(client, files):
    sign_in(client, "admin")
    page = upload(client, "needs", "M· sè thuÕ\nC«ng ty cæ phÇn\n".encode("latin-1")).url
    work("read")
    shown = text_of(client.get(page))
    assert "TCVN3" in shown
    assert "UniKey" in shown
    assert not list(files.iterdir()) or SheetImport.objects.get().file.name == ""


def test_a_mapping_that_lacks_the_key_is_told_beside_it(client, files):
    sign_in(client, "admin")
    page = upload(client, "needs", "x,y\n1,2\n").url
    work("read")
    shown = client.post(page, {"act": "check", "name_vi": "0"})
    assert shown.context["form"].errors["code"]
    assert shown.context["form"]["name_vi"].value() == "0"


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("moderator", {"listings", "vendors"}),
        ("content_editor", {"needs", "communes"}),
        ("programme_manager", {"enterprises"}),
        ("adviser_coordinator", {"organisations", "advisers"}),
        (
            "admin",
            {
                *("listings", "vendors", "needs", "communes", "enterprises"),
                *("organisations", "advisers"),
            },
        ),
    ],
)
def test_everybody_is_offered_what_she_may(client, role, kinds):
    sign_in(client, role)
    form = client.get(ADD).context["form"]
    assert {code for code, _label in form.fields["kind"].choices} == kinds


def test_a_kind_that_one_may_not_import_is_refused(client, files):
    sign_in(client, "moderator")
    assert upload(client, "enterprises", HEAD + "1,2,3\n").context["form"].errors["kind"]


def test_others_imports_of_other_kinds_do_not_exist(client, files):
    sign_in(client, "admin")
    page = upload(client, "enterprises", HEAD + "1,2,3\n").url
    sign_in(client, "moderator")
    assert client.get(page).status_code == 302
    sign_in(client, "auditor")
    assert client.get(page).status_code == 200
    assert client.post(page, {"act": "drop"}).status_code == 403


def test_whoever_is_limited_to_a_province_meets_no_file_of_elsewhere(client, files):
    sign_in(client, "programme_manager")
    page = upload(client, "enterprises", HEAD + "1,2,3\n").url
    hers = sign_in(client, "programme_manager", province_id="79")
    assert client.get(page).status_code == 404
    assert client.post(page, {"act": "drop"}).status_code == 404
    own = upload(client, "enterprises", HEAD + "1,2,4\n").url
    assert [row.created_by for row in client.get(LIST).context["cl"].result_list] == [hers]
    sign_in(client, "programme_manager")
    assert client.get(own).status_code == 200


# ── Out ──────────────────────────────────────────────────────────────────────────────────────────
def take(client, kind, query="", format="csv"):
    address = reverse("admin:sheets_sheetexport_take", args=[kind])
    return client.post(address + query, {"format": format})


def body(answer):
    return b"".join(answer.streaming_content)


def test_an_export_holds_what_the_list_shows_and_is_recorded(client):
    user = sign_in(client, "programme_manager")
    for number, name in enumerate(["Công ty Sao Mai", "=HYPERLINK(1)", "Sao Hôm"]):
        enterprise_of(owner(), name=name, tax_code=tax_code(number))
    lines = body(take(client, "enterprises", "?q=sao")).decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert all("Sao" in line for line in lines[1:])
    said = SheetExport.objects.get()
    assert (said.kind, said.query, said.row_count, said.created_by) == (
        *("enterprises", "q=sao"),
        2,
        user,
    )
    whole = body(take(client, "enterprises")).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in whole
    assert ",=HYPERLINK" not in whole


def test_a_workbook_comes_out_as_one(client):
    sign_in(client, "moderator")
    answer = take(client, "listings", "?status__exact=PUBLISHED", "xlsx")
    assert answer.streaming
    sheet = load_workbook(io.BytesIO(body(answer))).active
    published = Platform.objects.filter(status="PUBLISHED").count()
    assert len(list(sheet.iter_rows())) == published + 1


@pytest.mark.parametrize("word", ["misa", "mi"])
def test_an_export_holds_all_that_a_search_finds(client, word, monkeypatch):
    """A list shows no more than somebody reads; a file that lacks rows would not say so."""
    monkeypatch.setattr("ui.admin.lists.FOUND", 2)
    sign_in(client, "moderator")
    rows = body(take(client, "listings", f"?q={word}")).decode("utf-8-sig").splitlines()
    found = Platform.objects.filter(name__folded="misa").count()
    assert len(rows) - 1 >= found > 2
    assert SheetExport.objects.get().row_count == len(rows) - 1


@pytest.mark.parametrize("query", ["?kind__exact=%00", "?nowhere=1", "?id=x"])
def test_an_export_of_a_forged_list_is_no_error(client, query):
    sign_in(client, "admin")
    answer = take(client, "enterprises", query)
    assert answer.status_code in (400, 404)
    assert not SheetExport.objects.exists()


def test_a_search_is_not_begun_anew_for_each_page_of_an_export(client, monkeypatch):
    monkeypatch.setattr("sheets.exporting.PAGE", 5)
    sign_in(client, "moderator")
    answer = take(client, "listings", "?q=phan mem")
    with CaptureQueriesContext(connection) as asked:
        body(answer)
    pages = [each["sql"] for each in asked if "fold(" in each["sql"]]
    assert len(pages) > 2
    assert not any(" IN (SELECT" in sql or " UNION " in sql for sql in pages)


def test_an_export_takes_two_queries_a_page(client):
    sign_in(client, "admin")
    answer = take(client, "communes")
    with CaptureQueriesContext(connection) as asked:
        assert body(answer).count(b"\r\n") == 3322
    assert len(asked) == 5


@pytest.mark.parametrize(
    ("role", "kind"),
    [("moderator", "enterprises"), ("auditor", "enterprises"), ("auditor", "needs")],
)
def test_who_may_not_take_rows_out_gets_none(client, role, kind):
    sign_in(client, role)
    assert take(client, kind).status_code == 403
    assert not SheetExport.objects.exists()


def test_the_list_offers_what_one_may(client):
    sign_in(client, "content_editor")
    shown = text_of(client.get(reverse("admin:reference_need_changelist") + "?q=luong"))
    assert f"{ADD}?kind=needs" in shown
    assert "take/needs/?q=luong" in shown
    shown = text_of(client.get(reverse("admin:platforms_platform_changelist")))
    assert f"{ADD}?kind=listings" not in shown


def test_what_is_wrong_in_a_row_stands_in_the_order_of_the_file(client, files):
    """Employees come before the tax code in this file, in neither alphabet nor kind."""
    sign_in(client, "programme_manager")
    page = upload(client, "enterprises", "Tên,Lao động,MST\nCông ty A,mười,12x\n").url
    work("read")
    client.post(page, {"name": "0", "employees": "1", "tax_code": "2", "act": "check"})
    work("check")
    shown = [row.value for row in client.get(page).context["issues"]]
    assert shown == ["mười", "12x"]
    sheet = SheetImport.objects.latest("pk")
    SheetImport.objects.filter(pk=sheet.pk).update(
        mapping={"name": 0, "employees": 2, "tax_code": 1}
    )
    text = b"".join(client.get(page.replace("change/", "issues.csv")).streaming_content).decode()
    assert text.index("12x") < text.index("mười")
