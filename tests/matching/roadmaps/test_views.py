"""The pages of bundles and roadmaps: for the holder, for readers, for nonsense."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar
from pypdf import PdfReader

from matching.models import MatchResult, Roadmap, RoadmapStep
from matching.roadmaps import duties
from matching.roadmaps.duties import Duty
from ui.bilingual import Bilingual

READ = ("match-bundle", "match-roadmap", "match-roadmap-pdf", "match-roadmap-calendar")
TODAY = "2026-12-01"


def url(name, *args, language="vi"):
    with translation.override(language):
        return reverse(name, args=args)


def html(response):
    return response.content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", READ)
def test_whoever_has_the_link_reads(client, live, name, language):
    response = client.get(url(name, live.token, language=language))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    assert not response.cookies


@pytest.mark.parametrize("name", READ)
def test_missing_and_expired_are_the_same(client, match_result, name):
    MatchResult.objects.update(
        created_at=timezone.now() - timedelta(days=9),
        expires_at=timezone.now() - timedelta(days=1),
    )
    for token in (match_result.token, "A" * 22, "x", "\u202e"):
        assert client.get(url(name, token)).status_code == 404


def test_bundles_name_unknown_prices_and_links(client, live):
    MatchResult.objects.update(
        inputs={"needs": [["inventory-control", 2], ["payroll", 2], ["crm", 1]], "size": "small"}
    )
    page = html(client.get(url("match-bundle", live.token)))
    assert "chưa công bố" in page
    assert "Không ký hợp đồng trước khi được duyệt" in page
    assert "Chưa nói xã, phường" in page or "xã, phường" in page


def test_office_of_the_province_is_shown_once_filled(client, live):
    from reference.models import SupportOffice

    MatchResult.objects.update(inputs={"needs": [["crm", 2]], "size": "small", "commune": "00004"})
    empty = html(client.get(url("match-bundle", live.token)))
    assert "Hà Nội" in empty
    SupportOffice.objects.filter(province_id="01").update(
        name_vi="Sở Tài chính", source="trang của thành phố", checked_on=date(2026, 11, 22)
    )
    assert "Sở Tài chính" in html(client.get(url("match-bundle", live.token)))


@pytest.mark.parametrize("kind", ["household", "large", "unknown"])
def test_support_is_said_honestly_to_everybody(client, live, kind):
    inputs = {"needs": [["crm", 2]]} | {
        "household": {"is_household": True},
        "large": {"size": "large"},
        "unknown": {},
    }[kind]
    MatchResult.objects.update(inputs=inputs)
    page = html(client.get(url("match-bundle", live.token)))
    said = {"household": "198/2025", "large": "Doanh nghiệp lớn", "unknown": "bao nhiêu lao động"}
    assert said[kind] in page


def test_nothing_that_fits_leads_back(client, live):
    MatchResult.objects.update(
        inputs={"needs": [["crm", 2]], "must_link": ["kiotviet", "misa-amis", "sapo", "haravan"]}
    )
    assert client.get(url("match-bundle", live.token)).status_code == 200
    assert client.get(url("match-roadmap", live.token)).status_code == 200


def test_reader_gets_no_forms(client, live, kept):
    page = html(client.get(url("match-roadmap", live.token)))
    assert "csrfmiddlewaretoken" not in page


def test_holder_keeps_the_roadmap_of_a_bundle(client, mine):
    said = {"starts_on": TODAY, "bundle": "fewest_vendors"}
    response = client.post(url("match-roadmap", mine.token), said)
    assert response.status_code == 302
    assert Roadmap.objects.get().starts_on == date(2026, 12, 1)
    assert "csrfmiddlewaretoken" in html(client.get(response.url))


@pytest.mark.parametrize("day", ["", "32/13/2026", "hôm nay", "9999-12-31", "\x00", "1" * 10_000])
def test_malformed_day_is_said_beside_its_field(client, mine, day):
    response = client.post(url("match-roadmap", mine.token), {"starts_on": day})
    assert response.status_code == 422
    assert response.context["form"].errors["starts_on"]
    assert not Roadmap.objects.exists()


@pytest.mark.parametrize("day", ["2026-12-01", "01/12/2026", "1-12-2026", "01.12.2026"])
def test_days_are_read_as_people_write_them(client, mine, day):
    client.post(url("match-roadmap", mine.token), {"starts_on": day})
    assert Roadmap.objects.get().starts_on == date(2026, 12, 1)


def new(**said):
    usual = {"title": "Gọi kế toán", "phase": "START", "starts_on": TODAY, "due_on": TODAY}
    return {f"new-{name}": value for name, value in ({"key": uuid4()} | usual | said).items()}


def test_double_submit_adds_one_step(client, mine, kept):
    said = new()
    for _ in range(2):
        client.post(url("match-roadmap-add", mine.token), said)
    assert kept.steps.filter(own_title="Gọi kế toán").count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"phase": "LATER"}, "phase"),
        ({"due_on": "2026-11-01"}, "due_on"),
        ({"starts_on": "?"}, "starts_on"),
        ({"key": "?"}, "key"),
    ],
    ids=str,
)
def test_wrong_step_is_not_added_and_nothing_is_lost(client, mine, kept, said, field):
    before = kept.steps.count()
    response = client.post(url("match-roadmap-add", mine.token), new(**said))
    assert response.status_code == 422
    assert response.context["new_step"].errors[field]
    assert kept.steps.count() == before
    if field != "title":
        assert "Gọi kế toán" in html(response)


@pytest.mark.parametrize("title", ["\u202eהלוש", "😀" * 50, "<b>x</b>", "a\x00b"], ids=ascii)
def test_odd_titles_are_kept_and_printed(client, mine, kept, title):
    client.post(url("match-roadmap-add", mine.token), new(title=title))
    for name in READ:
        assert client.get(url(name, mine.token)).status_code == 200


def test_lone_surrogate_is_no_error(client, mine, kept):
    body = "new-title=%ED%A0%80x&new-phase=START&new-starts_on=2026-12-01&new-due_on=2026-12-01"
    kind = "application/x-www-form-urlencoded"
    response = client.post(url("match-roadmap-add", mine.token), body, content_type=kind)
    assert response.status_code in {302, 422}


def test_step_is_renamed_and_moved(client, mine, kept):
    step = kept.steps.order_by("pk").first()
    place = url("match-roadmap-step", mine.token, step.pk)
    assert step.title_vi in html(client.get(place))
    client.post(place, {"title": "Dọn kho", "starts_on": TODAY, "due_on": "2026-12-24"})
    step.refresh_from_db()
    assert (step.own_title, step.due_on) == ("Dọn kho", date(2026, 12, 24))


def test_wrong_change_is_said_and_changes_nothing(client, mine, kept):
    step = kept.steps.order_by("pk").first()
    said = {"title": "Dọn kho", "starts_on": TODAY, "due_on": "2026-11-30"}
    response = client.post(url("match-roadmap-step", mine.token, step.pk), said)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["due_on"])
    assert "Dọn kho" in html(response)


def test_step_is_ticked_and_removed(client, mine, kept):
    step = kept.steps.order_by("pk").first()
    client.post(url("match-roadmap-tick", mine.token, step.pk), {"done": "1"})
    step.refresh_from_db()
    assert step.done_on == timezone.localdate()
    for _ in range(2):
        response = client.post(url("match-roadmap-remove", mine.token, step.pk))
        assert response.status_code == 302
    assert f'id="step-{step.pk}"' not in html(client.get(url("match-roadmap", mine.token)))


def test_others_change_nothing(client, live, kept):
    step = kept.steps.order_by("pk").first()
    tick = url("match-roadmap-tick", live.token, step.pk)
    for place in (
        url("match-roadmap", live.token),
        url("match-roadmap-add", live.token),
        url("match-roadmap-step", live.token, step.pk),
        tick,
        url("match-roadmap-remove", live.token, step.pk),
    ):
        assert client.post(place, new()).status_code == 404
    assert RoadmapStep.objects.filter(done_on=None, removed_at=None).count() == kept.steps.count()


def test_step_of_another_roadmap_is_missing(client, mine, kept):
    for name in ("match-roadmap-step", "match-roadmap-tick", "match-roadmap-remove"):
        assert client.post(url(name, mine.token, 10**15), {"title": "x"}).status_code == 404


def test_pdf_says_what_the_page_says(client, mine, kept):
    response = client.get(url("match-roadmap-pdf", mine.token))
    assert response["Content-Type"] == "application/pdf"
    file = PdfReader(BytesIO(response.content))
    text = " ".join(" ".join(page.extract_text() for page in file.pages).split())
    assert file.trailer["/Root"]["/Lang"] == "vi"
    assert url("match-roadmap", mine.token) in text.replace(" ", "")
    for step in kept.steps.all():
        assert step.title_vi in text


def test_pdf_in_english_says_so(client, live):
    response = client.get(url("match-roadmap-pdf", live.token, language="en"))
    file = PdfReader(BytesIO(response.content))
    assert file.trailer["/Root"]["/Lang"] == "en"
    assert "Your digital roadmap" in file.pages[0].extract_text()


def test_print_outs_have_a_limit(client, live, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "document": (1, timedelta(minutes=1))}
    answers = [client.get(url("match-roadmap-pdf", live.token)).status_code for _ in range(2)]
    assert answers == [200, 429]


def test_calendar_has_an_entry_a_step(client, mine, kept):
    response = client.get(url("match-roadmap-calendar", mine.token))
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} == {
        step.title_vi for step in kept.steps.all()
    }
    last = max(step.due_on for step in kept.steps.all())
    assert max(event.decoded("DTEND") for event in events) == last + timedelta(days=1)
    assert len({str(event["UID"]) for event in events}) == len(events)


@pytest.mark.usefixtures("no_duties")
def test_duties_stand_in_the_roadmap(client, live):
    due_on = timezone.localdate() + timedelta(days=40)
    title = Bilingual("Nộp tờ khai", "File the return")
    duties.register(lambda facts: [Duty("return", title, due_on)])
    assert "Nộp tờ khai" in html(client.get(url("match-roadmap", live.token)))
    assert "File the return" in html(client.get(url("match-roadmap", live.token, language="en")))


def test_result_leads_to_bundle_and_roadmap(client, live):
    page = html(client.get(url("match-result", live.token)))
    assert url("match-bundle", live.token) in page
    assert url("match-roadmap", live.token) in page
    assert 'id="bundles"' in html(client.get(url("how-ranking-works")))


@pytest.mark.parametrize("stored", [False, True])
def test_a_roadmap_costs_few_queries(client, live, django_assert_max_num_queries, stored, request):
    if stored:
        request.getfixturevalue("kept")
    client.get(url("match-roadmap", live.token))
    with django_assert_max_num_queries(6):
        client.get(url("match-roadmap", live.token))
