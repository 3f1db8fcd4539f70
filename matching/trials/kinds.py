"""What owners are told of their trials, reviews and requests for prices."""

from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import register
from ledger.kinds import Audience, Group, Kind, register_kind
from matching.trials.mails import LETTERS
from matching.trials.reminders import is_still_due

KINDS = (
    Kind(
        "trial-contacted",
        Group.TRIALS,
        _("%(platform)s: the vendor says it has got in touch"),
        _("Did you hear from them? On the page of your trial you can say when it begins."),
        audience=Audience.OWNER,
        when=_("the vendor says that it has got in touch"),
    ),
    Kind(
        "trial-trying",
        Group.TRIALS,
        _("%(platform)s: your trial runs from %(started)s to %(ends)s"),
        _("Try it with real work of a normal day. We ask you halfway how it is going."),
        audience=Audience.OWNER,
        when=_("the vendor says when the trial begins"),
    ),
    Kind(
        "trial-silent",
        Group.TRIALS,
        _("%(platform)s: no answer for a week"),
        _("The vendor has not answered yet. On the page of your trial you find others that fit."),
        is_still_due,
        audience=Audience.OWNER,
        when=_("a vendor has not answered a request for a week"),
    ),
    Kind(
        "trial-halfway",
        Group.TRIALS,
        _("%(platform)s: how is the trial going?"),
        _("Half of it is over. If something is stuck, ask the vendor now; it ends on %(ends)s."),
        is_still_due,
        audience=Audience.OWNER,
        when=_("half of a trial is over"),
    ),
    Kind(
        "trial-ending",
        Group.TRIALS,
        _("%(platform)s: your trial ends on %(ends)s"),
        _("Keep it, switch or stop? Say so on the page of your trial, and how it went."),
        is_still_due,
        audience=Audience.OWNER,
        when=_("a trial ends soon"),
    ),
    Kind(
        "quote-answered",
        Group.TRIALS,
        _("%(platform)s: the price you asked for is here"),
        _("The answer stands in your comparison of prices."),
        audience=Audience.OWNER,
        when=_("a vendor names its price"),
    ),
    Kind(
        "quote-declined",
        Group.TRIALS,
        _("%(platform)s: the vendor names no price"),
        _("The others of your request can still answer."),
        audience=Audience.OWNER,
        when=_("a vendor names no price"),
    ),
    Kind(
        "review-published",
        Group.TRIALS,
        _("Your review of %(platform)s is published"),
        _("Thank you: others choose better because of it. Your name does not stand there."),
        audience=Audience.OWNER,
        when=_("staff publish a review that the owner wrote"),
    ),
    Kind(
        "review-refused",
        Group.SERVICE,
        _("Your review of %(platform)s could not be published"),
        _("Reason: %(reason)s. You can change it on the page of your trial and send it again."),
        audience=Audience.OWNER,
        when=_("staff refuse a review that the owner wrote"),
        sample={"reason": {"vi": "nêu tên một nhân viên", "en": "it names an employee"}},
    ),
    Kind(
        "review-answered",
        Group.TRIALS,
        _("The vendor of %(platform)s answered your review"),
        _("The answer stands beside your review on the platform's page."),
        audience=Audience.OWNER,
        when=_("the vendor answers a review"),
    ),
    Kind(
        "vendor-trial-asked",
        Group.TRIALS,
        _("%(platform)s: an enterprise would like to try it"),
        _("Who it is and how to reach them stands on the portal. Answer within a few days."),
        audience=Audience.VENDOR,
        when=_("an enterprise asks to try a platform"),
    ),
    Kind(
        "vendor-quote-asked",
        Group.TRIALS,
        _("%(platform)s: an enterprise asks for your price"),
        _("Name it on the portal: it goes into their comparison at once."),
        audience=Audience.VENDOR,
        when=_("an enterprise asks for a price"),
    ),
    Kind(
        "vendor-trial-withdrawn",
        Group.SERVICE,
        _("%(platform)s: a request for a trial was withdrawn"),
        _("Please delete what you got with it."),
        audience=Audience.VENDOR,
        when=_("an enterprise takes back its request for a trial"),
    ),
    Kind(
        "vendor-quote-withdrawn",
        Group.SERVICE,
        _("%(platform)s: a request for your price was withdrawn"),
        _("Please delete what you got with it."),
        audience=Audience.VENDOR,
        when=_("an enterprise takes back its request for a price"),
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
    register(*LETTERS)
