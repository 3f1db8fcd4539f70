"""A night's count: cells that a recount gives again, and words that forget with their texts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from enterprises.models import Enterprise, EnterpriseNeed
from enterprises.services import forget_statements
from ledger.models import Wish
from ledger.services import keep_wish
from matching.inputs import MatchInputs
from matching.services import keep_result
from platforms.snapshot import current
from programme.models import DemandCell, WordCluster, WordNote
from programme.radar.selectors import figure, latest, words
from programme.radar.services import count_demand, differing_cells, group_words, note_words
from programme.radar.table import POOR, UNMET
from tests.programme.radar.conftest import AT, NOWHERE, OFFERED
from tests.staff import colleague

pytestmark = pytest.mark.django_db


def cell(**fields):
    return DemandCell.objects.get(source="ENTERPRISE", **fields)


def test_a_need_nobody_offers_is_counted_where_it_is_asked(asked, count):
    asked(6, NOWHERE, sector="G", province="01")
    asked(2, NOWHERE, OFFERED)
    count()
    found = cell(need=NOWHERE, section="G", province="01")
    assert (found.asked, found.nowhere, found.unmet, found.poor) == (6, 6, 6, 0)
    assert cell(need=OFFERED, section=None, province=None).unmet == 0
    # Each enterprise once, by its worst need.
    assert cell(need=None, section=None, province=None).asked == 2


def test_what_keeps_a_platform_out_is_said(asked, count):
    asked(1, OFFERED, sector="G", deployments=["none-of-ours"])
    asked(1, OFFERED, sector="G", languages=["ko"])
    asked(1, OFFERED, sector="G", budget_vnd_per_month=0)
    count()
    found = cell(need=OFFERED, section="G")
    assert (found.asked, found.deployment, found.language) == (3, 1, 1)


def test_a_division_counts_with_its_section(asked, count):
    asked(1, NOWHERE, sector="47")
    count()
    assert cell(need=NOWHERE).section_id == "G"


def test_a_recount_gives_the_same_until_something_changes(asked, count):
    made = asked(3, NOWHERE, OFFERED, sector="G", province="79")
    keep_result(
        inputs=MatchInputs(needs={NOWHERE: 2}, sector="C"),
        snapshot=current(),
        request_key=uuid4(),
        language="vi",
        at=AT,
    )
    assert count() == count() == DemandCell.objects.count()
    today = {"day": timezone.localdate(AT), "snapshot": current(), "at": AT}
    assert differing_cells(**today) == 0
    EnterpriseNeed.objects.filter(enterprise=made[0], need=NOWHERE).update(is_active=False)
    assert differing_cells(**today) > 0


def test_results_of_one_day_that_say_the_same_of_the_enterprise_are_one(db, count):
    for need in (NOWHERE, OFFERED, NOWHERE):
        inputs = MatchInputs(needs={need: 2}, sector="G", text=f"{uuid4()}")
        keep_result(inputs=inputs, snapshot=current(), request_key=uuid4(), language="vi", at=AT)
    count()
    found = DemandCell.objects.filter(source="RESULT", section="G")
    assert {(row.need_id, row.asked) for row in found} == {(NOWHERE, 1), (OFFERED, 1), (None, 1)}


def test_old_days_go_but_for_the_first_of_a_month(asked, count):
    asked(1, NOWHERE)
    for back in (60, 30, 29, 9, 1, 0):
        count(AT - timedelta(days=back))
    days = set(DemandCell.objects.values_list("day", flat=True))
    assert {day.isoformat() for day in days} == {
        *("2026-10-01", "2026-11-01"),
        *("2026-11-29", "2026-11-30"),
    }


def test_nothing_is_told_of_four(asked, count):
    made = asked(4, NOWHERE, sector="G", province="01")
    count()
    assert latest().enterprises.at(UNMET, NOWHERE) is None
    assert figure(needs=[NOWHERE], sections=["G"], provinces=[]) is None
    asked(1, NOWHERE, sector="G", province="01")
    count()
    assert latest().enterprises.at(UNMET, NOWHERE, "G", "01") == 5
    assert latest().enterprises.at(POOR, NOWHERE, "G", "01") is None
    assert figure(needs=[NOWHERE], sections=["G"], provinces=[]) == (5, timezone.localdate(AT))
    assert len(made) == 4


def test_a_small_trade_hides_another_beside_its_total(asked, count):
    asked(7, NOWHERE, sector="G", province="01")
    asked(9, NOWHERE, sector="C", province="01")
    asked(2, NOWHERE, sector="I", province="01")
    count()
    told = latest().enterprises
    assert told.at(UNMET, NOWHERE) == 18
    assert [told.at(UNMET, NOWHERE, section) for section in "CGI"] == [9, None, None]


def test_words_of_five_people_are_grouped(asked, stated):
    for at, made in enumerate(asked(5, NOWHERE, province="01")):
        stated(made, f"xin nuôi tằm {at}")
    group_words(snapshot=current(), at=AT)
    assert [(row.term, str(row)) for row, _away in words()] == [("nuoi tam", "nuôi tằm")]
    assert {row.people for row, _away in words("01")} == {5}
    assert words("79") == []


def test_words_of_one_person_are_not(asked, stated):
    made = asked(1, NOWHERE)[0]
    for at in range(8):
        stated(made, f"nuôi tằm loại {at}")
    group_words(snapshot=current(), at=AT)
    assert words() == []


def test_searches_of_one_day_are_one_person(db):
    for back in range(5):
        for text in ("phun thuốc drone", "drone phun thuốc sâu"):
            keep_wish(
                origin=Wish.Origin.SEARCH,
                text=text,
                needs=(),
                filters="",
                language="vi",
                on=timezone.localdate(AT) - timedelta(days=back % 4),
            )
    group_words(snapshot=current(), at=AT)
    assert words() == []


def test_words_go_with_the_texts(asked, stated):
    for made in asked(5, NOWHERE):
        stated(made, "nuôi tằm", at=AT - timedelta(days=89))
    group_words(snapshot=current(), at=AT)
    assert WordCluster.objects.exists()
    later = AT + timedelta(days=2)
    forget_statements(at=later)
    group_words(snapshot=current(), at=later)
    assert not WordCluster.objects.exists()


def test_what_was_understood_is_no_unknown_word(asked, stated):
    for made in asked(5, OFFERED):
        stated(made, "tôi cần phần mềm kế toán, nuôi tằm")
    group_words(snapshot=current(), at=AT)
    assert {row.term for row, _away in words()} == {"nuoi tam"}


def test_staff_set_words_aside_once_and_take_it_back(db):
    editor = colleague("content_editor")
    first = note_words(term="may phat", is_set_aside=True, by=editor, at=AT)
    again = note_words(
        term="may phat", is_set_aside=True, by=colleague("moderator"), at=AT + timedelta(days=1)
    )
    assert (first.pk, again.noted_by, again.noted_at) == ("may phat", editor, AT)
    note_words(term="may phat", is_set_aside=False, by=editor, at=AT)
    assert WordNote.objects.get().is_set_aside is False


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"asked": 0}, "demandcell_parts_fit_into_all"),
        ({"asked": 1, "nowhere": 1, "price": 1}, "demandcell_parts_fit_into_all"),
    ],
    ids=["nobody", "more parts than all"],
)
def test_cells_keep_to_what_they_say(db, fields, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        DemandCell.objects.create(day=AT.date(), source="ENTERPRISE", **fields)


def test_a_cell_stands_once_and_a_group_is_of_five(db):
    DemandCell.objects.create(day=AT.date(), source="ENTERPRISE", asked=1)
    with pytest.raises(IntegrityError, match="counted_once"), transaction.atomic():
        DemandCell.objects.create(day=AT.date(), source="ENTERPRISE", asked=2)
    with pytest.raises(IntegrityError, match="of_several_people"), transaction.atomic():
        WordCluster.objects.create(term="x", label=["x"], people=4, texts=9, day=AT.date())


def test_counting_takes_the_same_queries_however_many(asked, count, django_assert_max_num_queries):
    asked(12, NOWHERE, OFFERED, sector="G")
    current()
    with django_assert_max_num_queries(20):
        count_demand(snapshot=current(), at=AT)
    assert Enterprise.objects.count() == 12
