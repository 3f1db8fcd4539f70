"""Every number of a survey's pages and open data is what a recount of the answers gives."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from programme.models import Survey, SurveyAnswer, SurveyOption
from programme.opendata.survey import survey as open_data
from reference.models import Province
from tests.programme.survey.conftest import give
from tests.tables import numbers, tables_of

pytestmark = pytest.mark.django_db
COLUMNS = {"province": "province", "section": "section", "size": "size"}


@pytest.fixture
def answered(shipped):
    """Sixty answers of three provinces and those who did not say, some without a question."""
    today, random = timezone.localdate(), Random(3)
    Survey.objects.filter(pk=shipped.pk).update(closes_on=today + timedelta(days=30))
    for number in range(60):
        said = {
            question.code: _said(question, random)
            for question in shipped.questions.order_by("pk").prefetch_related("options")
            if random.random() < 0.8
        }
        place = ("01", "01", "01", "79", "79", None)[number % 6] if number < 57 else "48"
        size = ("micro", "small", "")[number % 3]
        give(shipped, said or {"use": "one"}, province=place, size=size, at=timezone.now())
    return shipped


def _said(question, random):
    codes = sorted(option.code for option in question.options.all())
    if question.kind == "MULTIPLE":
        return random.sample(codes[:-1], random.randint(1, 3))
    return random.choice(codes)


def rows_of(**part):
    return list(
        SurveyAnswer.objects.filter(**part).order_by("pk").values_list("answers", flat=True)
    )


def chosen(rows, code):
    """How many answered, and each option by how many."""
    said = [row[code] for row in rows if code in row]
    flat = [each for value in said for each in (value if isinstance(value, list) else [value])]
    return len(said), Counter(flat)


def questions(survey):
    """Code, text, and the options' codes in their order with their texts."""
    for question in survey.questions.order_by("position"):
        options = SurveyOption.objects.filter(question=question).order_by("position")
        yield question.code, question.text_vi, {each.code: each.text_vi for each in options}


def test_page_of_the_whole(client, answered):
    tables = tables_of(client.get("/survey/results/2026/"))
    for code, text, options in questions(answered):
        total, counts = chosen(rows_of(), code)
        rows = tables[text]
        assert [row[0] for row in rows] == list(options.values())
        for option, row in zip(options, rows, strict=True):
            assert int(row[1]) == counts[option]
            assert numbers(row[2]) == [round(100 * counts[option] / total, 1)]


@pytest.mark.parametrize(
    ("by", "codes"),
    [
        ("province", lambda: dict(Province.objects.values_list("short_name", "pk"))),
        ("size", lambda: {"siêu nhỏ": "micro", "nhỏ": "small"}),
    ],
    ids=["province", "size"],
)
def test_pages_by_part(client, answered, by, codes):
    tables, named = tables_of(client.get(f"/survey/results/2026/?by={by}")), codes()
    empty = None if by == "province" else ""
    for code, text, options in questions(answered):
        shown = tables[text]
        assert len(shown) >= 2
        for name, total, *shares in shown:
            count, counts = chosen(rows_of(**{by: named.get(name, empty)}), code)
            assert int(total) == count >= 5
            for option, share in zip(options, shares, strict=True):
                assert numbers(share)[0] == round(100 * counts[option] / count, 1)


def test_open_data(answered):
    held = list(open_data())
    assert {row[1] for row in held} == {"", *COLUMNS}
    for _year, by, part, code, *rest in held:
        option, count, total, share = rest[3], *rest[6:9]
        empty = "" if by == "size" else None
        said = rows_of(**{COLUMNS[by]: part or empty} if by else {})
        answers, counts = chosen(said, code)
        assert total == answers >= 5
        assert (count, share) == (counts[option], round(100 * counts[option] / answers, 1))


def test_open_data_leaves_no_option_of_the_whole_out(answered):
    told = {(row[3], row[7]) for row in open_data() if row[1] == ""}
    assert told == {
        (code, each) for code, _text, options in questions(answered) for each in options
    }
