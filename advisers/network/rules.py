"""What a coordinator may decide about whom, and what a profile needs before that."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from advisers.choices import Standing


class Act(TextChoices):
    """What is decided; the value stands in addresses, in the history and in kinds of notices."""

    ADMIT = "admit", _("Admit")
    REFUSE = "refuse", _("Refuse")
    PAUSE = "pause", _("Pause")
    REINSTATE = "reinstate", _("Reinstate")
    LET_GO = "let-go", _("Let go")


@dataclass(frozen=True, slots=True)
class Step:
    """From which standings an act leads where, and whether it has to say why."""

    before: frozenset[Standing]
    after: Standing
    needs_reason: bool


STEPS: Mapping[Act, Step] = {
    Act.ADMIT: Step(frozenset({Standing.WAITING, Standing.REFUSED}), Standing.ACTIVE, False),
    Act.REFUSE: Step(frozenset({Standing.WAITING}), Standing.REFUSED, True),
    Act.PAUSE: Step(frozenset({Standing.ACTIVE}), Standing.PAUSED, True),
    Act.REINSTATE: Step(frozenset({Standing.PAUSED, Standing.LEFT}), Standing.ACTIVE, False),
    Act.LET_GO: Step(
        frozenset({Standing.WAITING, Standing.ACTIVE, Standing.PAUSED}), Standing.LEFT, True
    ),
}


class ActError(Exception):
    """The standing does not lead there."""


class ReasonMissingError(Exception):
    """Whoever is refused, paused or let go reads why."""


def check_act(act: Act, standing: Standing, reason: str) -> bool:
    """Whether an act changes anything; False where it was done already.

    Raises: ActError, ReasonMissingError.
    """
    step = STEPS[act]
    if standing == step.after:
        return False
    if standing not in step.before:
        raise ActError(f"{act} of {standing}")
    if step.needs_reason and not reason.strip():
        raise ReasonMissingError(act)
    return True


def acts_for(standing: Standing) -> tuple[Act, ...]:
    """What may be decided of somebody of this standing, in the order of the buttons."""
    return tuple(act for act, step in STEPS.items() if standing in step.before)


def missing_in(
    *, name: str, topics: Collection[str], areas: int, has_account: bool
) -> tuple[str, ...]:
    """What a profile lacks before she can be admitted: "name", "topics", "areas", "account"."""
    facts = {"name": name, "topics": topics, "areas": areas, "account": has_account}
    return tuple(fact for fact, value in facts.items() if not value)
