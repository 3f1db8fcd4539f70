"""What advisers and coordinators are told of cases."""

from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import register
from advisers.asking.codes import CODE
from advisers.cases.letters import LETTERS
from advisers.cases.reminders import is_still_due, still_offered
from ledger.kinds import Audience, Group, Kind, register_kind

KINDS = (
    Kind(
        "case-offered",
        Group.SERVICE,
        _("An enterprise in %(place)s asks for advice"),
        _("Take it on, or decline with a reason, so that others can be asked. No. %(number)s."),
        still_offered,
        audience=Audience.ADVISER,
        when=_("a request for advice fits the adviser and she is asked"),
    ),
    Kind(
        "case-offer-waits",
        Group.SERVICE,
        _("A request from %(place)s still waits for your answer"),
        _("Take it on, or decline with a reason: then somebody else can help. No. %(number)s."),
        is_still_due,
        audience=Audience.ADVISER,
        when=_("a request waits for the answer of the adviser who was asked"),
    ),
    Kind(
        "case-missed",
        Group.SERVICE,
        _("A colleague took on the request from %(place)s"),
        _("Nothing to do for you. Thank you for being ready. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("somebody else took on a request that the adviser was asked about"),
    ),
    Kind(
        "case-withdrawn",
        Group.SERVICE,
        _("The owner took a request from %(place)s back"),
        _("Please delete what you noted about it elsewhere. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner takes back a request that the adviser has or was asked about"),
    ),
    Kind(
        "case-given",
        Group.SERVICE,
        _("You advise an enterprise in %(place)s from now on"),
        _("It came to you with all that was said and written. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("a case is given to the adviser"),
    ),
    Kind(
        "case-moved-on",
        Group.SERVICE,
        _("The request from %(place)s went to somebody else"),
        _("What you noted stays with it. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("a case goes from the adviser to somebody else"),
    ),
    Kind(
        "case-owner-wrote",
        Group.SERVICE,
        _("An enterprise in %(place)s wrote to you"),
        _("The message stands in the case. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner writes a message or puts a document there"),
    ),
    Kind(
        "case-owner-waits",
        Group.SERVICE,
        _("An enterprise in %(place)s is waiting to hear from you"),
        _("The owner says that nobody has been in touch. The coordinator knows. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner says that nobody has been in touch"),
    ),
    Kind(
        "case-owner-ended",
        Group.SERVICE,
        _("An enterprise in %(place)s needs no advice any more"),
        _("The owner closed the case. Nothing to do for you. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner closes her request"),
    ),
    Kind(
        "case-wishes",
        Group.SERVICE,
        _("An enterprise in %(place)s wants to be reached in another way"),
        _("How and when stands in the case. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner changes how or when she wants to be reached"),
    ),
    Kind(
        "case-recommendation",
        Group.SERVICE,
        _("An enterprise in %(place)s said how far your recommendations are"),
        _("The answer stands in the case. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner says how far a recommendation is; once a day"),
    ),
    Kind(
        "case-reopened",
        Group.SERVICE,
        _("An enterprise in %(place)s needs you again"),
        _("The owner opened the case again. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner opens a closed case again"),
    ),
    Kind(
        "case-rated",
        Group.SERVICE,
        _("An enterprise in %(place)s said how your advice was"),
        _("The answer stands in the case. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("the owner says how the advice was"),
    ),
    Kind(
        "case-waits-3",
        Group.SERVICE,
        _("Nothing noted for three days: the case from %(place)s"),
        _("Note the first talk, or write to the owner. No. %(number)s."),
        is_still_due,
        audience=Audience.ADVISER,
        when=_("nothing was noted in a case for three days"),
    ),
    Kind(
        "case-waits-9",
        Group.SERVICE,
        _("Nothing noted for nine days: the case from %(place)s"),
        _("The coordinator hears of it too. If you cannot, give it back. No. %(number)s."),
        is_still_due,
        audience=Audience.ADVISER,
        when=_("nothing was noted in a case for nine days"),
    ),
    Kind(
        "case-waits-21",
        Group.SERVICE,
        _("Nothing noted for three weeks: the case from %(place)s"),
        _("The coordinator may give it to somebody else. No. %(number)s."),
        is_still_due,
        audience=Audience.ADVISER,
        when=_("nothing was noted in a case for three weeks"),
    ),
    Kind(
        "case-closes",
        Group.SERVICE,
        _("The case from %(place)s was closed after 45 days of silence"),
        _("The owner is asked how it was, and can open it again. No. %(number)s."),
        audience=Audience.ADVISER,
        when=_("a case closed by itself after 45 days of silence"),
    ),
    Kind(
        "case-gap",
        Group.SERVICE,
        _("Requests for advice wait for you"),
        _("Nobody was found for them today. Ask somebody directly, or widen what advisers serve."),
        audience=Audience.COORDINATOR,
        when=_("nobody was found for requests; once a day"),
    ),
    Kind(
        "case-stale",
        Group.SERVICE,
        _("Cases stand still"),
        _("Nothing was noted for nine days or more. Ask the advisers, or give them to others."),
        audience=Audience.COORDINATOR,
        when=_("cases stand still; once a day"),
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
    register(*LETTERS, CODE)
