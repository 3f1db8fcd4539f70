import pytest
from django.apps import apps
from django.urls import reverse

from assessment.models import Instrument, InstrumentVersion, Pillar, Question
from assessment.publishing import clone_version
from tests.assessment.conftest import AT
from tests.staff import colleague, form_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def page(row, name="change"):
    return reverse(f"admin:assessment_{row._meta.model_name}_{name}", args=[row.pk])


def act(version, code):
    return reverse("admin:assessment_instrumentversion_act", args=[version.pk, code])


@pytest.fixture
def draft(version):
    return clone_version(version=version, by=colleague("content_editor"), at=AT)


def test_an_editor_clones_edits_and_publishes(client, version):
    sign_in(client, "content_editor")
    assert act(version, "clone") in client.get(page(version)).content.decode()
    client.post(act(version, "clone"))
    draft = InstrumentVersion.objects.get(instrument="dbi-short", number=2)
    form = form_of(client.get(page(draft)))
    client.post(page(draft), {**form, "intro_vi": "Bản của Bộ.", "pillars-0-max_points": "70"})
    draft.refresh_from_db()
    assert draft.intro_vi == "Bản của Bộ."
    assert draft.pillars.filter(max_points=70).exists()
    answer = client.post(act(draft, "publish"), follow=True)
    assert "Đã công bố" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.status == "PUBLISHED"
    assert "Bản của Bộ." in client.get("/assessment/").content.decode()


def test_the_history_says_who_cloned(client, draft):
    sign_in(client, "auditor")
    text = client.get(page(draft, "history")).content.decode()
    assert "Nguyễn Thị Duyệt" in text
    assert "nhân bản" in text


@pytest.mark.parametrize("row", ["version", "question"])
def test_what_is_published_is_only_read(client, version, row):
    sign_in(client, "content_editor")
    shown = version if row == "version" else Question.objects.get(code="st-plan")
    answer = client.get(page(shown))
    assert not answer.context["has_change_permission"]
    assert client.post(page(shown), {}).status_code == 403


def test_a_question_of_a_draft_is_edited(client, draft):
    sign_in(client, "content_editor")
    question = Question.objects.get(pillar__version=draft, code="st-plan")
    form = form_of(client.get(page(question)))
    form = {**form, "text_vi": "Câu của Bộ?", "needs": "payroll,tax-filing"}
    answer = client.post(page(question), form)
    assert answer.status_code == 302, answer.context["errors"]
    question.refresh_from_db()
    assert (question.text_vi, question.needs) == ("Câu của Bộ?", ["payroll", "tax-filing"])


def test_an_unknown_need_is_told_beside_the_field(client, draft):
    sign_in(client, "content_editor")
    question = Question.objects.get(pillar__version=draft, code="st-plan")
    form = form_of(client.get(page(question)))
    answer = client.post(page(question), {**form, "needs": "no-such-need"})
    assert "Không có nhu cầu này: no-such-need." in answer.content.decode()


def test_a_question_of_a_draft_is_removed_and_stays_in_the_history(client, draft):
    sign_in(client, "content_editor")
    question = Question.objects.get(pillar__version=draft, code="st-plan")
    client.post(page(question, "delete"), {"post": "yes"})
    assert not Question.objects.filter(pk=question.pk).exists()
    events = apps.get_model("assessment", "QuestionEvent").objects
    assert events.filter(id=question.pk, pgh_label="delete").exists()


def test_why_it_is_not_published_is_said_in_words(client, draft):
    sign_in(client, "content_editor")
    draft.levels.filter(level=2).delete()
    Pillar.objects.filter(version=draft, code="culture").update(needs=["no-such-need"])
    text = client.post(act(draft, "publish"), follow=True).content.decode()
    assert "các mức chưa liền nhau từ 0 trở lên" in text
    assert "không có nhu cầu mang mã no-such-need" in text


@pytest.mark.parametrize("role", ["moderator", "auditor", "programme_manager"])
def test_others_neither_clone_nor_publish(client, version, role):
    sign_in(client, role)
    assert client.get(page(version)).status_code == 200
    assert client.post(act(version, "clone")).status_code == 403


def test_an_unknown_act_is_not_there(client, version):
    sign_in(client, "content_editor")
    assert client.get(act(version, "explode")).status_code == 404
    assert client.get(act(InstrumentVersion(pk=10**9), "clone")).status_code == 404
    assert client.get(act(version, "clone")).status_code == 200


def test_a_new_instrument_gets_its_first_draft(client, db):
    sign_in(client, "content_editor")
    add = reverse("admin:assessment_instrument_add")
    client.post(add, {"code": "own", "name_vi": "Của Bộ", "name_en": "", "position": "3"})
    assert Instrument.objects.filter(code="own").exists()
    listed = client.get(reverse("admin:assessment_instrument_changelist")).content.decode()
    assert "Của Bộ" in listed
