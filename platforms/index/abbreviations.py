"""Short forms that owners type, and what they stand for: a start for an index's synonyms."""

from collections.abc import Mapping
from types import MappingProxyType

ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "attt": "an toàn thông tin",
        "bctc": "báo cáo tài chính",
        "bh": "bán hàng",
        "bhxh": "bảo hiểm xã hội",
        "cks": "chữ ký số",
        "cskh": "chăm sóc khách hàng",
        "cty": "công ty",
        "dn": "doanh nghiệp",
        "gtgt": "giá trị gia tăng",
        "hddt": "hóa đơn điện tử",
        "hdld": "hợp đồng lao động",
        "hkd": "hộ kinh doanh",
        "kh": "khách hàng",
        "kt": "kế toán",
        "mxh": "mạng xã hội",
        "ncc": "nhà cung cấp",
        "ns": "nhân sự",
        "nv": "nhân viên",
        "pm": "phần mềm",
        "ql": "quản lý",
        "qlbh": "quản lý bán hàng",
        "qlkh": "quản lý khách hàng",
        "qlkho": "quản lý kho",
        "qlns": "quản lý nhân sự",
        "sp": "sản phẩm",
        "sx": "sản xuất",
        "tmdt": "thương mại điện tử",
        "tncn": "thu nhập cá nhân",
        "tscd": "tài sản cố định",
        "vpp": "văn phòng phẩm",
        "xnk": "xuất nhập khẩu",
    }
)
