"""From a result to bundles, a roadmap of her own and its print-out, on a phone."""

from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_owner import through_the_wizard


def test_bundle_and_pdf(visit, check_page, site):
    page = visit("/")
    through_the_wizard(page)
    page.get_by_role("link", name="Xem bộ phần mềm").click()
    expect(page.get_by_role("heading", name="Đủ việc, rẻ nhất")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Đã chứng minh")
    check_page(page)
    page.get_by_role("link", name="Lập lộ trình với bộ này").first.click()
    page.get_by_role("button", name="Giữ lại và chỉnh sửa").click()
    page.get_by_role("button", name="Xong").first.click()
    expect(page.get_by_role("main")).to_contain_text("Đã xong 1/")
    page.get_by_role("link", name="Sửa").first.click()
    page.get_by_label("Việc cần làm là gì?").fill("Dọn kho trước Tết")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("main")).to_contain_text("Dọn kho trước Tết")
    check_page(page)
    address = page.get_by_role("link", name="Bản in (PDF, A4)").get_attribute("href")
    answer = page.request.get(site.url + address)
    file = PdfReader(BytesIO(answer.body()))
    text = " ".join(sheet.extract_text() for sheet in file.pages)
    assert 1 <= len(file.pages) <= 5
    assert file.trailer["/Root"]["/Lang"] == "vi"
    for words in ("Lộ trình số hóa của bạn", "Dọn kho trước Tết", "Bắt đầu", "Chuyển đổi"):
        assert words in text
