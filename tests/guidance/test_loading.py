"""The shipped guidance is whole, says only what its sources say, leaves staff's edits alone."""

import re
from datetime import date

import pytest

from guidance.loading import load_guidance, read
from guidance.models import (
    Article,
    Duty,
    DutyNeed,
    LegalReference,
    LegalSource,
    Plan,
    SkillPath,
    Term,
)
from reference.files import read_yaml

COUNTS = {LegalReference: 12, Article: 14, Duty: 7, Plan: 10, Term: 60, SkillPath: 5}


def changes():
    return {str(change.label): change for change in load_guidance()}


@pytest.mark.parametrize(("model", "count"), COUNTS.items(), ids=str)
def test_everything_shipped_is_there(db, model, count):
    assert model.objects.count() == count


def test_a_second_load_changes_nothing(db):
    assert [(c.created, c.updated, c.retired, c.kept) for c in load_guidance()] == [
        ([], [], [], [])
    ] * 6


def test_the_figures_of_state_support_stand_once_and_the_article_says_them():
    shipped = read("guidance.yaml")
    assert not [row["code"] for row in shipped["legal_references"] if "support" in row]
    figures = read_yaml("state_support.yaml")
    article = next(row for row in shipped["articles"] if row["code"] == "state-support")
    million = 1_000_000
    consulting = figures["consulting"]["cap_vnd_per_contract_per_year"]
    solutions = figures["solutions"]["cap_vnd_per_year"]
    course = figures["training"]["management_course_percent_max"]
    said = (
        f"{consulting['small'] // million} million",
        f"{consulting['medium'] // million} million",
        f"{solutions['micro'] // million} to {solutions['medium'] // million} million",
        f"{course} percent",
    )
    spoken = [phrase for phrase in said if phrase in article["body_en"]]
    in_vietnamese = [
        phrase
        for phrase in said
        if phrase.replace("million", "triệu")
        .replace(" to ", " đến ")
        .replace("percent", "phần trăm")
        in " ".join(article["body_vi"].split())
    ]
    halves = {figures["solutions"]["rate_percent_max"], figures["consulting"]["rate_percent_max"]}
    assert (tuple(spoken), tuple(in_vietnamese), halves) == (said, said, {50})


def test_every_date_of_a_duty_stands_in_its_law_or_article():
    shipped = read("guidance.yaml")
    laws = {row["code"]: row for row in shipped["legal_references"]}
    texts = {row["code"]: row["body_en"] for row in shipped["articles"]}
    for duty in read("duties.yaml")["duties"]:
        law = laws[duty["legal_reference"]]
        day = date.fromisoformat(duty["in_force_on"])
        spoken = f"{day.day} {day:%b %Y}"
        said = [law.get("effective"), law["topic_en"], texts[duty["article"]]]
        assert any(duty["in_force_on"] == text or spoken in (text or "") for text in said), duty


def test_every_sum_of_a_duty_stands_in_its_law_or_article():
    shipped = read("guidance.yaml")
    texts = {row["code"]: row["body_en"] for row in shipped["articles"]}
    laws = {row["code"]: row["topic_en"] for row in shipped["legal_references"]}
    for duty in read("duties.yaml")["duties"]:
        said = texts[duty["article"]] + laws[duty["legal_reference"]]
        sums = re.findall(r"\d+ (?:b|m)illion", duty["what_en"] + duty["name_en"])
        assert [found for found in sums if found not in said] == []
        if limit := duty.get("revenue_above_vnd"):
            assert f"{limit // 10**9} billion" in said


def test_a_duty_is_no_surer_than_its_law():
    laws = {row["code"]: row["confidence"] for row in read("guidance.yaml")["legal_references"]}
    sure = [d for d in read("duties.yaml")["duties"] if d["confidence"] == "verified"]
    assert [laws[duty["legal_reference"]] for duty in sure] == ["verified"] * len(sure)


def test_a_duty_that_staff_changed_is_kept(db):
    Duty.objects.filter(code="personal-data").update(check_vi="Hỏi Bộ Công an.")
    assert changes()[str(Duty._meta.verbose_name_plural)].kept == ["personal-data"]
    assert Duty.objects.get(code="personal-data").check_vi == "Hỏi Bộ Công an."


def test_a_duty_whose_needs_staff_changed_is_kept(db):
    DutyNeed.objects.filter(duty_id="personal-data", need_id="customer-crm").delete()
    assert changes()[str(Duty._meta.verbose_name_plural)].kept == ["personal-data"]
    assert not DutyNeed.objects.filter(duty_id="personal-data", need_id="customer-crm").exists()


def test_a_row_whose_shipped_record_changed_is_updated_with_its_parts(db):
    Duty.objects.filter(code="personal-data").update(shipped_digest="")
    DutyNeed.objects.filter(duty_id="personal-data").delete()
    assert changes()[str(Duty._meta.verbose_name_plural)].updated == ["personal-data"]
    assert DutyNeed.objects.filter(duty_id="personal-data").count() == 2


def test_a_duty_that_the_file_drops_is_retired_not_deleted(db):
    Duty.objects.create(
        code="gone",
        name_vi="Cũ",
        what_vi="Cũ",
        kinds=["ENTERPRISE"],
        legal_reference_id="law-91-2025",
        in_force_on=date(2020, 1, 1),
        check_vi="Hỏi.",
        shipped_digest="x",
    )
    load_guidance()
    assert Duty.objects.get(code="gone").is_retired


def test_sources_without_an_address_say_what_was_read(db):
    blank = LegalSource.objects.filter(address="").order_by("pk")
    assert blank
    assert [row.pk for row in blank if not row.note_vi] == []
