"""What an owner should do next: one step, by what she has done so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

REASSESS_AFTER = timedelta(days=90)


class Step(StrEnum):
    """In the order in which they are offered."""

    CREATE = "create"
    NEEDS = "needs"
    MATCHES = "matches"
    ASSESSMENT = "assessment"
    ROADMAP = "roadmap"
    TRIAL = "trial"
    REASSESSMENT = "reassessment"
    FOLLOW = "follow"


ONCE = (Step.MATCHES, Step.ASSESSMENT, Step.ROADMAP, Step.TRIAL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one owner and the enterprise in view.

    Attributes:
        done: by step, the day on which it was last done, None for never. A step that is not in it
            does not exist on this portal and is not offered.
        today: in Vietnam.
    """

    today: date
    has_enterprise: bool = False
    has_needs: bool = False
    done: Mapping[Step, date | None] = field(default_factory=dict)


def next_step(facts: Facts) -> Step:
    """The first step that is not done; FOLLOW once there is none."""
    if not facts.has_enterprise:
        return Step.CREATE
    if not facts.has_needs:
        return Step.NEEDS
    for step in ONCE:
        if step in facts.done and facts.done[step] is None:
            return step
    assessed_on = facts.done.get(Step.ASSESSMENT)
    if assessed_on is not None and facts.today - assessed_on >= REASSESS_AFTER:
        return Step.REASSESSMENT
    return Step.FOLLOW
