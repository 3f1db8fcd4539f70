import pytest
from django.db import IntegrityError, transaction

from assessment.models import InstrumentVersion, LevelRule, Option, Pillar, Question
from assessment.paper import paper_of, read_paper
from assessment.publishing import NotPublishableError, clone_version, publish
from tests.assessment.conftest import AT
from tests.staff import colleague

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return colleague("content_editor")


@pytest.fixture
def draft(version, editor):
    return clone_version(version=version, by=editor, at=AT)


def reasons(draft):
    with pytest.raises(NotPublishableError) as refused:
        publish(version=draft, by=None, at=AT)
    return {code for code, _about in refused.value.reasons}


def test_a_clone_asks_the_same_and_is_a_draft(version, draft, editor):
    assert (draft.number, draft.status, draft.shipped_digest) == (2, "DRAFT", "")
    same, copied = paper_of(version.pk), read_paper(draft.pk)
    assert copied.pillars == same.pillars
    assert copied.levels == same.levels
    assert clone_version(version=version, by=editor, at=AT).pk == draft.pk


def test_a_clone_keeps_the_industries(editor):
    version = InstrumentVersion.objects.get(instrument="sector-tools", number=1)
    copied = read_paper(clone_version(version=version, by=editor, at=AT).pk)
    assert copied.industries == paper_of(version.pk).industries


def test_a_draft_is_offered_to_nobody(draft):
    with pytest.raises(InstrumentVersion.DoesNotExist):
        paper_of(draft.pk)


def test_publishing_retires_the_one_before_and_freezes_this(version, draft, editor):
    published = publish(version=draft, by=editor, at=AT)
    version.refresh_from_db()
    assert (published.status, published.published_at, version.status) == (
        "PUBLISHED",
        AT,
        "RETIRED",
    )
    assert publish(version=published, by=editor, at=AT) == published
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pillar__version=published).update(position=3)
    assert reasons(version) == {"retired"}


def test_a_question_may_be_edited_and_removed_in_a_draft(draft):
    question = Question.objects.filter(pillar__version=draft).order_by("pk").first()
    question.text_vi = "Câu mới?"
    question.save()
    question.delete()
    assert not Question.objects.filter(pk=question.pk).exists()


def test_a_sound_draft_has_no_problem(draft):
    assert publish(version=draft, by=None, at=AT).status == "PUBLISHED"


def test_a_question_code_is_used_once_in_a_version(draft):
    other = Pillar.objects.get(version=draft, code="culture")
    Question.objects.filter(pillar__version=draft, code="st-plan").update(pillar=other)
    Question.objects.filter(pillar__version=draft, code="st-goals").update(code="st-plan")
    assert reasons(draft) == {"twice"}


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda v: v.pillars.all().delete(), "no-pillars"),
        (lambda v: v.levels.filter(level=2).delete(), "levels-have-gaps"),
        (lambda v: v.levels.filter(level=3).update(percent_from=90), "levels-do-not-rise"),
        (lambda v: v.levels.filter(level=4).update(pillars_required=7), "too-many-pillars"),
        (lambda v: Question.objects.filter(pillar__version=v, pillar__code="culture").delete(),
         "pillar-asks-nothing"),
        (lambda v: Option.objects.filter(question__pillar__version=v).update(score=0),
         "no-answers"),
        (lambda v: Question.objects.filter(pillar__version=v, code="st-plan").update(
            groups=["trade"]), "unknown-group"),
        (lambda v: v.pillars.filter(code="culture").update(needs=["no-such-need"]),
         "unknown-need"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_would_not_work_is_not_published(draft, spoil, reason):
    spoil(draft)
    assert reason in reasons(draft)


def test_one_draft_at_a_time(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentVersion.objects.create(instrument_id="dbi-short", number=9, intro_vi="x")


def test_a_draft_may_be_deleted_with_its_parts(draft):
    draft.delete()
    assert not LevelRule.objects.filter(version_id=draft.pk).exists()
