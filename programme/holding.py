"""What the programme holds about people: who of the staff entered or wrote what, who answered."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Holding, Section, Subject, Trail
from programme.models import (
    Call,
    CallAnswer,
    EmbedHost,
    OfflineActual,
    SurveyAnswer,
    TargetChange,
    WordNote,
)
from programme.survey.models import SURVEY_YEARS
from programme.survey.services import person_mark
from programme.whatif.models import WhatIf

KEPT = _("as long as the figure; without your name once your account is gone")
KEPT_SITE = _("as long as the site is known; without your name once your account is gone")


def sections(user: User) -> Sequence[Section]:
    """Staff set and enter figures and write calls; vendors answer those; all may answer surveys."""
    everybodys = (_answers(user), _surveyed(user))
    if not user.is_staff:
        return everybodys
    return (*everybodys, *_figures(user), *_calls(user))


def _surveyed(user: User) -> Section:
    return Section(
        "survey_answers",
        _("What you answered in the yearly survey"),
        _("as long as your account; then the answers stay, without any way back to you"),
        SurveyAnswer.objects.filter(person__in=_marks(user)),
        ("survey__year", "answers", "province", "section", "size", "day"),
    )


def _answers(user: User) -> Section:
    return Section(
        "call_answers",
        _("Listings with which you answered calls for platforms, or that you took back"),
        KEPT,
        CallAnswer.objects.filter(Q(answered_by=user) | Q(taken_back_by=user)),
        ("call__slug", "platform__slug", "answered_at", "taken_back_at"),
    )


def _calls(user: User) -> Sequence[Section]:
    return (
        Section(
            "calls",
            _("Calls for platforms that you wrote or published"),
            KEPT,
            Call.objects.filter(Q(author=user) | Q(published_by=user)),
            ("slug", "title_vi", "title_en", "state", "created_at", "published_at"),
        ),
        Section(
            "words_noted",
            _("Words that you set aside as no need of software"),
            KEPT,
            WordNote.objects.filter(noted_by=user),
            ("term", "is_set_aside", "noted_at"),
        ),
    )


def _figures(user: User) -> Sequence[Section]:
    return (
        Section(
            "target_changes",
            _("Changes of targets that you asked for"),
            KEPT,
            TargetChange.objects.filter(asked_by=user),
            ("target__indicator", "target__year", "value", "reason", "asked_at", "is_approved"),
        ),
        Section(
            "offline_figures",
            _("Figures from beside the portal that you entered"),
            KEPT,
            OfflineActual.objects.filter(entered_by=user),
            ("indicator", "month", "province", "value", "source", "entered_at"),
        ),
        *_asked(user),
    )


def _asked(user: User) -> Sequence[Section]:
    return (
        Section(
            "what_ifs",
            _("What-ifs that you asked"),
            KEPT,
            WhatIf.objects.filter(asked_by=user),
            ("inputs", "state", "asked_at", "ended_at"),
        ),
        Section(
            "embed_hosts",
            _("Sites that you listed to show the matcher"),
            KEPT_SITE,
            EmbedHost.objects.filter(added_by=user),
            ("origin", "holder", "is_active", "added_at"),
        ),
    )


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """The keys to her account go with it; figures and reasons are the ministry's and stay.

    Answers to surveys stay as well: the mark by which they were hers goes.
    """
    SurveyAnswer.objects.filter(person__in=_marks(subject.user)).update(person="")
    return ()


def _marks(user: User) -> list[str]:
    """By what her answers are found, one a year; read by nothing else."""
    return [person_mark(user, year) for year in SURVEY_YEARS]


HOLDING = Holding(
    app="programme",
    title=_("Targets and figures of the programme"),
    covers=frozenset(
        {
            *("programme.Target", "programme.TargetEvent", "programme.TargetChange"),
            *("programme.OfflineActual", "programme.OfflineActualEvent", "programme.WhatIf"),
            *("programme.SurveyAnswer", "programme.Call", "programme.CallEvent"),
            *("programme.CallAnswer", "programme.CallAnswerEvent"),
            *("programme.WordNote", "programme.WordNoteEvent"),
            *("programme.EmbedHost", "programme.EmbedHostEvent"),
        }
    ),
    sections=sections,
    erase=erase,
    stays=(
        _("Targets and figures that you entered stay, without your name."),
        _("Sites that you listed stay listed, without your name."),
        _("What you answered in a survey stays counted, without any way back to you."),
        _("Calls for platforms, notes on words, and answers to calls stay, without your name."),
    ),
)
