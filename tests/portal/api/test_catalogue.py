"""The open API tells the catalogue's facts and refuses what it does not know, by name."""

import pytest


@pytest.fixture
def ask(client, db):
    def ask(path, status=200):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == status, answer.content
        return answer.json()

    return ask


def test_all_published_platforms_are_counted(ask):
    assert ask("platforms")["count"] == 134


def test_pages_add_up_to_the_whole_list(ask):
    pages = [ask(f"platforms?sort=name&page_size=50&page={n}")["results"] for n in (1, 2, 3, 4)]
    slugs = [item["slug"] for page in pages for item in page]
    assert len(slugs) == len(set(slugs)) == 134
    assert pages[3] == []


@pytest.mark.parametrize("text", ["hoá đơn", "hóa đơn", "hoa don", "HOA DON"])
def test_spelling_does_not_change_the_answer(ask, text):
    assert ask(f"platforms?q={text}")["count"] == ask("platforms?q=hoa don")["count"] > 10


def test_a_typing_error_is_corrected_and_said(ask):
    found = ask("platforms?q=kiotvit")
    assert [item["slug"] for item in found["results"]] == ["kiotviet"]
    assert found["corrected"] == {"kiotvit": "kiotviet"}


def test_a_filter_narrows_to_its_facet_count(ask):
    counts = ask("platforms")["facets"]["deployment"]
    assert ask("platforms?deployment=on-premises")["count"] == counts["on-premises"] == 12


def test_a_division_filters_as_its_section(ask):
    assert ask("platforms?sector=56")["count"] == ask("platforms?sector=I")["count"]


def test_an_unknown_price_is_null_never_zero(ask):
    platform = ask("platforms/misa-sme")
    assert platform["monthly_vnd"] is None
    assert platform["plans"][0]["price_vnd"] is None


def test_a_second_hand_price_says_so(ask):
    plan = ask("platforms/cukcuk")["plans"][0]
    assert (plan["price_vnd"], plan["period"], plan["is_second_hand"]) == (199_000, "MONTH", True)
    assert plan["source"]


def test_a_listing_shows_where_it_comes_from(ask):
    platform = ask("platforms/misa-amis")
    assert platform["evidence"] == "vendor-page"
    assert platform["confirmed_on"] == "2026-11-22"
    assert len(platform["sources"]) == 3


def test_a_source_is_described_in_both_languages(ask):
    [source] = [row for row in ask("platforms/misa-sme")["sources"] if row["note"]["en"]]
    assert source["note"] == {
        "vi": "trang giá của nhà cung cấp, báo giá ngày 23/12/2022",
        "en": "vendor price page, quote of 23/12/2022",
    }


def test_a_draft_is_not_there(ask):
    assert ask("platforms/cmc-c-invoice", 404)["errors"] == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "colour"),
        ("need=flying", "need"),
        ("sector=ZZ", "sector"),
        ("sort=price", "sort"),
        ("page=0", "page"),
        ("page=1e400", "page"),
        ("page_size=101", "page_size"),
        ("q=" + "a" * 201, "q"),
        ("size=micro&size=huge", "size"),
    ],
)
def test_what_is_unknown_is_refused_by_name(ask, query, field):
    refusal = ask(f"platforms?{query}", 422)
    assert [error["field"].split(".")[0] for error in refusal["errors"]] == [field]


def test_the_taxonomy_has_87_needs_with_phrases(ask):
    needs = ask("needs")
    assert len(needs) == 87
    assert all(need["name"]["vi"] and need["name"]["en"] and need["synonyms"] for need in needs)


def test_sectors_are_sections_and_divisions(ask):
    sectors = ask("sectors")
    assert len(sectors) == 109
    assert next(row for row in sectors if row["code"] == "56")["section"] == "I"


def test_there_are_34_provinces(ask):
    assert len(ask("provinces")) == 34


@pytest.mark.parametrize("text", ["ba dinh ha noi", "Phường Ba Đình, Hà Nội"])
def test_a_commune_is_found_without_diacritics(ask, text):
    assert ask(f"communes?q={text}")[0]["code"] == "00004"


def test_a_former_ward_leads_to_todays_commune(ask):
    hits = ask("communes?q=phuong cong vi, quan ba dinh")
    assert any(hit["via"] and "Cống Vị" in hit["via"] for hit in hits)


def test_a_province_alone_lists_its_communes(ask):
    assert len(ask("communes?province=01&limit=50")) == 50


def test_any_page_may_read_without_cookies(client, db):
    answer = client.get("/api/v1/needs", headers={"origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies


def test_the_documentation_needs_no_script(client, db):
    answer = client.get("/api/v1/docs")
    assert answer.status_code == 200
    for path in ("/platforms/{slug}", "/match", "/needs/recognise", "/communes"):
        assert path in answer.content.decode()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "nope", 404),
        ("GET", "match", 405),
        ("PUT", "needs", 405),
        ("PUT", "docs", 405),
        ("POST", "openapi.json", 405),
        ("GET", "platforms?q=%00", 400),
    ],
)
def test_every_refusal_has_the_one_shape(client, db, method, path, status):
    answer = client.generic(method, f"/api/v1/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"detail", "errors"}
