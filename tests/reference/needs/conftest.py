"""Recognisers to read with: one of the shipped taxonomy, one of four needs only."""

import pytest

from reference.files import read_yaml
from reference.needs import NeedEntry, Recogniser, entries_from
from reference.needs.conditions import KEYS
from reference.needs.index import PhraseIndex
from reference.needs.reader import Reader

PRODUCTS = {"KiotViet": "kiotviet", "MISA AMIS": "misa-amis", "Base.vn": "base-vn"}


def need(code, *phrases):
    return NeedEntry(code, "office", code, code, "", "", phrases)


FEW = (
    need("stock", "quản lý kho", "tồn kho", "kiểm kê", "hàng thất thoát", "stock control"),
    need("wages", "tính lương", "bảng lương", "phiếu lương", "payroll"),
    need("invoices", "hóa đơn điện tử", "xuất hóa đơn", "kiểm tra"),
    need("checks", "kiểm tra", "không biết lãi hay lỗ"),
)


@pytest.fixture(scope="session")
def read():
    """Syllables in the common wording, as the recogniser sees them."""
    reader = Reader(PhraseIndex(FEW), KEYS)
    return lambda text: reader.read(text)[0]


@pytest.fixture(scope="session")
def recogniser():
    return Recogniser(entries_from(read_yaml("taxonomy.yaml")), PRODUCTS)


@pytest.fixture(scope="session")
def few():
    return Recogniser(FEW, PRODUCTS)


@pytest.fixture(scope="session")
def codes(recogniser):
    """What the shipped recogniser names in a text, best first."""
    return lambda text: [found.code for found in recogniser.recognise(text).needs]
