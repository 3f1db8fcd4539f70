"""Two who match everybody at one moment, each with a connection of her own."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import User
from enterprises.models import Enterprise, EnterpriseNeed
from matching.models import NationalRun
from matching.national.services import AlreadyRunningError, catch_up, rematch
from platforms import snapshot
from tests.matching.national.conftest import AT, stores
from tests.owners import enterprise_of


@pytest.fixture
def written(committed_db):
    """One enterprise that is really written, and taken away afterwards."""
    import pgtrigger

    person = User.objects.create_user("dua-toan-quoc@example.vn")
    enterprise = stores(enterprise_of(person), needs=(("payroll", 2),))
    yield enterprise
    NationalRun.objects.all().delete()
    with pgtrigger.ignore():
        Enterprise.objects.filter(pk=enterprise.pk).delete()
        User.objects.filter(pk=person.pk).delete()
        for model in (Enterprise, EnterpriseNeed, User):
            model.pgh_event_model.objects.filter(pgh_obj_id__in=[enterprise.pk, person.pk]).delete()


@pytest.fixture
def running(written):
    """A run that stands still between its first block and its end."""
    begun, go = threading.Event(), threading.Event()

    def wait(_count):
        begun.set()
        go.wait(timeout=20)

    def work():
        try:
            rematch(snapshot=snapshot.current(), at=AT, told=wait)
        finally:
            begun.set()
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(timeout=20)
    yield
    go.set()
    thread.join(timeout=20)
    assert NationalRun.objects.count() == 1


def test_a_second_run_is_refused_at_once(running):
    with pytest.raises(AlreadyRunningError):
        rematch(snapshot=snapshot.current(), at=AT)


def test_nothing_is_caught_up_meanwhile(running):
    with pytest.raises(AlreadyRunningError):
        catch_up(snapshot=snapshot.current(), at=AT)


def test_the_command_says_so(running):
    with pytest.raises(CommandError, match="Another re-match is running"):
        call_command("rematch")


def test_readers_see_the_run_before_until_the_new_one_ends(running):
    assert NationalRun.objects.count() == 0
