"""Editors change guidance in the admin; the next load leaves their words alone."""

import pytest
from django.urls import reverse

from guidance.loading import load_guidance
from guidance.models import Article, Duty, DutyNeed, LegalReference
from tests.staff import form_of, sign_in

pytestmark = pytest.mark.ignore_template_errors


def page(row, name="change"):
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=[row.pk])


@pytest.fixture
def editor(client, db):
    return sign_in(client, "content_editor")


@pytest.fixture
def duty(db):
    return Duty.objects.get(code="household-tax")


def test_an_editor_changes_a_duty_and_the_next_load_keeps_it(client, editor, duty):
    form = form_of(client.get(page(duty)))
    response = client.post(page(duty), {**form, "check_vi": "Hỏi thuế cơ sở."})
    assert response.status_code == 302
    load_guidance()
    duty.refresh_from_db()
    assert duty.check_vi == "Hỏi thuế cơ sở."


def test_the_history_says_who_changed_what(client, editor, duty):
    form = form_of(client.get(page(duty)))
    client.post(page(duty), {**form, "check_vi": "Hỏi thuế cơ sở."})
    history = client.get(page(duty, "history")).content.decode()
    assert "Nguyễn Thị Duyệt" in history
    assert "Hỏi thuế cơ sở." in history


def test_saving_untouched_changes_nothing(client, editor, duty):
    before = Duty.pgh_event_model.objects.count()
    client.post(page(duty), form_of(client.get(page(duty))))
    assert Duty.pgh_event_model.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"in_force_on": "", "due_on": ""}, "in_force_on"),
        ({"recurrence": "YEAR"}, "due_on"),
        ({"revenue_above_vnd": "5", "revenue_up_to_vnd": "4"}, "revenue_up_to_vnd"),
        ({"kinds": []}, "kinds"),
    ],
    ids=["no-date", "comes-back-from-nowhere", "limits-swapped", "for-nobody"],
)
def test_what_must_not_be_is_told_beside_its_field(client, editor, duty, changes, field):
    response = client.post(page(duty), {**form_of(client.get(page(duty))), **changes})
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors


def test_a_need_twice_is_told(client, editor, duty):
    form = form_of(client.get(page(duty)))
    first = DutyNeed.objects.filter(duty=duty).order_by("pk")[0]
    count = int(form["duty_needs-TOTAL_FORMS"])
    form |= {"duty_needs-TOTAL_FORMS": count + 1, f"duty_needs-{count}-need": first.need_id}
    assert client.post(page(duty), form).status_code == 200
    assert DutyNeed.objects.filter(duty=duty, need=first.need).count() == 1


@pytest.mark.parametrize("role", ["moderator", "auditor"])
def test_others_read_but_do_not_change(client, duty, role):
    sign_in(client, role)
    assert client.get(page(duty)).status_code == 200
    assert client.post(page(duty), {"check_vi": "x"}).status_code == 403


@pytest.mark.parametrize("model", [Article, Duty, LegalReference], ids=lambda m: m.__name__)
def test_an_editor_may_add(client, editor, model):
    opts = model._meta
    assert client.get(reverse(f"admin:{opts.app_label}_{opts.model_name}_add")).status_code == 200


def test_articles_due_for_review_are_filtered(client, editor):
    Article.objects.filter(code="start-small").update(
        checked_on="2020-01-01", review_on="2020-06-01"
    )
    address = reverse("admin:guidance_article_changelist")
    found = client.get(address, {"review": "due"}).context["cl"].queryset
    assert [row.code for row in found] == ["start-small"]
    assert client.get(address).context["cl"].queryset.count() == 14
