"""What each step of a roadmap is called, and what to do in it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from matching.engine.roadmap import Step
from matching.roadmaps.duties import Duty
from matching.texts.story import Story, listed

PHASES: Mapping[str, Promise] = {
    "START": gettext_lazy("Start"),
    "DIGITISE": gettext_lazy("Digitise operations"),
    "TRANSFORM": gettext_lazy("Transform"),
}
NOTES: Mapping[str, Promise] = {
    "PREPARE": gettext_lazy(
        "Put customers, goods and prices into one clean table, without doubles; name one person"
        " who looks after it."
    ),
    "QUOTATION": gettext_lazy(
        "Ask each vendor for the monthly price, the cost of setting up, training, and how you get"
        " your data out again."
    ),
    "SUPPORT": gettext_lazy(
        "Collect the papers and apply. Do not sign any contract before the approval."
    ),
    "DUTY": gettext_lazy(
        "Check with your tax office or the text in force whether and when it applies to you."
    ),
    "TRIAL": gettext_lazy(
        "Try it with two people and the real work of one week; write down what is missing."
    ),
    "ROLL_OUT": gettext_lazy(
        "Move the data, set the day on which the old way ends, keep a copy of everything."
    ),
    "TRAIN": gettext_lazy(
        "Half an hour a day for everybody who uses it; name one person whom they can ask."
    ),
    "CONNECT": gettext_lazy(
        "Ask both vendors how their programs connect; until then agree who copies what, and when."
    ),
    "CHECK": gettext_lazy(
        "Is it used every day? What does it really cost? What is still done by hand? Assess your"
        " maturity again and correct this roadmap."
    ),
}


def title(step: Step, story: Story, duties: Mapping[str, Duty]) -> str:
    """The title of a planned step in the reader's language."""
    names = listed(story.platform(slug) for slug in step.platforms)
    if step.kind == "duty":
        return _duty(duties[step.code], step)
    if step.kind == "check":
        return ngettext(
            "Check after %(months)s month", "Check after %(months)s months", step.months
        ) % {"months": step.months}
    if step.kind == "connect":
        return _("Connect %(names)s") % {"names": names}
    titles = {
        "prepare": pgettext("step of a roadmap", "Put your data in order"),
        "quotation": pgettext("step of a roadmap", "Ask for quotations: %(names)s"),
        "support": pgettext("step of a roadmap", "Apply for state support"),
        "trial": pgettext("step of a roadmap", "Try %(names)s"),
        "roll-out": pgettext("step of a roadmap", "Put %(names)s to use"),
        "train": pgettext("step of a roadmap", "Train everybody in %(names)s"),
    }
    return titles[step.kind] % {"names": names}


def _duty(duty: Duty, step: Step) -> str:
    """What holds already is to be checked; by which law it does stands beside it."""
    if not duty.holds_on(step.starts_on):
        return str(duty.title)
    words = {"duty": duty.title, "law": duty.law}
    return _("Check now that you comply: %(duty)s (%(law)s)") % words


def note(kind: str) -> str:
    """What to do in a step of a kind; "" for her own ones."""
    return str(NOTES.get(kind, ""))
