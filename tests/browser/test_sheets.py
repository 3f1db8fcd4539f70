"""A sheet in a real browser: with errors, put right, imported by the worker, taken back."""

import pytest

CODE = "0100109106"
ADD = "/admin/sheets/sheetimport/add/"
SECONDS = 60_000


def send(page, text, kind="enterprises"):
    page.select_option("#id_kind", kind)
    data = {"name": "Danh sách.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.set_input_files("#id_file", data)
    page.click("main [type=submit]")
    page.wait_for_selector("#mapping", timeout=SECONDS)


def check(page):
    page.click("[value=check]")
    page.wait_for_selector("#outcome", timeout=SECONDS)


@pytest.mark.usefixtures("site")
def test_a_sheet_with_errors_is_put_right_imported_and_undone(inside, check_page, page):
    check_page(inside(ADD))
    send(page, f"MST,Tên doanh nghiệp,Số lao động\n{CODE},Công ty Hòa Bình,mười\n")
    check_page(page)
    check(page)
    check_page(page)
    row = page.locator("section[aria-labelledby=issues] tbody tr")
    assert "mười" in row.inner_text()
    assert not page.locator("[value=commit]").count()
    page.click("text=Tải lên tệp đã sửa")
    send(page, f"MST,Tên doanh nghiệp,Số lao động\n{CODE},Công ty Hòa Bình,10\n")
    check(page)
    page.click("[value=commit]")
    page.wait_for_selector("[value=undo]", timeout=SECONDS)
    check_page(page)
    address = page.url
    inside(f"/admin/enterprises/enterprise/?q={CODE}")
    check_page(page)
    assert "Công ty Hòa Bình" in page.inner_text("#result_list")
    with page.expect_download() as taken:
        page.click("[name=format][value=csv]")
    assert CODE in taken.value.path().read_text(encoding="utf-8")
    page.goto(address)
    page.check("[name=sure]")
    page.click("[value=undo]")
    page.wait_for_selector("text=Đã hoàn tác", timeout=SECONDS)
    inside(f"/admin/enterprises/enterprise/?q={CODE}")
    assert not page.locator("#result_list").count()


@pytest.mark.parametrize("width", [360, 768])
def test_the_upload_fits_a_telephone(inside, check_page, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    check_page(inside(ADD))
