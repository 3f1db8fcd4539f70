"""What assessments hold about people: answers and results of whoever signed in."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Forgetting, Holding, Section, Subject, Trail
from assessment.models import Assessment, ColleagueAnswer
from assessment.services import forget_expired


def sections(user: User) -> Sequence[Section]:
    with_account = _("as long as your account")
    return (
        Section(
            "assessments",
            _("Your assessments: answers and results"),
            with_account,
            Assessment.objects.filter(owner=user),
            (
                *("version", "series", "sector", "size", "industry", "answers", "language"),
                *("created_at", "changed_at", "finished_at", "shares", "level"),
            ),
        ),
        Section(
            "colleagues",
            _("What colleagues' answers came to, without their names"),
            with_account,
            ColleagueAnswer.objects.filter(assessment__owner=user),
            ("assessment__series", "shares"),
        ),
    )


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    Assessment.objects.filter(owner=subject.user).delete()
    return ()


HOLDING = Holding(
    app="assessment",
    title=_("Your assessments"),
    covers=frozenset({"assessment.Assessment", "assessment.ColleagueAnswer"}),
    sections=sections,
    erase=erase,
    forgets=(
        Forgetting(
            "assessment.expired",
            _("assessments without an account: 90 days after the last change"),
            forget_expired,
        ),
    ),
)
