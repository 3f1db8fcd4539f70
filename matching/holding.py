"""What the match holds about people: results, roadmaps, trials, reviews, requests for prices."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Forgetting, Holding, Section, Subject, Trail, history_of
from enterprises.holding import only_hers, owned
from enterprises.models import Enterprise
from matching.models import (
    MatchResult,
    Quote,
    QuoteRequest,
    Review,
    Roadmap,
    RoadmapStep,
    SeenMatches,
    Trial,
    WatchedMatches,
)
from matching.national.services import forget_old
from matching.services import forget_expired
from matching.trials.leaving import drop_shared, leave_trials

WITH_IT = _("as long as the enterprise")
PLATFORM = ("platform__slug", "platform__name")


def _plans(user: User) -> Sequence[Section]:
    with_account = _("as long as your account")
    return (
        Section(
            "results",
            _("Your results: what you wrote and ticked"),
            with_account,
            MatchResult.objects.filter(owner=user),
            ("token", "text", "inputs", "language", "seed_on", "engine_version", "created_at"),
        ),
        Section(
            "roadmaps",
            _("Roadmaps that you keep"),
            with_account,
            Roadmap.objects.filter(result__owner=user),
            ("result__token", "bundle", "starts_on", "created_at", "changed_at"),
        ),
        Section(
            "roadmap_steps",
            _("Their steps"),
            with_account,
            RoadmapStep.objects.filter(roadmap__result__owner=user),
            (
                *("roadmap__result__token", "phase", "kind", "title_vi", "title_en", "own_title"),
                *("platforms", "starts_on", "due_on", "done_on", "removed_at"),
            ),
        ),
    )


def _matches(hers: QuerySet[Enterprise]) -> Sequence[Section]:
    return (
        Section(
            "matches_seen",
            _("What fitted when you last looked"),
            WITH_IT,
            SeenMatches.objects.filter(enterprise__in=hers),
            ("enterprise__name", "slugs", "slugs_before", "reasons", "seen_at", "seen_before_at"),
        ),
        Section(
            "matches_watched",
            _("What fitted when we last looked for changes"),
            WITH_IT,
            WatchedMatches.objects.filter(enterprise__in=hers),
            ("enterprise__name", "slugs", "open_needs", "gone", "based_at", "told_at"),
        ),
    )


def _trials(hers: QuerySet[Enterprise]) -> Sequence[Section]:
    return (
        Section(
            "trials",
            _("Trials, and what was passed on to the vendor"),
            WITH_IT,
            Trial.objects.filter(enterprise__in=hers),
            (
                *("enterprise__name", *PLATFORM, "state", "shared", "requested_at", "mailed_at"),
                *("seen_at", "contacted_at", "started_on", "start_noted_at", "ends_on"),
                *("ended_on", "note"),
            ),
        ),
        Section(
            "reviews",
            _("Reviews"),
            _("as long as the enterprise; published ones longer, without your name"),
            Review.objects.filter(trial__enterprise__in=hers),
            ("trial__platform__name", "stars", "text", "state", "breach", "answer", "written_at"),
        ),
    )


def _prices(hers: QuerySet[Enterprise]) -> Sequence[Section]:
    return (
        Section(
            "quote_requests",
            _("Requests for prices, and what was passed on"),
            WITH_IT,
            QuoteRequest.objects.filter(enterprise__in=hers),
            ("enterprise__name", "shared", "requested_at"),
        ),
        Section(
            "quotes",
            _("Prices that vendors named to you"),
            WITH_IT,
            Quote.objects.filter(request__enterprise__in=hers),
            (
                *(*PLATFORM, "state", "monthly_vnd", "once_vnd", "covers", "valid_until"),
                *("mailed_at", "seen_at", "answered_at"),
            ),
        ),
    )


def sections(user: User) -> Sequence[Section]:
    hers = owned(user)
    return (*_plans(user), *_matches(hers), *_trials(hers), *_prices(hers))


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """Results go; of trials only a count is left, and published reviews without their author."""
    user, gone = subject.user, only_hers(subject.user)
    trials = list(Trial.objects.filter(enterprise__in=gone).values_list("pk", flat=True))
    requests = list(QuoteRequest.objects.filter(enterprise__in=gone).values_list("pk", flat=True))
    MatchResult.objects.filter(owner=user).delete()
    leave_trials(trials=trials, at=at)
    drop_shared(user=user, at=at)
    QuoteRequest.objects.filter(pk__in=requests).delete()
    written_to = Q(sent_to=subject.email) if subject.email else Q(pk__in=())
    Trial.objects.filter(written_to).update(sent_to="")
    Quote.objects.filter(written_to).update(sent_to="")
    was_written_to = Q(sent_to=subject.email) if subject.email else Q(pgh_id__in=())
    return (
        history_of(Trial)._default_manager.filter(pgh_obj_id__in=trials),
        history_of(Review)._default_manager.filter(trial_id__in=trials),
        history_of(Quote)._default_manager.filter(request_id__in=requests),
        history_of(Trial)._default_manager.filter(was_written_to),
        history_of(Quote)._default_manager.filter(was_written_to),
    )


HOLDING = Holding(
    app="matching",
    title=_("What fits, trials, prices"),
    covers=frozenset(
        {
            "matching.MatchResult",
            "matching.Roadmap",
            "matching.RoadmapStep",
            "matching.SeenMatches",
            "matching.WatchedMatches",
            "matching.NationalBlock",
            "matching.Trial",
            "matching.TrialEvent",
            "matching.Review",
            "matching.ReviewEvent",
            "matching.QuoteRequest",
            "matching.Quote",
            "matching.QuoteEvent",
        }
    ),
    sections=sections,
    erase=erase,
    stays=(
        _(
            "Until the next night, three days at most: what an enterprise asked for, with a number "
            "in place of its name, in the count of what all enterprises need."
        ),
        _("That a platform was tried and how it ended, without whose trial it was."),
        _(
            "Published reviews, without your name, your kind of business and your trade. "
            "Unpublished ones go."
        ),
        _(
            "What a vendor got before is with the vendor: where a trial was still open, it is "
            "asked to delete it."
        ),
    ),
    forgets=(
        Forgetting("matching.results", _("results without an account: 90 days"), forget_expired),
        Forgetting(
            "matching.national",
            _("what the nightly match read of all enterprises: 3 days, should a night fail"),
            forget_old,
        ),
    ),
)
