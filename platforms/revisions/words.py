"""Why an act cannot be done, and what a revision waits for, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms.choices import Act, State, Status
from platforms.models import Revision
from platforms.models.revisions import Side
from platforms.revisions.rules import NotAllowedError, Part, PersonalDataError, TransitionError
from platforms.rules import NotPublishableError

STATES = {**dict(State.choices), **dict(Status.choices)}


def why_not(error: NotAllowedError | TransitionError) -> str:
    """A sentence without its full stop."""
    if isinstance(error, TransitionError):
        return _("it is now: %(state)s") % {"state": STATES[error.now]}
    return {
        "early": _("it was confirmed lately; in month nine its vendor is asked again"),
        Part.AUTHOR.value: _("you wrote in it yourself"),
        Part.APPROVER.value: _("you gave the first yes; a second person is needed"),
        Part.SUSPENDER.value: _("you suspended it; another person lifts it"),
        Part.INTERESTED.value: _("you act for its vendor or declared an interest in it"),
    }.get(error.reason, _("your role does not do this"))


def who_is_named(error: PersonalDataError) -> str:
    """A sentence for the field in which it was typed, with every word that was found."""
    found = "”, “".join(error.found)
    return _("Everybody reads this: leave out “%s”, and who it was.") % found


def why_unpublishable(error: NotPublishableError) -> str:
    return {
        "no-evidence": _("it has no evidence yet"),
        "no-summary": _("it has no sentence in Vietnamese"),
        "no-needs": _("it meets no need"),
        "site": _("its site or a source is an address that readers cannot be sent to"),
    }[error.reason]


def waits_for(revision: Revision) -> str:
    """Who has to do something next; "" once it is decided."""
    writer = _("its vendor") if revision.side == Side.VENDOR else _("its author")
    return {
        State.DRAFT: writer,
        State.CHANGES_REQUESTED: writer,
        State.SUBMITTED: _("an officer"),
        State.IN_REVIEW: str(revision.reviewer or _("an officer")),
        State.APPROVED: _("a second person"),
    }.get(State(revision.state), "")


# What the buttons of staff say; ACT_WORDS say what was done.
VERBS: dict[Act, str | Promise] = {
    Act.SUBMIT: gettext_lazy("Submit for review"),
    Act.TAKE: gettext_lazy("Take up for review"),
    Act.APPROVE: gettext_lazy("Approve"),
    Act.PUBLISH: gettext_lazy("Publish as the second person"),
    Act.ASK: gettext_lazy("Ask for changes"),
    Act.SEND_BACK: gettext_lazy("Send back for review"),
    Act.REFUSE: gettext_lazy("Refuse"),
    Act.TAKE_BACK: gettext_lazy("Take back to edit"),
    Act.DISCARD: gettext_lazy("Discard"),
}
ACT_WORDS = {act.lower(): act.label for act in Act}
