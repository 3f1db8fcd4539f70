"""Targets come from what was published; a closed year takes two people and a reason."""

from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from ledger.events.kinds import Happening
from ledger.events.services import note, roll_up
from programme.loading import load_programme
from programme.models import Figure, Indicator, OfflineActual, Target, TargetChange
from programme.selectors import broken_down, funnel, lines, read_year
from programme.services import (
    ChangeOpenError,
    Done,
    MonthToComeError,
    NotYoursError,
    OwnChangeError,
    SourceEnteredError,
    YearClosedError,
    YearOpenError,
    ask_change,
    correct_offline,
    decide_change,
    enter_offline,
    set_target,
)
from reference.models import Province
from tests.staff import colleague

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 30, 9, tzinfo=ZONE)

pytestmark = pytest.mark.django_db


def target(year=2022):
    return Target.objects.get(indicator="consulted", year=year)


def test_published_targets_are_there_with_their_sources():
    found = {(row.indicator_id, row.year): int(row.value) for row in Target.objects.order_by("pk")}
    assert found["consulted", 2022] == 15_000
    assert found["platforms", 2022] == 30
    assert found["reached", 2022] == 150_000
    assert target().source.startswith("https://")
    # Two published aims for the same thing stand side by side.
    aims = Figure.objects.filter(indicator="reached", kind="TARGET").order_by("value")
    assert [int(each.value) for each in aims] == [50_000, 150_000]
    assert not Figure.objects.filter(sources=None).exists()
    assert all(not change.created for change in load_programme())


def test_target_of_a_closed_year_takes_two_people_and_a_reason():
    one, other = colleague("programme_manager"), colleague("programme_manager")
    row = target()
    with pytest.raises(YearClosedError):
        set_target(target=row, value=Decimal(1), source="x", by=one, reason="y", at=AT)
    with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
        Target.objects.filter(pk=row.pk).update(value=1)
    key = uuid4()
    said = {"value": Decimal(16_000), "reason": "Công bố lại", "by": one, "at": AT}
    change = ask_change(target=row, request_key=key, **said)
    assert ask_change(target=row, request_key=key, **said) == change
    with pytest.raises(ChangeOpenError):
        ask_change(target=row, request_key=uuid4(), **said)
    with pytest.raises(OwnChangeError):
        decide_change(change=change, is_approved=True, by=one, at=AT)
    for _twice in range(2):
        decide_change(change=change, is_approved=True, by=other, at=AT)
    assert target().value == 16_000
    with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
        Target.objects.filter(pk=row.pk).update(value=1)


def test_refused_change_leaves_the_target():
    one, other = colleague("programme_manager"), colleague("programme_manager")
    said = {"value": Decimal(1), "reason": "Nhầm", "by": one, "at": AT}
    change = ask_change(target=target(), request_key=uuid4(), **said)
    decide_change(change=change, is_approved=False, by=other, at=AT)
    assert target().value == 15_000
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetChange.objects.filter(pk=change.pk).update(decided_by=one)


def test_year_that_goes_on_is_changed_by_one_person():
    by = colleague("programme_manager")
    row = Target.objects.create(
        indicator_id="consulted", year=2026, value=15_000, source="Kế hoạch năm 2026"
    )
    set_target(target=row, value=Decimal(20_000), source="Kế hoạch", by=by, reason="Mới", at=AT)
    assert target(2026).value == 20_000
    with pytest.raises(YearOpenError):
        ask_change(target=row, value=Decimal(1), reason="x", request_key=uuid4(), by=by, at=AT)


def test_provincial_manager_enters_her_province_only():
    hers = colleague("programme_manager", province_id="01")
    indicator = Indicator.objects.get(pk="consulted")
    done = Done(indicator, date(2026, 10, 1), Province.objects.get(pk="01"), 120, "Sổ của tổ")
    key = uuid4()
    for _twice in range(2):
        enter_offline(done=done, request_key=key, by=hers, at=AT)
    assert OfflineActual.objects.count() == 1
    for province in (None, Province.objects.get(pk="79")):
        other = Done(indicator, done.month, province, 1, "x")
        with pytest.raises(NotYoursError):
            enter_offline(done=other, request_key=uuid4(), by=hers, at=AT)


def test_figure_of_a_province_is_put_right_by_its_manager_and_no_other():
    hers, other = (colleague("programme_manager", province_id=code) for code in ("01", "79"))
    indicator, province = Indicator.objects.get(pk="consulted"), Province.objects.get(pk="01")
    done = Done(indicator, date(2026, 10, 1), province, 120, "Sổ của tổ")
    row = enter_offline(done=done, request_key=uuid4(), by=hers, at=AT)
    said = {"actual": row, "source": "Sổ của tổ", "reason": "Đếm sót", "at": AT}
    with pytest.raises(NotYoursError):
        correct_offline(value=121, by=other, **said)
    assert correct_offline(value=121, by=hers, **said).value == 121
    with pytest.raises(SourceEnteredError):
        enter_offline(done=done, request_key=uuid4(), by=hers, at=AT)
    second = enter_offline(
        done=Done(indicator, done.month, province, 1, "Báo cáo"),
        request_key=uuid4(),
        by=hers,
        at=AT,
    )
    with pytest.raises(SourceEnteredError):
        correct_offline(value=121, by=hers, **{**said, "actual": second})


def test_nothing_is_entered_for_a_month_to_come():
    done = Done(Indicator.objects.get(pk="consulted"), date(2026, 12, 1), None, 1, "x")
    said = {"done": done, "request_key": uuid4(), "by": colleague("programme_manager")}
    with pytest.raises(MonthToComeError):
        enter_offline(at=datetime(2026, 11, 30, 23, 59, tzinfo=ZONE), **said)
    assert enter_offline(at=datetime(2026, 12, 1, 0, 1, tzinfo=ZONE), **said).value == 1


def test_year_adds_up_what_was_counted_and_entered():
    for number in range(7):
        at = AT.replace(month=10, day=1 + number, hour=0)
        note(Happening.CONSULTED, f"{number}", at=at, commune="00070", sector="47", size="micro")
    note(Happening.CONSULTED, "last year", at=AT.replace(year=2025, month=12, day=31, hour=23))
    for day in [date(2026, 10, 1 + n) for n in range(7)] + [date(2025, 12, 31)]:
        roll_up(day=day)
    Target.objects.create(indicator_id="consulted", year=2026, value=20, source="Kế hoạch")
    indicator = Indicator.objects.get(pk="consulted")
    done = Done(indicator, date(2026, 9, 1), None, 3, "Báo cáo")
    enter_offline(done=done, request_key=uuid4(), by=colleague("programme_manager"), at=AT)
    assert standing()[:3] == (10, 3, 20)
    assert standing()[3].percent == 50
    assert standing(province="01")[:3] == (7, 0, None)


def standing(**asked):
    """How the year stands for those who are advised."""
    year = read_year(year=2026, at=AT, is_public=False, **asked)
    [line] = lines(year, [Indicator.objects.get(pk="consulted")])
    return line.actual, line.offline, line.target, line.pace


def test_few_are_told_to_staff_only():
    for number in range(12):
        commune = "26740" if number < 1 else "00070" if number < 6 else "22366"
        note(Happening.MATCHED, f"{number}", at=AT, commune=commune)
    roll_up(day=AT.date())
    public = broken_down(read_year(year=2026, at=AT, is_public=True), by="province")
    assert {code: held[Happening.MATCHED] for code, held in public.items()} == {
        "79": None,
        "01": None,
        "56": 6,
    }
    staff = read_year(year=2026, at=AT, is_public=False)
    assert broken_down(staff, by="province")["79"] == {Happening.MATCHED: 1}
    assert [(step.kind, step.count) for step in funnel(staff)][:4] == [
        (Happening.VISIT, 0),
        (Happening.REACHED, 0),
        (Happening.REGISTERED, 0),
        (Happening.MATCHED, 12),
    ]
