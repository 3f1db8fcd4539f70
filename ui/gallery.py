"""Sample values for the component gallery, in Vietnamese, with the tallest diacritics we have."""

from datetime import date
from typing import Any

from django import forms

from ui.bars import Bar
from ui.bilingual import Bilingual
from ui.icons import FUNCTION_ICONS
from ui.months import Months, Range
from ui.widgets import ChoiceCards, ChoiceCardsMultiple

SIZES = [("MICRO", "Siêu nhỏ"), ("SMALL", "Nhỏ"), ("MEDIUM", "Vừa")]
NEEDS = [("stock", "Quản lý kho"), ("books", "Kế toán"), ("sales", "Bán hàng")]
PRICE = 1_500_000
FIT = 8612
SEEN_ON = date(2026, 11, 22)


class SampleForm(forms.Form):
    statement = forms.CharField(
        label="Bạn đang vướng chỗ nào?",
        help_text="Cứ viết như nói chuyện.",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4, "data-counter": "Còn {n} ký tự"}),
    )
    commune = forms.CharField(label="Xã, phường", required=False, help_text="Ví dụ: Phường Ba Đình")
    sector = forms.ChoiceField(
        label="Ngành", required=False, choices=[("", "Chưa chọn"), ("G", "Bán buôn, bán lẻ")]
    )
    size = forms.ChoiceField(
        label="Quy mô",
        required=False,
        choices=SIZES,
        widget=ChoiceCards(
            hints={"MICRO": "đến 10 lao động", "SMALL": "đến 100", "MEDIUM": "đến 200"}
        ),
    )
    needs = forms.MultipleChoiceField(
        label="Việc cần làm",
        choices=NEEDS,
        widget=ChoiceCardsMultiple(
            icons={"stock": "warehouse", "books": "calculator", "sales": "store"}
        ),
    )
    unconfirmed = forms.BooleanField(label="Cả nền tảng chưa xác nhận", required=False)


def sample_form(theme: str, *, bound: bool) -> SampleForm:
    """A form of its own ids for each theme; a bound one shows its errors."""
    data = {f"{theme}-size": "SMALL", f"{theme}-commune": "Phường Ngã Bảy"}
    return SampleForm(data if bound else None, prefix=theme if bound else f"{theme}-new")


MONTHS = Months(
    sums=[120, 310, 480, None, 900],
    added=[120, 190, 170, None, 250],
    target=2400,
    texts=("900", "Mục tiêu 2.400"),
    forecast=Range(1900, 2150, 2420),
)


def samples(theme: str) -> dict[str, Any]:
    """All that the gallery's templates show for one theme."""
    return {
        "theme": theme,
        "logo": {"url": "", "letters": "KT"},
        "form": sample_form(theme, bound=False),
        "wrong_form": sample_form(theme, bound=True),
        "functions": list(FUNCTION_ICONS),
        "facet_options": [
            {"value": "books", "label": "Kế toán", "count": 42, "is_selected": True},
            {"value": "stock", "label": "Quản lý kho", "count": 17, "is_selected": False},
            {"value": "sign", "label": "Chữ ký số và hợp đồng", "count": 0, "is_selected": False},
        ],
        "steps": ["Việc của bạn", "Doanh nghiệp", "Điều kiện"],
        "facts": [
            ("Nhà cung cấp", "Công ty CP Kiểu Mẫu"),
            ("Triển khai", Bilingual("Đám mây", "Cloud")),
        ],
        "bars": [
            Bar("Trải nghiệm số cho khách hàng", 6200, "mức 4", 4500),
            Bar("Dữ liệu và tài sản thông tin", 0, "mức 0"),
        ],
        "marks": [20, 40, 60, 80],
        "months": MONTHS,
        "headers": ["Gói", "Giá", "Người dùng"],
        "rows": [["Khởi đầu", "Chưa công bố", "3"], ["Mở rộng", "1.500.000 ₫/tháng", "20"]],
        "price": PRICE,
        "fit": FIT,
        "seen_on": SEEN_ON,
    }
