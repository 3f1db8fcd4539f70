import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessment.loading import load_files
from assessment.models import InstrumentVersion, Option, Pillar, Question
from assessment.paper import paper_of

pytestmark = pytest.mark.django_db


def shipped(code):
    return InstrumentVersion.objects.get(instrument=code, number=1)


def test_both_instruments_are_shipped_and_offered():
    rows = InstrumentVersion.objects.order_by("instrument__position")
    assert list(rows.values_list("instrument", "status", "origin")) == [
        ("dbi-short", "PUBLISHED", "ILLUSTRATIVE"),
        ("sector-tools", "PUBLISHED", "ILLUSTRATIVE"),
    ]


def test_the_short_form_has_36_questions_in_the_pillars_of_the_decision():
    paper = paper_of(shipped("dbi-short").pk)
    assert {p.code: (len(p.questions), p.max_points) for p in paper.pillars} == {
        "customer-experience": (8, 65),
        "strategy": (4, 25),
        "infrastructure-technology": (8, 80),
        "operations": (7, 65),
        "culture": (4, 50),
        "data-assets": (5, 35),
    }
    assert {len(q.options) for q in paper.questions.values()} == {6}


def test_the_levels_are_those_of_the_decision():
    rules = paper_of(shipped("dbi-short").pk).scheme.levels
    found = [(r.percent_from, r.is_inclusive, r.points_above, r.pillars_required) for r in rules]
    assert found == [
        (10, True, 20, 4),
        (20, False, 64, 4),
        (40, False, 128, 4),
        (60, False, 192, 5),
        (80, False, 256, 6),
    ]


def test_each_of_25_industries_is_asked_for_its_own_tools():
    version = shipped("sector-tools")
    industries = paper_of(version.pk).industries
    assert len(industries) == 25
    asked = {code: paper_of(version.pk, code) for code in industries}
    assert "work-trade" in asked["retail"].questions
    assert "work-trade" not in asked["garments"].questions
    assert all(pillar.questions for paper in asked.values() for pillar in paper.pillars)


def test_loading_again_changes_nothing():
    before = InstrumentVersion.objects.count()
    change = load_files(at=timezone.now())
    assert (change.created, InstrumentVersion.objects.count()) == ([], before)


PARTS = pytest.mark.parametrize("model", [Pillar, Question, Option], ids=lambda m: m.__name__)


@PARTS
def test_parts_of_a_published_version_cannot_be_changed(model):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(position=9)


@PARTS
def test_parts_of_a_published_version_cannot_be_deleted(model):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_nothing_is_added_to_a_published_version():
    with pytest.raises(IntegrityError), transaction.atomic():
        Pillar.objects.create(
            version=shipped("dbi-short"), code="more", name_vi="Thêm", max_points=1
        )


@pytest.mark.parametrize(
    "changed",
    [{"intro_vi": "khác"}, {"number": 9}, {"status": "DRAFT", "published_at": None}],
    ids=["text", "number", "back"],
)
def test_the_version_itself_stays(changed):
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentVersion.objects.filter(instrument="dbi-short").update(**changed)


def test_a_published_version_is_not_deleted():
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentVersion.objects.filter(instrument="dbi-short")._raw_delete("default")
