from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessment import selectors, services
from assessment.models import Assessment, ColleagueAnswer
from assessment.paper import UnknownAnswerError, paper_of
from assessment.publishing import clone_version, publish
from assessment.selectors import assessed_on, attempts, held, latest_of, result_of
from assessment.services import About, FinishedError, UnansweredError
from enterprises.models import EnterpriseNeed
from enterprises.services import create_enterprise
from reference.together import ask_one
from tests.assessment.conftest import AT, answers_alike, later
from tests.owners import enterprise_of, join, owner
from tests.staff import colleague

pytestmark = pytest.mark.django_db


def test_the_same_form_twice_is_one_attempt(begin):
    key = uuid4()
    assert begin(key=key).pk == begin(key=key).pk


def test_a_form_key_leads_nobody_to_anothers_attempt(begin, person):
    key = uuid4()
    assert begin(key=key).pk != begin(key=key, owner=person).pk


def test_without_an_account_it_is_kept_90_days_from_the_last_change(begin):
    row = begin()
    assert row.expires_at == later(days=90)
    row = services.save_answers(token=row.token, given={"cx-website": ["1"]}, at=later(days=10))
    assert row.expires_at == later(days=100)


def test_an_account_keeps_it(begin, person):
    row = begin(owner=person, steps=1)
    assert row.expires_at is None
    assert services.finish(token=row.token, at=AT).expires_at is None


def test_answers_are_added_and_amended(begin):
    row = begin()
    services.save_answers(token=row.token, given={"cx-website": ["1"], "st-plan": ["2"]}, at=AT)
    row = services.save_answers(token=row.token, given={"cx-website": ["4"]}, at=AT)
    assert row.answers == {"cx-website": ["4"], "st-plan": ["2"]}


@pytest.mark.parametrize(
    "given",
    [{"no-question": ["1"]}, {"cx-website": ["9"]}, {"cx-website": ["1", "2"]}],
    ids=["question", "option", "two of one"],
)
def test_an_answer_that_is_not_on_the_paper_is_refused(begin, given):
    with pytest.raises(UnknownAnswerError):
        services.save_answers(token=begin().token, given=given, at=AT)


def test_an_expired_attempt_is_gone(begin):
    with pytest.raises(Assessment.DoesNotExist):
        services.save_answers(token=begin().token, given={}, at=later(days=90))


def test_finishing_names_what_is_missing(begin):
    row = begin(steps=3)
    Assessment.objects.filter(pk=row.pk).update(answers={**row.answers, "st-plan": []})
    with pytest.raises(UnansweredError) as refused:
        services.finish(token=row.token, at=AT)
    assert refused.value.codes == ("st-plan",)


def test_a_finished_attempt_has_its_result_and_takes_no_more(begin):
    row = begin(steps=3, finished=True)
    assert (row.level, set(row.shares.values())) == (3, {6000})
    assert services.finish(token=row.token, at=later(days=1)).finished_at == AT
    with pytest.raises(FinishedError):
        services.save_answers(token=row.token, given={"cx-website": ["1"]}, at=AT)


@pytest.mark.parametrize(
    "changed", [{"answers": {}}, {"level": 5}, {"finished_at": None, "shares": None, "level": None}]
)
def test_the_database_keeps_a_finished_attempt(begin, changed):
    row = begin(steps=1, finished=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=row.pk).update(**changed)


def test_a_new_attempt_starts_from_the_old_answers(begin):
    old = begin(steps=2, finished=True, about=About(sector="G", size="small"))
    key = uuid4()
    sent = {"st-plan": ["5"]}
    new = services.begin_again(token=old.token, request_key=key, given=sent, at=AT)
    again = services.begin_again(token=old.token, request_key=key, given=sent, at=AT)
    assert new.pk == again.pk != old.pk
    assert (new.series, new.sector_id, new.size) == (old.series, "G", "small")
    assert new.answers == {**old.answers, "st-plan": ["5"]}
    assert new.finished_at is None


def test_an_unfinished_one_is_not_begun_again(begin):
    with pytest.raises(Assessment.DoesNotExist):
        services.begin_again(token=begin().token, request_key=uuid4(), given={}, at=AT)


def test_a_new_attempt_is_on_the_version_offered_now(begin, version):
    editor = colleague("content_editor")
    old = begin(steps=2, finished=True)
    draft = clone_version(version=version, by=editor, at=AT)
    draft.pillars.get(code="strategy").questions.get(code="st-plan").delete()
    publish(version=draft, by=editor, at=AT)
    new = services.begin_again(token=old.token, request_key=uuid4(), given={}, at=AT)
    assert (new.version_id, "st-plan" in new.answers) == (draft.pk, False)
    old.refresh_from_db()
    assert services.paper_for(old).number == 1


def test_an_industry_that_is_gone_keeps_the_old_version(begin):
    old = begin(code="sector-tools", about=About(industry="retail"), steps=1, finished=True)
    editor = colleague("content_editor")
    draft = clone_version(version=old.version, by=editor, at=AT)
    draft.industries.get(code="retail").delete()
    publish(version=draft, by=editor, at=AT)
    new = services.begin_again(token=old.token, request_key=uuid4(), given={}, at=AT)
    assert (new.version_id, new.industry) == (old.version_id, "retail")


def test_colleagues_leave_shares_and_nothing_else(begin, paper):
    row = services.ask_colleagues(token=begin(steps=3, finished=True).token, at=AT)
    assert services.ask_colleagues(token=row.token, at=AT).colleague_token == row.colleague_token
    key, given = uuid4(), answers_alike(paper, 1)
    sent = {"colleague_token": row.colleague_token, "request_key": key, "given": given, "at": AT}
    assert services.keep_colleague(**sent)
    assert not services.keep_colleague(**sent)
    kept = ColleagueAnswer.objects.get()
    assert {f.name for f in kept._meta.fields} == {"id", "assessment", "request_key", "shares"}
    assert set(kept.shares.values()) == {2000}


def test_colleagues_answer_everything_or_are_told(begin):
    row = services.ask_colleagues(token=begin(steps=3, finished=True).token, at=AT)
    with pytest.raises(UnansweredError):
        services.keep_colleague(
            colleague_token=row.colleague_token, request_key=uuid4(), given={}, at=AT
        )


def test_colleagues_are_not_asked_before_the_end(begin):
    with pytest.raises(Assessment.DoesNotExist):
        services.ask_colleagues(token=begin().token, at=AT)


def test_what_a_browser_holds_is_claimed_once(begin, person):
    row, stranger = begin(), colleague()
    assert services.claim(tokens=[row.token], owner=person, at=AT) == 1
    assert services.claim(tokens=[row.token], owner=stranger, at=AT) == 0
    row.refresh_from_db()
    assert (row.owner, row.expires_at) == (person, None)


def test_an_expired_one_is_not_claimed_and_goes(begin, person):
    row, kept = begin(), begin(owner=person)
    assert services.claim(tokens=[row.token], owner=person, at=later(days=91)) == 0
    assert services.forget_expired(at=later(days=91)) == 1
    assert list(Assessment.objects.values_list("pk", flat=True)) == [kept.pk]


def test_a_person_erased_takes_hers_along(begin, person):
    row = services.ask_colleagues(token=begin(owner=person, steps=1, finished=True).token, at=AT)
    services.keep_colleague(
        colleague_token=row.colleague_token,
        request_key=uuid4(),
        given=answers_alike(services.paper_for(row), 1),
        at=AT,
    )
    person.delete()
    assert not Assessment.objects.exists()


# ── Peers, latest ───────────────────────────────────────────────────────────────────────────────
RETAIL = About(sector="G", size="small")


def peers(row):
    row = Assessment.objects.select_related("sector").get(pk=row.pk)
    return selectors.peers_of(row, paper_of(row.version_id))


@pytest.mark.parametrize(("others", "lacking"), [(4, "few"), (5, "")])
def test_peers_are_shown_from_five_others(begin, others, lacking):
    mine = begin(about=RETAIL, steps=5, finished=True)
    for steps in range(others):
        begin(about=About(sector="47", size="small"), steps=steps, finished=True)
    found = peers(mine)
    assert (found.count, found.lacking, bool(found.medians)) == (others, lacking, not lacking)
    if found.medians:
        assert set(found.medians.values()) == {4000}


def test_peers_are_of_the_same_section_size_and_state(begin):
    mine = begin(about=RETAIL, steps=5, finished=True)
    begin(about=About(sector="I", size="small"), steps=1, finished=True)
    begin(about=About(sector="G", size="micro"), steps=1, finished=True)
    begin(about=RETAIL, steps=1)
    assert peers(mine).count == 0


def test_a_person_counts_once_and_never_for_herself(begin, person):
    mine = begin(about=RETAIL, steps=5, finished=True, owner=person)
    begin(about=RETAIL, steps=1, finished=True, owner=person)
    other = colleague()
    for _ in range(6):
        begin(about=RETAIL, steps=1, finished=True, owner=other)
    assert peers(mine).count == 1


def test_without_sector_or_size_nobody_is_alike(begin):
    assert peers(begin(about=About(sector="G"), steps=5, finished=True)).lacking == "about"


def test_of_tools_the_industry_stands_for_the_sector(begin):
    about = About(size="small", industry="retail")
    mine = begin(code="sector-tools", about=about, steps=2, finished=True)
    for _ in range(5):
        begin(code="sector-tools", about=about, steps=1, finished=True)
    assert selectors.peers_of(mine, services.paper_for(mine)).count == 5


def test_latest_result_is_what_the_match_takes(begin, person):
    assert selectors.latest_result(owner=person, at=AT) is None
    begin(owner=person, steps=5, finished=True, at=AT)
    begin(owner=person, steps=1, finished=True, at=later(days=1))
    found = selectors.latest_result(owner=person, at=later(days=2))
    assert (found.level, found.instrument, found.version, found.is_official) == (
        1,
        "dbi-short",
        1,
        False,
    )
    assert set(found.maturity.values()) == {1}
    assert "strategy" in found.maturity
    assert found.needs


@pytest.fixture
def enterprise(person):
    return enterprise_of(person, sector_id="G")


def last_day(enterprise):
    return assessed_on(enterprise, ask_one(attempts, enterprise=enterprise.pk))


def test_an_attempt_for_an_enterprise_is_its_latest(begin, person, enterprise):
    begin(owner=person, steps=1, finished=True)
    row = begin(owner=person, about=About(enterprise=enterprise), steps=2, finished=True)
    found = latest_of(enterprise)
    assert found is not None
    assert (found.token, last_day(enterprise)) == (row.token, timezone.localdate(AT))


def test_an_enterprise_without_one_has_none(enterprise):
    assert (latest_of(enterprise), last_day(enterprise)) == (None, None)


def test_all_members_may_open_it_and_who_left_may_not(begin, person, enterprise):
    other, stranger = owner(), owner()
    membership = join(enterprise, other)
    row = begin(owner=other, about=About(enterprise=enterprise))

    def sees(user):
        return row in held(user=user, tokens=[], at=AT)

    assert (sees(person), sees(other), sees(stranger)) == (True, True, False)
    membership.delete()
    assert (sees(person), sees(other)) == (True, False)


def test_an_attempt_is_listed_once_for_many_members(begin, person, enterprise):
    for _ in range(3):
        join(enterprise, owner())
    begin(owner=person, about=About(enterprise=enterprise))
    assert held(user=person, tokens=[], at=AT).count() == 1


def test_begun_again_it_stays_the_enterprise_s(begin, person, enterprise):
    old = begin(owner=person, about=About(enterprise=enterprise), steps=1, finished=True)
    new = services.begin_again(token=old.token, request_key=uuid4(), given={}, at=AT)
    assert new.enterprise == enterprise


def test_needs_of_the_weakest_pillars_come_into_force_once(begin, person, enterprise):
    row = begin(owner=person, steps=1, finished=True)
    for _ in range(2):
        services.take_needs(token=row.token, enterprise=enterprise, by=person, at=AT)
    row.refresh_from_db()
    rows = EnterpriseNeed.objects.filter(enterprise=enterprise, is_active=True)
    assert {each.need_id for each in rows} == set(result_of(row).needs)
    assert {each.source for each in rows} == {"ASSESSMENT"}
    assert row.enterprise == enterprise
    enterprise.refresh_from_db()
    assert enterprise.needs_version == 2


def test_an_unfinished_one_gives_no_needs(begin, person, enterprise):
    row = begin(owner=person)
    with pytest.raises(Assessment.DoesNotExist):
        services.take_needs(token=row.token, enterprise=enterprise, by=person, at=AT)


def test_what_was_answered_before_goes_to_the_first_enterprise_alone(begin, person):
    row = begin(owner=person, steps=1, finished=True)
    said = {"kind": "SME", "tax_code": None, "by": person, "at": AT}
    first = create_enterprise(name="Một", request_key=uuid4(), **said)
    later_one = begin(owner=person)
    create_enterprise(name="Hai", request_key=uuid4(), **said)
    row.refresh_from_db()
    later_one.refresh_from_db()
    assert (row.enterprise, later_one.enterprise) == (first, None)
