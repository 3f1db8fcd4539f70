"""What the page shows on which a revision is judged."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import User
from platforms.choices import Act
from platforms.models import EvidenceFile, Message, Platform, Revision
from platforms.models.revisions import UNDER_REVIEW
from platforms.revisions import services
from platforms.revisions.access import Ties, parties_for, parts_in, ties_of
from platforms.revisions.breaches import breach_of
from platforms.revisions.content import read_content
from platforms.revisions.panels import Panel, panels_for
from platforms.revisions.rules import (
    OF_REVISIONS,
    NotAllowedError,
    TransitionError,
    check_transition,
)
from platforms.revisions.wording import WordedChange, changes_in_words, names_in
from platforms.revisions.words import VERBS, why_not

# Staff's acts in the order of their buttons; the key that presses each.
BUTTONS: dict[Act, tuple[str, Callable[..., Revision]]] = {
    Act.SUBMIT: ("s", services.submit_revision),
    Act.TAKE: ("t", services.take_revision),
    Act.APPROVE: ("a", services.approve_revision),
    Act.PUBLISH: ("p", services.publish_revision),
    Act.ASK: ("c", services.ask_for_changes),
    Act.SEND_BACK: ("b", services.send_back_revision),
    Act.REFUSE: ("r", services.refuse_revision),
    Act.TAKE_BACK: ("e", services.take_back_revision),
    Act.DISCARD: ("x", services.discard_revision),
}
# Acts that say more than yes.
SAYING = {Act.APPROVE, Act.ASK, Act.SEND_BACK, Act.REFUSE}


@dataclass(frozen=True, slots=True)
class Button:
    """An act that fits the state. `problem`: why this person may not, in words; "" if she may."""

    act: Act
    key: str
    problem: str

    @property
    def asks(self) -> bool:
        return self.act in SAYING

    @property
    def verb(self) -> str:
        return str(VERBS[self.act])


@dataclass(frozen=True, slots=True)
class Review:
    """All of the page. `changes` compare with what readers see now; `is_new`: they see nothing."""

    revision: Revision
    is_new: bool
    changes: tuple[WordedChange, ...]
    whole: tuple[WordedChange, ...]
    private: tuple[WordedChange, ...]
    files: tuple[EvidenceFile, ...]
    panels: tuple[Panel, ...]
    thread: tuple[Message, ...]
    notes: tuple[Message, ...]
    buttons: tuple[Button, ...]
    broken: str
    next_pk: int | None


def review_of(revision: Revision, *, user: User, at: datetime) -> Review:
    """The page for one person; at most twelve queries, whatever the revision says."""
    platform = revision.platform
    is_decided = revision.closed_at is not None
    is_new = not platform.published_at or (is_decided and not revision.base)
    before = revision.base if is_decided else ({} if is_new else read_content(platform))
    panels, broken = _judged(revision) if not is_decided else ((), "")
    names = names_in(before, revision.content, revision.private)
    said = list(revision.messages.select_related("author").order_by("pk"))
    files = platform.evidence_files.filter(removed_at=None).order_by("-pk")
    return Review(
        revision=revision,
        is_new=is_new,
        changes=changes_in_words(before, revision.content, names),
        whole=changes_in_words({}, revision.content, names),
        private=changes_in_words({}, revision.private, names),
        files=tuple(files),
        panels=panels,
        thread=tuple(each for each in said if each.kind == Message.Kind.THREAD),
        notes=tuple(each for each in said if each.kind == Message.Kind.NOTE),
        buttons=buttons_for(revision, user=user, at=at),
        broken=broken,
        next_pk=next_in_queue(revision, user=user),
    )


def _judged(revision: Revision) -> tuple[tuple[Panel, ...], str]:
    """What machines find in the listing as the draft has it, or a rule that it breaks, by name."""
    broken = breach_of(revision.platform, revision.content)
    return () if broken else panels_for(_with_code(revision), revision.content), broken


def _with_code(revision: Revision) -> Platform:
    """A copy of the listing whose vendor has the tax code that the draft names.

    It is looked for among other vendors before it is anybody's.
    """
    row, vendor = copy(revision.platform), copy(revision.platform.vendor)
    vendor.tax_code = vendor.tax_code or revision.private.get("tax_code")
    row.vendor = vendor
    return row


def buttons_for(
    revision: Revision, *, user: User, at: datetime, ties: Ties | None = None
) -> tuple[Button, ...]:
    """Acts of the state: those she may do, and those that others may, with the reason.

    Args:
        ties: of hers to the vendor; asked for where they are not given, in two queries.
    """
    ties = ties or ties_of(user, [revision.platform.vendor_id], at)
    who: dict[str, Any] = {
        "parties": parties_for(revision, user, ties),
        "parts": parts_in(revision, user, at, ties),
    }
    found = []
    for act, (key, _run) in BUTTONS.items():
        if revision.state not in OF_REVISIONS[act].sources:
            continue
        try:
            check_transition(OF_REVISIONS, act, now=revision.state, **who)
        except NotAllowedError as error:
            # What her role never does is not offered; what she may not do here is explained.
            if error.reason != "party":
                found.append(Button(act, key, why_not(error)))
        except TransitionError:
            continue
        else:
            found.append(Button(act, key, ""))
    return tuple(found)


def next_in_queue(revision: Revision, *, user: User) -> int | None:
    """The oldest other revision that waits for staff and was not written by this person."""
    rows = Revision.objects.filter(state__in=UNDER_REVIEW).exclude(pk=revision.pk)
    rows = rows.exclude(writers__contains=[user.pk])
    return rows.order_by("submitted_at", "pk").values_list("pk", flat=True).first()
