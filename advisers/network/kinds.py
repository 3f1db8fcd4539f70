"""What advisers and coordinators are told of the network."""

from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import register
from advisers.models import Adviser
from advisers.network.letters import INVITATION
from ledger.kinds import Audience, Group, Kind, register_kind
from ledger.models import Notice


def is_same_licence(notice: Notice) -> bool:
    """Whether she has not entered a new one meanwhile."""
    pk, _colon, day = notice.key.partition(":")
    return Adviser.objects.filter(pk=int(pk), licence_until=day).exists()


KINDS = (
    Kind(
        "adviser-admit",
        Group.SERVICE,
        _("Welcome: you are in the consulting network"),
        _("Requests from the places you serve come to you from now on."),
        audience=Audience.ADVISER,
        when=_("a coordinator admits the adviser to the network"),
    ),
    Kind(
        "adviser-refuse",
        Group.SERVICE,
        _("You were not admitted to the consulting network"),
        _("Reason: %(reason)s. You can change your profile; the coordinator sees it."),
        audience=Audience.ADVISER,
        when=_("a coordinator does not admit the adviser"),
    ),
    Kind(
        "adviser-pause",
        Group.SERVICE,
        _("You are paused in the consulting network"),
        _("Reason: %(reason)s. Your cases went to others; you get no new requests."),
        audience=Audience.ADVISER,
        when=_("a coordinator pauses the adviser"),
    ),
    Kind(
        "adviser-reinstate",
        Group.SERVICE,
        _("You are in the consulting network again"),
        _("Requests from the places you serve come to you again."),
        audience=Audience.ADVISER,
        when=_("a coordinator takes a paused adviser in again"),
    ),
    Kind(
        "adviser-let-go",
        Group.SERVICE,
        _("You are no longer in the consulting network"),
        _("Reason: %(reason)s. Your cases went to others. Thank you for what you did."),
        audience=Audience.ADVISER,
        when=_("a coordinator lets the adviser go"),
    ),
    Kind(
        "organisation-admit",
        Group.SERVICE,
        _("%(name)s is in the consulting network"),
        _("Its advisers are admitted one by one; you hear of yourself separately."),
        audience=Audience.ADVISER,
        when=_("a coordinator admits the organisation"),
    ),
    Kind(
        "organisation-refuse",
        Group.SERVICE,
        _("%(name)s was not admitted to the consulting network"),
        _("Reason: %(reason)s."),
        audience=Audience.ADVISER,
        when=_("a coordinator does not admit the organisation"),
    ),
    Kind(
        "organisation-pause",
        Group.SERVICE,
        _("%(name)s is paused in the consulting network"),
        _("Reason: %(reason)s. The cases of its advisers went to others."),
        audience=Audience.ADVISER,
        when=_("a coordinator pauses the organisation"),
    ),
    Kind(
        "organisation-reinstate",
        Group.SERVICE,
        _("%(name)s is in the consulting network again"),
        _("Its advisers get requests again."),
        audience=Audience.ADVISER,
        when=_("a coordinator takes a paused organisation in again"),
    ),
    Kind(
        "organisation-let-go",
        Group.SERVICE,
        _("%(name)s has left the consulting network"),
        _("Reason: %(reason)s. The cases of its advisers went to others."),
        audience=Audience.ADVISER,
        when=_("a coordinator lets the organisation go"),
    ),
    Kind(
        "network-waits",
        Group.SERVICE,
        _("%(name)s waits to be admitted to the network"),
        _("Read the profile, then admit or refuse with a reason."),
        audience=Audience.COORDINATOR,
        when=_("an organisation or adviser waits to be admitted"),
    ),
    Kind(
        "network-changed",
        Group.SERVICE,
        _("%(name)s changed name, organisation or licence"),
        _("It counts at once. Please check it; the history shows what was before."),
        audience=Audience.COORDINATOR,
        when=_("an adviser changes name, organisation or licence"),
    ),
    Kind(
        "adviser-licence-ends",
        Group.SERVICE,
        _("Your licence ends on %(day)s"),
        _("Enter the new one in your profile in time: without it you get no requests."),
        is_same_licence,
        audience=Audience.ADVISER,
        when=_("a licence ends in 30 days"),
    ),
    Kind(
        "adviser-licence-ended",
        Group.SERVICE,
        _("The last day of your licence is %(day)s"),
        _("After it you get no requests until you enter a new one. Your cases stay with you."),
        is_same_licence,
        audience=Audience.ADVISER,
        when=_("the last day of a licence has come"),
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
    register(INVITATION)
