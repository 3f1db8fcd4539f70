"""The editor of surveys: clone, edit, look, publish; and what it refuses, next to the field."""

from datetime import date

import pytest
from django.urls import reverse

from programme.models import Survey, SurveyQuestion
from tests.programme.survey.conftest import draft
from tests.staff import form_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def editor(client):
    sign_in(client, "content_editor")
    return client


def change(survey):
    return reverse("admin:programme_survey_change", args=[survey.pk])


def act(survey, code):
    return reverse("admin:programme_survey_act", args=[survey.pk, code])


def test_clone_edit_publish(editor, shipped):
    assert "năm sau" in editor.get(change(shipped)).content.decode()
    made_at = editor.post(act(shipped, "clone"))["Location"]
    made = Survey.objects.get(status="DRAFT")
    assert made_at == change(made)
    page = editor.get(made_at)
    said = form_of(page)
    said |= {"opens_on": "2027-01-01", "closes_on": "2027-02-01", "questions-0-text_vi": "Khác?"}
    answer = editor.post(made_at, said)
    assert answer.status_code == 302, [f.errors for f in answer.context["inline_admin_formsets"]]
    editor.post(act(made, "publish"))
    made.refresh_from_db()
    assert (made.status, made.opens_on) == ("PUBLISHED", date(2027, 1, 1))
    assert made.questions.order_by("position").first().text_vi == "Khác?"
    assert made.events.filter(pgh_context__metadata__action="publish").exists()


def test_what_is_missing_is_said_and_it_stays_a_draft(editor):
    made = draft(2027)
    page = editor.post(act(made, "publish"), follow=True).content.decode()
    assert "chưa ghi mở vào những ngày nào" in page
    assert Survey.objects.get(pk=made.pk).is_draft


def test_published_one_lets_its_last_day_be_moved_only(editor, survey):
    page = editor.get(change(survey))
    assert {*page.context["adminform"].form.fields} == {"closes_on"}
    assert not page.context["inline_admin_formsets"][0].formset.extra_forms
    assert (
        editor.post(change(survey), {**form_of(page), "closes_on": "2027-06-01"}).status_code == 302
    )
    survey.refresh_from_db()
    assert survey.closes_on == date(2027, 6, 1)


MISTAKES = {
    "closes first": ("closes_on", {"opens_on": "2027-03-01", "closes_on": "2027-02-01"}),
    "another year": ("opens_on", {"opens_on": "2028-03-01", "closes_on": "2028-04-01"}),
    "a year that is taken": ("year", {"year": "2026"}),
    "far year": ("year", {"year": "99999"}),
}


@pytest.mark.parametrize(("field", "wrong"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_told_beside_its_field(editor, field, wrong):
    made = draft(2027)
    page = editor.post(change(made), {**form_of(editor.get(change(made))), **wrong})
    assert field in page.context["adminform"].form.errors


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("low_vi", {"kind": "SCALE"}),
        ("unit_vi", {"kind": "NUMBER"}),
        ("kind", {"kind": "PIE"}),
        ("text_vi", {"text_vi": "x" * 10_001}),
        ("text_en", {"text_en": ""}),
    ],
)
def test_mistake_in_a_question_is_told_beside_its_field(editor, field, wrong):
    made = draft(2027)
    question = made.questions.get(code="view")
    address = reverse("admin:programme_surveyquestion_change", args=[question.pk])
    page = editor.post(address, {**form_of(editor.get(address)), **wrong})
    assert field in page.context["adminform"].form.errors


def test_question_goes_while_it_is_a_draft_and_not_afterwards(editor, survey):
    loose = draft(2028).questions.get(code="view")
    fixed = survey.questions.get(code="view")
    for question in (loose, fixed):
        editor.post(
            reverse("admin:programme_surveyquestion_delete", args=[question.pk]), {"post": "yes"}
        )
    assert {*SurveyQuestion.objects.filter(code="view", pk__in=[loose.pk, fixed.pk])} == {fixed}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_preview_shows_each_question_in_both_languages(editor, language):
    made = draft(2027)
    address = reverse("admin:programme_survey_preview", args=[made.pk])
    page = editor.get(address, {"language": language}).content.decode()
    word = {"vi": "Câu", "en": "Question"}[language]
    assert all(f"{word} {code}?" in page for code in ("view", "tools", "ease", "seats"))
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("role", ["auditor", "programme_manager"])
def test_who_only_reads_cannot_publish(client, role):
    sign_in(client, role)
    made = draft(2027)
    assert client.post(act(made, "publish")).status_code == 403
    assert client.get(reverse("admin:programme_survey_preview", args=[made.pk])).status_code == 200


@pytest.mark.parametrize("code", ["erase", "publish0"])
def test_unknown_act_is_no_page(editor, shipped, code):
    assert editor.post(act(shipped, code)).status_code == 404
