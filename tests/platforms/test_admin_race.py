import threading

import pgtrigger
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from platforms.models import Platform
from tests.staff import admit, colleague, form_of

pytestmark = pytest.mark.ignore_template_errors
PAIR = ("Câu của người thứ nhất.", "Câu của người thứ hai.")


@pytest.fixture
def platform(committed_db):
    """A listing that two people really write; afterwards it is as it was, its history too."""
    row = Platform.objects.get(slug="misa-asp")
    before = Platform.objects.filter(pk=row.pk).values("summary_vi", "updated_at").get()
    last = row.events.order_by("pgh_id").last().pgh_id
    yield row
    Platform.objects.filter(pk=row.pk).update(**before)
    with pgtrigger.ignore():
        row.revisions.all().delete()
        row.events.filter(pgh_id__gt=last).delete()


@pytest.fixture
def officers(platform):
    clients = []
    for number in range(2):
        client = Client()
        admit(client, colleague("moderator", email=f"dua{number}@example.vn"))
        clients.append(client)
    yield clients
    Session.objects.all().delete()
    User.objects.filter(email__startswith="dua").delete()


def test_of_two_saves_at_one_moment_one_wins_and_one_is_told(officers, platform):
    path = reverse("admin:platforms_platform_change", args=[platform.pk])
    forms = [form_of(client.get(path)) for client in officers]
    start, statuses = threading.Barrier(2), []

    def save(client, form, sentence):
        try:
            start.wait(timeout=10)
            statuses.append(client.post(path, {**form, "summary_vi": sentence}).status_code)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=save, args=pair) for pair in zip(officers, forms, PAIR, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 302]
