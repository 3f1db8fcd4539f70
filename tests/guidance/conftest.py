from datetime import UTC, date, datetime

import pytest

TODAY = date(2026, 11, 28)
AT = datetime(2026, 11, 28, 3, tzinfo=UTC)


@pytest.fixture
def today():
    return TODAY
