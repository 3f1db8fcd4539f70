"""The page on which a revision is judged, the queue before it, and acts on several at once."""

import re
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from platforms.choices import Act, Evidence, State
from platforms.models import Message, Platform, Revision
from platforms.models.revisions import Side
from platforms.revisions import services, writing
from tests.platforms.revisions.conftest import AT
from tests.staff import admit, sign_in

pytestmark = pytest.mark.ignore_template_errors
QUEUE = reverse("admin:platforms_revision_changelist")


def page(revision):
    return reverse("admin:platforms_revision_change", args=[revision.pk])


def go(service, row, by, **said):
    return service(revision=row, by=by, at=AT, version=row.version, **said)


def sent(act, revision, **said):
    """What the browser sends when the act's button is pressed."""
    data = {"version": revision.version, **said}
    return {"act": act, **{f"{act.lower()}-{name}": value for name, value in data.items()}}


def offered(response):
    """Act → why this person may not, "" if she may."""
    return {button.act: button.problem for button in response.context["review"].buttons}


def text_of(response):
    return response.content.decode()


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def submitted(draft, vendor_user):
    return go(services.submit_revision, draft, vendor_user)


@pytest.fixture
def taken(client, submitted, first):
    """In review by the first officer, who is signed in."""
    admit(client, first)
    return go(services.take_revision, submitted, first)


def second_text(slug, author, officer=None):
    """Another listing's text by a colleague: submitted, or approved by an officer."""
    row = writing.start_revision(
        platform=Platform.objects.get(slug=slug),
        side=Side.STAFF,
        request_key=uuid4(),
        by=author,
        at=AT,
    )
    row = go(services.submit_revision, row, author)
    if officer is None:
        return row
    row = go(services.take_revision, row, officer)
    said = services.Said(evidence=Evidence.VENDOR_PAGE)
    return go(services.approve_revision, row, officer, said=said)


# ── Who is offered what ──────────────────────────────────────────────────────────────────────
def test_each_person_is_offered_what_she_may_and_told_why_not_the_rest(
    client, approved, first, second, vendor_user
):
    admit(client, second)
    assert offered(client.get(page(approved))) == {
        Act.PUBLISH: "",
        Act.SEND_BACK: "",
        Act.REFUSE: "",
    }
    admit(client, first)
    response = client.get(page(approved))
    reason = offered(response)[Act.PUBLISH]
    assert reason
    assert reason in text_of(response)
    assert 'value="PUBLISH"' not in text_of(response)
    for role in ("auditor", "content_editor", "programme_manager"):
        sign_in(client, role, email=f"{role}@ministry.example")
        assert offered(client.get(page(approved))) == {}


def test_each_offered_act_has_its_key_on_the_page(client, taken):
    text = text_of(client.get(page(taken)))
    for act, key in ((Act.APPROVE, "a"), (Act.ASK, "c"), (Act.REFUSE, "r")):
        assert f'data-act="{key}"' in text
        assert f'value="{act}"' in text
    assert "js/review-keys" in text


def test_the_page_shows_what_changes_and_for_whom_it_waits(client, approved, second):
    admit(client, second)
    response = client.get(page(approved))
    assert [change.after for change in response.context["review"].changes] == [
        approved.content["summary_vi"]
    ]
    assert approved.content["summary_vi"] in text_of(response)
    assert Platform.objects.get(pk=approved.platform_id).summary_vi in text_of(response)


def test_the_queue_opens_with_what_waits_for_staff(client, approved, draft, second):
    admit(client, second)
    own = second_text("kiotviet", second)
    waiting = {row.pk for row in client.get(QUEUE).context["cl"].result_list}
    assert waiting == {approved.pk, own.pk}
    assert not client.get(QUEUE, {"waits": "me"}).context["cl"].result_list
    # Her own text is not what comes next.
    assert client.get(page(approved)).context["review"].next_pk is None


# ── Acts ─────────────────────────────────────────────────────────────────────────────────────
def test_the_queue_says_how_many_wait_for_whom(client, taken, first):
    text = text_of(client.get(reverse("admin:platforms_revision_changelist")))
    for pile, count in (("staff", 1), ("me", 1), ("writer", 0)):
        said = re.search(rf'href="[^"]*waits={pile}"[^>]*>([^<]*)<', text)[1]
        assert f"({count})" in said


def test_forged_fields_change_nothing_but_the_act(client, taken, first, second):
    other = second_text("kiotviet", second)
    forged = {
        "state": "PUBLISHED",
        "approved_by": first.pk,
        "writers": "",
        "evidence": "seed",
        "revision": other.pk,
        "pk": other.pk,
        "ask-revision": other.pk,
        "content": "{}",
    }
    client.post(page(taken), {**sent(Act.ASK, taken, reason="Chưa rõ giá."), **forged})
    row = Revision.objects.get(pk=taken.pk)
    assert (row.state, row.approved_by, row.evidence) == ("CHANGES_REQUESTED", None, "none")
    assert (row.writers, row.content) == (taken.writers, taken.content)
    assert Revision.objects.get(pk=other.pk).state == State.SUBMITTED


@pytest.mark.parametrize("act", ["", "BURN", "SUSPEND", "publish", "RETIRE"])
def test_an_act_that_is_not_of_this_page_is_not_found(client, taken, act):
    assert client.post(page(taken), sent(act, taken, reason="x")).status_code == 404
    assert Revision.objects.get(pk=taken.pk).version == taken.version


@pytest.mark.parametrize("version", ["", "0", "abc", "9" * 30])
def test_a_forged_version_decides_nothing(client, taken, version):
    data = {**sent(Act.APPROVE, taken, evidence="vendor-page"), "approve-version": version}
    assert client.post(page(taken), data).status_code == 200
    assert Revision.objects.get(pk=taken.pk).state == State.IN_REVIEW


def test_a_refusal_without_its_criterion_keeps_what_was_typed(client, taken):
    response = client.post(page(taken), sent(Act.REFUSE, taken, reason="Không kiểm chứng được."))
    form = next(form for button, form in response.context["acts"] if button.act is Act.REFUSE)
    assert list(form.errors) == ["criterion"]
    assert "Không kiểm chứng được." in text_of(response)
    assert Revision.objects.get(pk=taken.pk).state == State.IN_REVIEW


def test_a_refusal_that_leads_to_a_person_is_told_and_not_made(client, taken, criterion):
    said = {"reason": "Chị Hoa, 0912 345 678, không trả lời.", "criterion": criterion.pk}
    response = client.post(page(taken), sent(Act.REFUSE, taken, **said))
    form = next(form for button, form in response.context["acts"] if button.act is Act.REFUSE)
    assert "0912 345 678" in form.errors["reason"][0]
    assert Revision.objects.get(pk=taken.pk).state == State.IN_REVIEW


def test_asking_without_a_reason_is_told_beside_the_field(client, taken):
    response = client.post(page(taken), sent(Act.ASK, taken, reason="  "))
    form = next(form for button, form in response.context["acts"] if button.act is Act.ASK)
    assert list(form.errors) == ["reason"]
    assert form.errors["reason"][0] in text_of(response)


def test_who_comes_too_late_is_told_when_and_keeps_her_words(client, taken, first, second):
    go(services.approve_revision, taken, first, said=services.Said(evidence="vendor-page"))
    admit(client, second)
    response = client.post(page(taken), sent(Act.ASK, taken, reason="Xin ảnh màn hình."))
    text = text_of(response)
    assert str(State.APPROVED.label) in text
    assert "Xin ảnh màn hình." in text
    assert 'role="alert"' in text
    assert Revision.objects.get(pk=taken.pk).state == State.APPROVED


def test_who_comes_after_the_decision_is_told_when_it_fell(client, taken, first, second, criterion):
    said = services.Said(criterion=criterion, reason="Giá trên trang khác.")
    row = go(services.refuse_revision, taken, first, said=said)
    admit(client, second)
    response = client.post(page(taken), sent(Act.ASK, taken, reason="Xin ảnh màn hình."))
    (error,) = response.context["failed"].non_field_errors()
    assert f"{timezone.localtime(row.changed_at):%H:%M %d/%m/%Y}" in error
    assert str(State.REFUSED.label) in error
    assert "Xin ảnh màn hình." in text_of(response)


def test_a_stale_page_is_told_and_its_form_can_be_sent_again(client, taken, first, second):
    row = go(services.approve_revision, taken, first, said=services.Said(evidence="vendor-page"))
    row = go(services.send_back_revision, row, second, said=services.Said(reason="Xem lại giá."))
    stale = sent(Act.ASK, taken, reason="Xin ảnh màn hình.")
    form = next(
        form
        for button, form in client.post(page(taken), stale).context["acts"]
        if button.act is Act.ASK
    )
    assert form.non_field_errors()
    again = {"act": "ASK", **{bound.html_name: bound.value() for bound in form}}
    client.post(page(taken), again)
    assert Revision.objects.get(pk=row.pk).state == State.CHANGES_REQUESTED


def test_a_missing_revision_is_not_found_and_other_methods_are_not_known(client, taken):
    assert client.get(page(taken).replace(str(taken.pk), "9" * 18)).status_code == 404
    assert client.put(page(taken)).status_code == 405


def test_a_listing_that_its_vendor_changes_is_closed_to_staff(client, draft, first):
    admit(client, first)
    path = reverse("admin:platforms_platform_change", args=[draft.platform_id])
    response = client.get(path)
    assert response.context["closed"] in text_of(response)
    assert 'name="_save"' not in text_of(response)
    # A form that was open before comes back with what she wrote and why it cannot be kept.
    refused = client.post(path, {"summary_vi": "Câu của cán bộ."})
    assert response.context["closed"] in text_of(refused)
    assert "Câu của cán bộ." in text_of(refused)
    assert Revision.objects.get(pk=draft.pk).content == draft.content


# ── Notes ────────────────────────────────────────────────────────────────────────────────────
def test_a_note_sent_twice_is_one_and_its_vendor_never_reads_it(client, taken):
    key = uuid4()
    for _ in range(2):
        client.post(page(taken), {"note": "1", "text": "Giá lạ.", "request_key": key})
    note = Message.objects.get(revision=taken)
    assert (note.kind, note.side, note.text) == ("NOTE", "STAFF", "Giá lạ.")


def test_an_empty_note_is_told_and_a_reader_writes_none(client, taken):
    response = client.post(page(taken), {"note": "1", "text": " ", "request_key": uuid4()})
    assert "text" in response.context["note"].errors
    sign_in(client, "auditor", email="kiem-toan@example.vn")
    assert client.get(page(taken)).context["note"] is None
    data = {"note": "1", "text": "Tôi cũng thấy.", "request_key": uuid4()}
    assert client.post(page(taken), data).status_code == 403
    assert not Message.objects.filter(revision=taken).exists()


# ── Several at once ──────────────────────────────────────────────────────────────────────────
def bulk(act, *rows):
    query = "&".join(f"pk={row.pk}" for row in rows)
    return f"{reverse('admin:platforms_revision_bulk')}?act={act}&{query}"


def test_several_are_published_as_far_as_this_person_may(client, approved, first, second):
    """The first is hers to publish; the second she approved; the third nobody approved yet."""
    own = second_text("kiotviet", first, second)
    early = second_text("misa-asp", first)
    admit(client, second)
    data = {"action": "publish", "_selected_action": [approved.pk, own.pk, early.pk]}
    asked = client.post(QUEUE, data)
    assert asked.url == bulk("PUBLISH", approved, own, early)
    response = client.get(asked.url)
    assert [row.pk for row in response.context["ready"]] == [approved.pk]
    reasons = dict(response.context["refused"])
    assert reasons.keys() == {own, early}
    assert all(reason in text_of(response) for reason in reasons.values())
    shown = [f"{row.pk}:{row.version}" for row in (approved, own, early)]
    done = client.post(asked.url, {"shown": [*shown, "x", f"{own.pk}:{'9' * 5000}"]})
    states = dict(Revision.objects.order_by("pk").values_list("pk", "state"))
    assert states == {approved.pk: "PUBLISHED", own.pk: "APPROVED", early.pk: "SUBMITTED"}
    assert early.platform.name in told(done)


def test_several_are_published_by_who_has_just_shown_who_she_is(client, approved, second):
    """Looking publishes nothing; an old second factor has to be shown anew for either."""
    address, data = bulk("PUBLISH", approved), {"shown": f"{approved.pk}:{approved.version}"}
    admit(client, second, seconds_ago=3_600)
    for answer in (client.get(address), client.post(address, data)):
        assert answer.url.startswith("/accounts/2fa/")
    admit(client, second)
    assert client.get(address).status_code == 200
    assert Revision.objects.get(pk=approved.pk).state == State.APPROVED
    client.post(address, data)
    assert Revision.objects.get(pk=approved.pk).state == State.PUBLISHED


def test_what_changed_since_it_was_shown_stays(client, approved, second):
    admit(client, second)
    client.post(bulk("PUBLISH", approved), {"shown": f"{approved.pk}:{approved.version - 1}"})
    client.post(bulk("PUBLISH", approved), {"shown": ""})
    assert Revision.objects.get(pk=approved.pk).state == State.APPROVED


@pytest.mark.parametrize("query", ["", "act=PUBLISH", "act=REFUSE&pk=1", "act=TAKE&pk=٣", "pk=x"])
def test_an_odd_address_of_several_is_not_found(client, db, query):
    sign_in(client, "moderator")
    assert client.get(f"{reverse('admin:platforms_revision_bulk')}?{query}").status_code == 404


def test_an_editor_decides_on_none(client, approved):
    sign_in(client, "content_editor")
    data = {"shown": f"{approved.pk}:{approved.version}"}
    assert client.post(bulk("PUBLISH", approved), data).status_code == 403
    assert Revision.objects.get(pk=approved.pk).state == State.APPROVED


def test_an_empty_queue_says_what_to_do(client, db):
    sign_in(client, "moderator")
    assert "Không còn bản nào chờ cán bộ" in client.get(QUEUE).content.decode()
    searched = client.get(QUEUE, {"q": "qwerty"}).content.decode()
    assert "Không có gì khớp với từ tìm và bộ lọc này" in searched
    assert 'href="?">Hiện tất cả' in searched
    assert "Không còn bản nào chờ cán bộ" not in searched
