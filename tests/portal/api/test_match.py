"""Match and recognition through the API: explained, exact, strict."""

import io
import json
import re
import subprocess
import sys
import zipfile

import pytest

from ledger.models import RateCounter


@pytest.fixture
def send(client, db):
    def send(path, body, status=200):
        data = body if isinstance(body, str) else json.dumps(body)
        answer = client.post(f"/api/v1/{path}", data, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    return send


def test_evidence_points_into_the_text_as_sent(send):
    text = "Tôi cần quản lý kho và chấm công"
    found = send("needs/recognise", {"text": text})
    assert {need["code"] for need in found["needs"]} == {
        "inventory-control",
        "attendance-timesheet",
    }
    for need in found["needs"]:
        for span in need["evidence"]:
            assert text[span["start"] : span["end"]] == span["text"]


def test_the_answer_has_the_shape_that_was_promised(send):
    found = send("needs/recognise", {"text": "cần quản lý kho, không cần chấm công"})
    assert {"needs", "negated", "constraints", "language"} <= found.keys()
    assert [set(need) for need in found["needs"]] == [{"code", "confidence", "evidence"}]
    assert [set(span) for span in found["needs"][0]["evidence"]] == [{"start", "end", "text"}]


def test_a_refused_need_is_named_as_such(send):
    found = send("needs/recognise", {"text": "cần quản lý kho, không cần chấm công"})
    assert found["negated"] == ["attendance-timesheet"]
    assert "attendance-timesheet" not in [need["code"] for need in found["needs"]]


def test_a_price_ceiling_is_a_condition(send):
    found = send("needs/recognise", {"text": "phần mềm kế toán dưới 500k/tháng"})
    assert found["constraints"]["max_monthly_vnd"] == 500_000


def test_warehouse_software_comes_with_reasons(send):
    found = send("match", {"text": "phan mem ql kho", "limit": 5})
    assert found["understood"]["needs"] == {"inventory-control": 2}
    assert len(found["matches"]) == 5
    for match in found["matches"]:
        assert match["met"] == ["inventory-control"]
        assert match["why"]["vi"]
        assert match["why"]["en"]
        assert match["why"]["vi"] != match["why"]["en"]


def test_ranking_can_be_run_again_from_what_is_published_alone(client, send, tmp_path):
    """The engine that a reader takes along gives the same list from the open API, without us."""
    page = client.get("/how-ranking-works/").content.decode()
    archive = client.get(re.search(r'href="(/how-ranking-works/engine-[^"]+)"', page)[1])
    zipfile.ZipFile(io.BytesIO(archive.content)).extractall(tmp_path)
    asked = {"needs": [{"code": "payroll"}, {"code": "attendance-timesheet", "importance": 3}]}
    asked |= {"sector": "G", "size": "small", "budget_vnd_per_month": 500_000}
    asked |= {"deployment": ["on-premises"], "limit": 20}
    answer = send("match", asked)
    rows = [
        row
        for page in (1, 2)
        for row in client.get(f"/api/v1/platforms?page_size=100&page={page}").json()["results"]
    ]
    (tmp_path / "said.json").write_text(json.dumps([asked, answer, rows]))
    run = (
        "import json; from engine.again import again, is_same;"
        "asked, answer, rows = json.load(open('said.json'));"
        "found = again(asked, answer, rows); assert is_same(answer, found);"
        "print(*(miss.slug for miss in found.near_misses))"
    )
    done = subprocess.run(
        [sys.executable, "-c", run], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert answer["matches"]
    assert answer["near_misses"]
    assert done.stdout.split() == [row["platform"] for row in answer["near_misses"]]
    assert client.get("/how-ranking-works/engine-0.9.zip").status_code == 404


def test_the_score_is_exactly_the_sum_of_its_terms(send):
    for match in send("match", {"needs": [{"code": "payroll"}], "sector": "G"})["matches"]:
        assert round(sum(term["points"] for term in match["terms"]) * 100) == round(
            match["score"] * 100
        )
        assert sum(term["max"] for term in match["terms"]) == 100


def test_matches_come_best_first(send):
    scores = [row["score"] for row in send("match", {"text": "kế toán", "limit": 50})["matches"]]
    assert scores == sorted(scores, reverse=True)


def test_a_platform_in_use_is_not_offered_again(send):
    asked = {
        "needs": [{"code": "pos-retail", "importance": 3}],
        "existing": ["kiotviet"],
        "limit": 50,
    }
    found = send("match", asked)
    assert "kiotviet" not in [row["platform"] for row in found["matches"]]
    assert found["excluded"] >= 1


def test_own_server_leaves_the_cloud_as_near_misses(send):
    asked = {"needs": [{"code": "bookkeeping-accounting"}], "deployment": ["on-premises"]}
    found = send("match", asked)
    assert found["near_misses"]
    assert all(row["failed"] == ["deployment"] for row in found["near_misses"])
    assert found["near_misses"][0]["would_change"]["vi"]


def test_a_need_that_nobody_meets_is_uncovered(send):
    found = send("match", {"needs": [{"code": "cold-chain"}]})
    assert found["matches"] == []
    assert found["understood"]["uncovered"] == ["cold-chain"]


def test_without_a_need_the_sectors_usual_ones_stand_in(send):
    found = send("match", {"sector": "I"})
    assert found["understood"]["from_sector_defaults"] is True
    assert found["matches"]


@pytest.mark.parametrize("body", [{}, {"text": "hôm nay trời đẹp quá"}, {"text": "a" * 10_000}])
def test_nothing_said_is_nothing_recommended(send, body):
    found = send("match", body)
    assert (found["matches"], found["understood"]["needs"]) == ([], {})


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"colour": "red"}, "colour"),
        ({"needs": [{"code": "flying"}]}, "needs.0.code"),
        ({"needs": [{"code": "payroll", "importance": 4}]}, "needs.0.importance"),
        ({"needs": [{"code": "payroll", "weight": 1}]}, "needs.0.weight"),
        ({"sector": "ZZ"}, "sector"),
        ({"commune": "ba dinh"}, "commune"),
        ({"maturity": {"luck": 3}}, "maturity.luck.[key]"),
        ({"budget_vnd_per_month": -1}, "budget_vnd_per_month"),
        ({"budget_vnd_per_month": "500"}, "budget_vnd_per_month"),
        ({"limit": 51}, "limit"),
        ({"employees": 1.5}, "employees"),
        ({"text": "x" * 10_001}, "text"),
    ],
)
def test_what_is_unknown_or_out_of_range_is_refused_by_name(send, body, field):
    refusal = send("match", body, 422)
    assert [error["field"] for error in refusal["errors"]] == [field]


def test_what_cannot_be_used_is_named_and_does_no_harm(send):
    asked = {"text": "kho", "commune": "99999", "existing": ["excel"]}
    understood = send("match", asked)["understood"]
    assert [problem["field"] for problem in understood["unknown"]] == ["existing", "commune"]
    assert understood["commune"] is None


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"text"', "\x00", '{"text": NaN}'])
def test_what_is_no_json_object_is_refused(client, db, body):
    answer = client.post("/api/v1/match", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert "detail" in answer.json()


@pytest.mark.parametrize("text", ["😀" * 2000, "\\u0000 kho", "\\u202ekho", "a" * 10_000, " "])
def test_odd_texts_are_answered(client, db, text):
    answer = client.post(
        "/api/v1/needs/recognise", f'{{"text": "{text}"}}', content_type="application/json"
    )
    assert answer.status_code == 200


def test_a_lone_surrogate_is_refused_or_answered(client, db):
    answer = client.post(
        "/api/v1/needs/recognise", '{"text": "\\ud800 kho"}', content_type="application/json"
    )
    assert answer.status_code in (200, 422)


def test_a_whole_number_may_be_written_with_a_point(send):
    assert send("match", {"text": "kho", "limit": 3.0})["matches"]


def test_too_many_questions_are_told_to_wait(client, db, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "api": (2, settings.RATE_LIMITS["api"][1])}
    asked = {"data": '{"text": "kho"}', "content_type": "application/json"}
    answers = [client.post("/api/v1/needs/recognise", **asked) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert RateCounter.objects.get().used == 3
