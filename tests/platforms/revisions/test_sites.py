"""An unsafe address that was stored before forms refused it, or came back with an old version."""

import pytest
from django.urls import reverse

from platforms.models import Revision
from platforms.revisions import services, writing
from platforms.rules import NotPublishableError
from tests.platforms.revisions.conftest import AT
from tests.staff import sign_in

pytestmark = pytest.mark.ignore_template_errors

UNSAFE = "http://169.254.169.254/"
PLACES = {
    "website": {"website": UNSAFE},
    "trial": {"free_trial_days": 7, "free_trial_source": UNSAFE},
    "plan": {
        "plans": [
            {
                "name": "A",
                "charge": "QUOTE",
                "price_vnd": None,
                "period": "",
                "per": "",
                "note_vi": "",
                "note_en": "",
                "source": UNSAFE,
                "is_second_hand": False,
                "position": 0,
            }
        ]
    },
    "source": {
        "sources": [
            {
                "address": UNSAFE,
                "note_vi": "",
                "note_en": "",
                "retrieved_on": "2026-11-01",
                "position": 0,
            }
        ]
    },
}


def holding(draft, by, place):
    content = {**draft.content, **PLACES[place]}
    said = {"revision": draft, "version": draft.version, "by": by, "at": AT}
    return writing.save_revision(**said, content=content)


@pytest.mark.parametrize("place", PLACES)
def test_it_is_not_handed_in(draft, vendor_user, place):
    row = holding(draft, vendor_user, place)
    with pytest.raises(NotPublishableError) as error:
        services.submit_revision(revision=row, by=vendor_user, at=AT, version=row.version)
    assert error.value.reason == "site"


def test_who_hands_it_in_is_told_what_it_is(client, draft, vendor_user):
    row = holding(draft, vendor_user, "website")
    client.force_login(vendor_user)
    path = reverse("vendor-listing-submit", args=[row.pk])
    page = client.post(path, {"version": row.version}, follow=True).content.decode()
    assert "Trang web hoặc một nguồn" in page


def test_nor_is_it_published_when_it_was_handed_in_before(client, draft, vendor_user, second):
    row = holding(draft, vendor_user, "website")
    decided = {"submitted_at": AT, "approved_at": AT, "evidence": "vendor-page"}
    Revision.objects.filter(pk=row.pk).update(state="APPROVED", **decided)
    sign_in(client, "moderator")
    path = reverse("admin:platforms_revision_change", args=[row.pk])
    sent = {"act": "PUBLISH", "publish-version": row.version}
    page = client.post(path, sent, follow=True).content.decode()
    row.refresh_from_db()
    assert row.state == "APPROVED"
    assert "trang web hoặc một nguồn" in page.lower()
