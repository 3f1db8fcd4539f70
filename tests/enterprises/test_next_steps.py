from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.next_steps import ONCE, REASSESS_AFTER, Facts, Step, next_step

TODAY = date(2026, 11, 28)
LONG_AGO = TODAY - REASSESS_AFTER
ALL = dict.fromkeys(ONCE, TODAY)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({"has_enterprise": False}, Step.CREATE),
        ({"has_enterprise": False, "has_needs": True, "done": ALL}, Step.CREATE),
        ({"has_needs": False}, Step.NEEDS),
        ({"done": {Step.MATCHES: None}}, Step.MATCHES),
        ({"done": {Step.MATCHES: TODAY}}, Step.FOLLOW),
        ({"done": {Step.MATCHES: TODAY, Step.ASSESSMENT: None}}, Step.ASSESSMENT),
        ({"done": {**ALL, Step.ROADMAP: None}}, Step.ROADMAP),
        ({"done": {**ALL, Step.TRIAL: None}}, Step.TRIAL),
        ({"done": ALL}, Step.FOLLOW),
        ({"done": {**ALL, Step.ASSESSMENT: LONG_AGO}}, Step.REASSESSMENT),
        ({"done": {**ALL, Step.ASSESSMENT: LONG_AGO + timedelta(days=1)}}, Step.FOLLOW),
        ({"done": {**ALL, Step.ASSESSMENT: LONG_AGO, Step.TRIAL: None}}, Step.TRIAL),
        ({"done": {}}, Step.FOLLOW),
    ],
)
def test_the_next_step(facts, step):
    said = {"has_enterprise": True, "has_needs": True, **facts}
    assert next_step(Facts(TODAY, **said)) == step


days = st.one_of(st.none(), st.dates(date(2025, 1, 1), TODAY))


@given(
    st.booleans(), st.booleans(), st.dictionaries(st.sampled_from(ONCE), days, max_size=len(ONCE))
)
def test_a_step_that_the_portal_lacks_is_never_offered(has_enterprise, has_needs, done):
    step = next_step(Facts(TODAY, has_enterprise, has_needs, done))
    assert step in {Step.CREATE, Step.NEEDS, Step.FOLLOW, Step.REASSESSMENT, *done}
    assert step != Step.REASSESSMENT or Step.ASSESSMENT in done
