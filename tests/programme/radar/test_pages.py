"""The radar's pages: staff by their rights, a province's people theirs, the same for everybody."""

from uuid import uuid4

import pytest
from django.urls import reverse

from matching.inputs import MatchInputs
from matching.services import keep_result
from platforms.snapshot import current
from programme.models import DemandCell, WordCluster
from programme.radar.pages import Seen, heat_of, need_page, overview, sentence
from programme.radar.selectors import latest
from tests.programme.radar.conftest import AT, NOWHERE, OFFERED
from tests.staff import sign_in

pytestmark = pytest.mark.django_db


def rows(page):
    return {row.name: [cell.text for cell in row.cells] for row in page.context["heat"].rows}


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("programme_manager", 200),
        ("moderator", 200),
        ("content_editor", 200),
        ("auditor", 200),
        ("adviser_coordinator", 403),
    ],
)
@pytest.mark.parametrize("name", ["radar", "radar-words", "staff-call-list"])
def test_who_reads_it(client, role, status, name):
    sign_in(client, role)
    assert client.get(reverse(name)).status_code == status


def test_before_the_first_count_there_is_nothing(client):
    page = client.get(reverse("demand"))
    assert "Chưa đếm" in page.content.decode()
    sign_in(client, "auditor")
    assert client.get(reverse("radar-need", args=[NOWHERE])).status_code == 200


def test_needs_stand_by_trade_and_lead_to_their_reasons(client, asked, count):
    asked(6, NOWHERE, sector="G", province="01")
    asked(8, NOWHERE, sector="C", province="79")
    count()
    sign_in(client, "programme_manager")
    page = client.get(reverse("radar"))
    (cells,) = rows(page).values()
    assert cells == ["14", "8", "6"]
    assert page.context["sentence"].startswith("14 doanh nghiệp")
    detail = client.get(f"{reverse('radar-need', args=[NOWHERE])}?section=G")
    assert detail.context["reason_rows"] == [["chưa nền tảng nào làm việc này", "6"]]
    assert [row[1] for row in detail.context["place_rows"]] == ["6"]
    html = detail.content.decode()
    for name in ("staff-call-new", "what-if"):
        assert f"{reverse(name)}?section=G&amp;need={NOWHERE}" in html


def test_the_public_page_says_the_same_and_leads_nowhere_inside(client, asked, count):
    asked(6, NOWHERE, sector="G", province="01")
    count()
    page = client.get("/en" + reverse("demand"))
    assert list(rows(page).values()) == [["6", "6"]]
    assert "staff/radar" not in page.content.decode()


def test_four_are_told_to_nobody(client, asked, count):
    asked(4, NOWHERE, sector="G", province="01")
    count()
    sign_in(client, "programme_manager")
    for name in ("radar", "demand"):
        page = client.get(reverse(name))
        assert page.context["heat"].rows == ()
        assert page.context["place_rows"] == []


def test_a_provincial_manager_sees_hers_whatever_she_asks(client, asked, count):
    asked(6, NOWHERE, province="01")
    asked(9, NOWHERE, province="79")
    count()
    sign_in(client, "programme_manager", province_id="01")
    for address in (reverse("radar"), reverse("radar-need", args=[NOWHERE])):
        page = client.get(f"{address}?province=79")
        assert page.context["seen"].province == "01"
        assert "9 doanh nghiệp" not in page.content.decode()


def test_one_trade_alone_and_the_poor_matches(client, asked, count):
    asked(7, OFFERED, sector="G", budget_vnd_per_month=0)
    count()
    found = DemandCell.objects.get(need=OFFERED, section="G")
    page = client.get(f"{reverse('demand')}?section=G&show=poor")
    assert rows(page) == ({} if found.poor < 5 else {str(_name(OFFERED)): ["7"]})


def _name(need):
    return current().taxonomy.needs[need].name


def test_what_is_not_offered_is_said_and_left_out(client, asked, count):
    asked(6, NOWHERE)
    count()
    page = client.get(f"{reverse('demand')}?need=<b>&section=zz&province=99&show=all")
    html = page.content.decode()
    assert page.status_code == 200
    assert html.count("đã bỏ qua") + html.count("bỏ") >= 1
    assert "need=&lt;b&gt;" in html


def test_a_need_there_is_not_is_not_found(client):
    sign_in(client, "programme_manager")
    assert client.get(reverse("radar-need", args=["no-such"])).status_code == 404


def test_searches_without_an_account_are_counted_beside(db, count, asked):
    asked(5, NOWHERE)
    for trade in "ABCDE":
        keep_result(
            inputs=MatchInputs(needs={NOWHERE: 2}, sector=trade),
            snapshot=current(),
            request_key=uuid4(),
            language="vi",
            at=AT,
        )
    count()
    assert "5 lượt tìm" in sentence(Seen(need=NOWHERE), latest())


def test_listings_of_the_field_come_closest_where_none_has_it(asked, count):
    page = need_page(Seen(need=NOWHERE), current())
    functions = {need.function for each in page["closest"] for need in each.listing.needs}
    assert current().taxonomy.needs[NOWHERE].function in functions
    offered = need_page(Seen(need=OFFERED, section="G"), current())["closest"]
    assert len(offered) == 5
    assert all(any(need.code == OFFERED for need in each.listing.needs) for each in offered)


@pytest.mark.parametrize(
    ("count", "most", "heat"), [(5, 5, 3), (5, 80, 1), (20, 80, 3), (80, 80, 5), (79, 80, 5)]
)
def test_heat(count, most, heat):
    assert heat_of(count, most) == heat


def test_the_first_needs_are_shown_and_the_rest_on_request(asked, count):
    needs = [code for code in current().taxonomy.needs if code != "where-to-start"][:30]
    asked(5, *needs, deployments=["none-of-ours"])
    count()
    few = overview(Seen(), current(), way=None, is_all=False)["heat"]
    every = overview(Seen(), current(), way=None, is_all=True)["heat"]
    assert len(few.rows) == min(20, len(every.rows))
    assert few.left_count == len(every.rows) - len(few.rows)


@pytest.fixture
def cluster(db):
    fields = {"label": ["nuôi tằm"], "people": 6, "texts": 7, "day": AT.date()}
    return WordCluster.objects.create(term="nuoi tam", **fields)


def test_words_lead_to_a_synonym_with_the_phrase_filled_in(client, cluster):
    sign_in(client, "content_editor")
    page = client.get(reverse("radar-words")).content.decode()
    assert "nuôi tằm" in page
    way = client.get(reverse("radar-phrase"), {"need": NOWHERE, "phrase": "nuôi tằm"})
    form = client.get(way.url).content.decode()
    assert 'value="nuôi tằm"' in form
    none = client.get(reverse("radar-phrase"), {"need": "no-such", "phrase": "x"}, follow=True)
    assert "Hãy chọn nhu cầu" in none.content.decode()


def test_words_are_set_aside_and_shown_again(client, cluster):
    sign_in(client, "moderator")
    for away, words in (("1", "Hiện lại"), ("0", "Không phải nhu cầu phần mềm")):
        sent = {"term": cluster.term, "away": away}
        page = client.post(reverse("radar-words-note"), sent, follow=True)
        assert words in page.content.decode()
    unknown = client.post(reverse("radar-words-note"), {"term": "x", "away": "1"})
    assert unknown.status_code == 404


def test_a_province_s_people_see_its_words_alone(client, cluster):
    sign_in(client, "programme_manager", province_id="01")
    assert "nuôi tằm" not in client.get(reverse("radar-words")).content.decode()


def test_a_map_shows_where_no_platform_fits_and_leads_there(client, asked, count):
    asked(6, NOWHERE, sector="G", province="01")
    asked(8, NOWHERE, sector="C", province="79")
    asked(5, NOWHERE, sector="C", province="48")
    count()
    sign_in(client, "programme_manager")
    for name in ("radar", "demand"):
        page = client.get(reverse(name), {"need": NOWHERE, "show": "unmet"})
        lands = {land.code: land for land in page.context["drawing"].lands}
        assert len(lands) == 34
        assert [lands[code].shade for code in ("79", "01", "48", "04")] == [3, 2, 1, "untold"]
        assert "Hồ Chí Minh (8)" in page.context["places_said"]
        assert "không nêu" in lands["04"].area.title
        html = page.content.decode()
        assert "Hoàng Sa" in html
        assert "Trường Sa" in html
        assert client.get(reverse(name) + lands["79"].area.url).context["seen"] == Seen(
            need=NOWHERE, province="79"
        )


def test_a_map_keeps_to_the_choices_and_what_may_be_told(client, asked, count):
    asked(6, NOWHERE, sector="G", province="01")
    asked(7, NOWHERE, sector="C", province="01")
    asked(9, NOWHERE, sector="C", province="79")
    asked(4, NOWHERE, sector="C", province="48")
    count()
    page = client.get(reverse("demand"), {"section": "C"})
    shades = {land.code: land.shade for land in page.context["drawing"].lands}
    # Four are told nowhere, nor whatever stands beside them as the only other one.
    assert shades["48"] == "untold"
    assert next(shade for shade, _text in page.context["legend"]) == "untold"
    assert 0 not in [shade for shade, _text in page.context["legend"]]
    here = client.get(reverse("demand"), {"province": "01"})
    assert here.context["drawing"] is None
    poor = client.get(reverse("demand"), {"show": "poor"})
    assert poor.context["drawing"] is None
