"""What previews are filled with: one value for each name that texts of messages may use.

A name that means something else in one kind is said there (`MessageKind.sample`).
"""

from collections.abc import Mapping
from typing import Any

SAMPLES: Mapping[str, Any] = {
    "adviser": "Trần Thị Minh",
    "enterprise": "Xưởng may Hoa Sen",
    "name": "Hội Doanh nhân trẻ Cần Thơ",
    "number": "1204",
    "person": "Nguyễn Thị Hoa",
    "criterion": {"vi": "Thông tin liên hệ đúng", "en": "Contact details are right"},
    "place": "Phường Ninh Kiều",
    "platform": "KiotViet",
    "reason": {
        "vi": "địa chỉ trong hồ sơ không còn đúng",
        "en": "the address in the profile is no longer right",
    },
    "vendor": "MISA",
    "who": "Lê Văn Nam",
    "day": {"vi": "30/11/2026", "en": "30 November 2026"},
    "started": {"vi": "16/11/2026", "en": "16 November 2026"},
    "ends": {"vi": "30/11/2026", "en": "30 November 2026"},
}
