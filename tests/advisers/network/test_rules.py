"""What may be decided of whom: every standing and every act."""

import pytest

from advisers.choices import Standing
from advisers.network.rules import Act, ActError, ReasonMissingError, acts_for, check_act

CHANGES = {
    "WAITING": {"admit": "ACTIVE", "refuse": "REFUSED", "let-go": "LEFT"},
    "ACTIVE": {"pause": "PAUSED", "let-go": "LEFT"},
    "PAUSED": {"reinstate": "ACTIVE", "let-go": "LEFT"},
    "REFUSED": {"admit": "ACTIVE"},
    "LEFT": {"reinstate": "ACTIVE"},
}
DONE = {"admit": "ACTIVE", "refuse": "REFUSED", "pause": "PAUSED", "let-go": "LEFT"}
DONE["reinstate"] = "ACTIVE"


@pytest.mark.parametrize("standing", Standing.values)
@pytest.mark.parametrize("act", Act.values)
def test_each_act_from_each_standing(standing, act):
    if act in CHANGES[standing]:
        assert check_act(Act(act), Standing(standing), "vì")
    elif DONE[act] == standing:
        assert not check_act(Act(act), Standing(standing), "vì")
    else:
        with pytest.raises(ActError):
            check_act(Act(act), Standing(standing), "vì")
    assert [each.value for each in acts_for(Standing(standing))] == [*CHANGES[standing]]


@pytest.mark.parametrize("act", ["refuse", "pause", "let-go"])
def test_what_hurts_says_why(act):
    standing = Standing.ACTIVE if act == "pause" else Standing.WAITING
    with pytest.raises(ReasonMissingError):
        check_act(Act(act), standing, "  ")
