"""Two requests at the same moment, each with its own connection."""

from threading import Thread
from uuid import UUID

from django.db import connection

from assessment import services
from assessment.models import InstrumentVersion
from assessment.services import About
from tests.assessment.conftest import AT


def test_two_pages_saved_at_once_keep_both(committed_db):
    version = InstrumentVersion.objects.get(instrument="dbi-short", number=1)
    row = services.begin(
        version_id=version.pk,
        request_key=UUID(int=1),
        about=About(),
        owner=None,
        language="vi",
        at=AT,
    )

    def save(code):
        services.save_answers(token=row.token, given={code: ["3"]}, at=AT)
        connection.close()

    threads = [Thread(target=save, args=[code]) for code in ("cx-website", "st-plan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row.refresh_from_db()
    assert row.answers == {"cx-website": ["3"], "st-plan": ["3"]}
    row.delete()
