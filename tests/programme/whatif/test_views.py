"""The pages: ask, wait, read; small parts untold; a province alone for who has one."""

from dataclasses import replace

import pytest

from programme.models import WhatIf
from programme.whatif.pages import difference
from reference.models import Sector
from tests.programme.whatif.conftest import OPEN, THOUGHT_OF
from tests.staff import sign_in

PATH = "/staff/what-if/"
KEY = "0b7a6f0e-7b6e-4d8c-9c52-0d5e3b1f2a10"


def said(**fields):
    whole = {"core": [OPEN], "sizes": ["micro"], "deployments": ["cloud"], "languages": ["vi"]}
    return {**whole, "price": "200.000", "request_key": KEY, **fields}


@pytest.fixture
def manager(client, db):
    return sign_in(client, "programme_manager")


def rows(page, name):
    return page.context[name]


def test_a_question_leads_to_its_own_page(client, manager):
    page = client.post(PATH, said())
    row = WhatIf.objects.get()
    assert page.url == f"{PATH}{row.pk}/"
    assert (row.inputs["core"], row.inputs["price_vnd"]) == ([OPEN], 200_000)


def test_sent_twice_it_is_asked_once(client, manager):
    assert client.post(PATH, said()).url == client.post(PATH, said()).url


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({"core": []}, "core", "Hãy chọn ít nhất một nhu cầu"),
        ({"price": "rẻ thôi"}, "price", "chưa đọc được"),
        ({"deployments": []}, "deployments", "ít nhất một"),
        ({"languages": ["xx"]}, "languages", "Hãy chọn trong danh sách"),
        ({"links": "không có thứ này đâu"}, "links", "không có trong danh mục"),
        ({"links": "\n".join(["KiotViet"] * 11)}, "links", "Nhiều nhất mười"),
    ],
    ids=["no need", "price", "nowhere", "forged", "unknown software", "too much"],
)
def test_what_is_wrong_is_said_beside_it(client, manager, fields, name, words):
    page = client.post(PATH, said(**fields))
    assert words in " ".join(page.context["form"].errors[name])
    assert WhatIf.objects.count() == 0


def test_nothing_typed_is_lost(client, manager):
    page = client.post(PATH, said(price="rẻ thôi", links="KiotViet", sectors=["A"]))
    text = page.content.decode()
    assert "rẻ thôi" in text
    assert "KiotViet" in text
    assert f'value="{OPEN}" checked' in text


def test_software_is_found_by_its_name(client, manager):
    client.post(PATH, said(links="kiotviet\nMISA AMIS Kế toán\n\n"))
    assert "kiotviet" in WhatIf.objects.get().inputs["links"]


def test_a_need_and_a_trade_come_from_the_radar(client, manager):
    form = client.get(PATH, {"need": OPEN, "section": "A"}).context["form"]
    assert (form["core"].value(), form["sectors"].value()) == ([OPEN], ["A"])


@pytest.mark.parametrize("again", ["x", "9" * 30, "0", "-1", "٣"])
def test_an_odd_way_back_gives_a_new_form(client, manager, again):
    assert client.get(PATH, {"again": again, "need": "x" * 500}).status_code == 200


def test_an_earlier_one_is_gone_on_from(client, manager, ask):
    row = ask(replace(THOUGHT_OF, price_vnd=1_500_000, links=("kiotviet",)), waits=True)
    form = client.get(PATH, {"again": row.pk}).context["form"]
    assert (form["price"].value(), form["links"].value()) == ("1.500.000", "KiotViet")


def test_it_waits_and_looks_again(client, manager, ask):
    row = ask(waits=True)
    text = client.get(f"{PATH}{row.pk}/").content.decode()
    assert f'hx-get="{PATH}{row.pk}/"' in text
    assert '<noscript><meta http-equiv="refresh"' in text


def test_htmx_gets_the_box_alone_until_it_is_done(client, manager, ask, country):
    row = ask(waits=True)
    page = client.get(f"{PATH}{row.pk}/", headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    done = client.get(f"{PATH}{ask().pk}/", headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"


def test_the_answer_is_a_sentence_first(client, manager, ask, country):
    page = client.get(f"{PATH}{ask().pk}/")
    assert page.context["sentence"] == (
        "9 doanh nghiệp sẽ có lựa chọn tốt hơn, 9 trong đó nay chưa có gì."
    )


def test_small_parts_are_not_told_nor_found_by_the_rest(client, manager, ask, country):
    page = client.get(f"{PATH}{ask().pk}/")
    assert rows(page, "province_rows") == [["Phần còn lại, mỗi phần quá ít để nêu", "9", "9"]]
    assert [row[1] for row in rows(page, "sector_rows")] == ["9"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(9, 9, "0"), (9, 20, "+11"), (20, 9, "−11"), (9, 12, "—"), (3, 40, "—"), (40, 3, "—")],
)
def test_a_difference_tells_of_no_few(before, after, words):
    assert difference(before, after) == words


def test_nobody_gains_is_said(client, manager, ask, country):
    asked = replace(THOUGHT_OF, core=("where-to-start",))
    page = client.get(f"{PATH}{ask(asked).pk}/")
    assert "Không doanh nghiệp nào" in page.context["sentence"]


def test_what_came_to_nothing_says_so(client, manager, ask):
    row = ask(waits=True)
    WhatIf.objects.filter(pk=row.pk).update(state="FAILED", ended_at=row.asked_at)
    assert "Chưa tính được" in client.get(f"{PATH}{row.pk}/").content.decode()


def test_a_manager_of_a_province_sees_hers_alone(client, ask, country):
    row = ask()
    sign_in(client, "programme_manager", province_id="01")
    page = client.get(f"{PATH}{row.pk}/")
    assert "6 doanh nghiệp" in page.context["sentence"]
    assert rows(page, "province_rows") == []
    assert "Hà Nội" in page.content.decode()


def test_a_province_without_any_says_nobody(client, ask, country):
    row = ask()
    sign_in(client, "programme_manager", province_id="48")
    assert "Không doanh nghiệp nào" in client.get(f"{PATH}{row.pk}/").context["sentence"]


def test_an_auditor_reads_and_does_not_ask(client, ask):
    row = ask(waits=True)
    sign_in(client, "auditor")
    assert client.get(PATH).context["form"] is None
    assert client.get(f"{PATH}{row.pk}/").status_code == 200
    assert client.post(PATH, said()).status_code == 403


@pytest.mark.parametrize("role", ["adviser_coordinator", None])
def test_others_are_refused(client, db, role):
    sign_in(client, role)
    assert client.get(PATH).status_code == 403


def test_one_that_never_was_is_not_found(client, manager):
    assert client.get(f"{PATH}1/").status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_however_long(
    client, manager, ask, count, django_assert_num_queries
):
    for _number in range(count):
        ask(waits=True)
    client.get(PATH)
    with django_assert_num_queries(8):
        assert len(client.get(PATH).context["asked"]) == count


def test_trades_are_those_of_the_law(client, manager):
    choices = dict(client.get(PATH).context["form"].fields["sectors"].choices)
    held = Sector.objects.filter(level="SECTION", is_selectable=True, is_retired=False)
    assert set(choices) == set(held.values_list("code", flat=True))
