from platforms.revisions.completeness import FACTS, Said, completeness, overall_percent
from platforms.revisions.forms import SECTIONS

EMPTY = Said({}, {})
NEED = {"need_id": "a", "strength": "SUPPORTING"}


def by_section(said):
    return {each.section: each for each in completeness(said)}


def test_every_section_of_the_form_is_judged_in_its_order():
    assert list(FACTS) == list(SECTIONS)
    assert [each.section for each in completeness(EMPTY)] == list(SECTIONS)


def test_an_empty_draft_lacks_what_it_needs():
    found = by_section(EMPTY)
    assert found["basics"].needed == ("name", "summary_vi")
    assert found["needs"].needed == ("platform_needs",)
    assert found["links"].percent is None
    assert overall_percent(completeness(EMPTY)) == 0


def test_what_is_said_counts_and_no_trial_is_an_answer():
    content = {
        "name": "Kho Việt",
        "summary_vi": "Quản lý kho.",
        "platform_needs": [NEED],
        "free_trial_days": 0,
        "sector_scope": "LISTED",
    }
    found = by_section(Said(content, {}, files=1))
    assert (found["basics"].percent, found["basics"].needed) == (50, ())
    assert (found["needs"].percent, found["needs"].missing) == (50, ("core_need",))
    assert found["terms"].percent == 25
    assert "sector_scope" in found["audience"].missing
    assert found["evidence"].percent == 100


def test_the_share_never_falls_when_something_is_added():
    content, before = {}, 0
    for facts in FACTS.values():
        for fact in facts:
            content |= {fact.code: "ALL" if fact.code == "sector_scope" else [NEED]}
            now = overall_percent(completeness(Said(dict(content), {})))
            assert now >= before
            before = now
