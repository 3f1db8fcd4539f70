from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from programme.embed.services import list_host
from tests.staff import colleague

AT = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def listed_site(db):
    """Lists a site, as a programme manager does."""

    def put(origin="https://bank.vn", holder="Ngân hàng"):
        return list_host(origin=origin, holder=holder, by=colleague("programme_manager"), at=AT)

    return put
