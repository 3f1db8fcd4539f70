"""What the ledger holds about people: notices, how they are delivered, problem reports."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import (
    Forgetting,
    Holding,
    Section,
    Subject,
    Trail,
    history_of,
)
from ledger.events.visits import forget_visitors
from ledger.models import Notice, NoticeChoice, ProblemReport
from ledger.notices import forget_old
from ledger.services import forget_counters, forget_texts

REPORTED = (
    *("subject_kind", "subject_key", "reason", "text", "contact"),
    *("status", "answer", "created_at", "done_at"),
)


def sections(user: User) -> Sequence[Section]:
    with_account = _("as long as your account")
    reports = ProblemReport.objects.exclude(contact="").filter(contact__iexact=user.email or "")
    return (
        Section(
            "notices",
            _("What we told you"),
            _("two years; that you were told it, as long as your account"),
            Notice.objects.filter(user=user),
            (
                *("kind", "params", "path", "created_at", "due_at"),
                *("state", "why", "way", "sent_at", "read_at"),
            ),
        ),
        Section(
            "notice_choices",
            _("What we may write to you about"),
            with_account,
            NoticeChoice.objects.filter(user=user),
            ("group", "delivery"),
        ),
        Section(
            "problem_reports",
            _("Problems that you reported with your address"),
            _("until you have them erased"),
            reports,
            REPORTED,
        ),
    )


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """Notices go with the account; reports lose her words and her address, their subject stays."""
    reports = ProblemReport.objects.exclude(contact="").filter(contact__iexact=subject.email)
    history = history_of(ProblemReport)._default_manager
    pks = {*reports.values_list("pk", flat=True)}
    written = history.exclude(contact="").filter(contact__iexact=subject.email)
    pks |= {*written.values_list("pgh_obj_id", flat=True)}
    # An answer may speak of her; that there was one stays.
    answer = Case(When(answer="", then=Value("")), default=Value("…"))
    reports.update(text="", contact="", answer=answer)
    Notice.objects.filter(user=subject.user).delete()
    NoticeChoice.objects.filter(user=subject.user).delete()
    return (
        history.filter(pgh_obj_id__in=pks),
        history_of(NoticeChoice)._default_manager.filter(user_id=subject.user.pk),
    )


HOLDING = Holding(
    app="ledger",
    title=_("Between you and us"),
    covers=frozenset(
        {
            "ledger.Notice",
            "ledger.NoticeChoice",
            "ledger.NoticeChoiceEvent",
            "ledger.ProblemReport",
            "ledger.ProblemReportEvent",
        }
    ),
    sections=sections,
    erase=erase,
    stays=(
        _("What a problem you reported was about, without your words and your address."),
        _("Counts by day, and searches that found nothing: they never said whose they are."),
    ),
    forgets=(
        Forgetting("ledger.notices", _("what people were told: two years"), forget_old),
        Forgetting(
            "ledger.texts", _("words of searches that found nothing: 90 days"), forget_texts
        ),
        Forgetting("ledger.counters", _("counters against misuse: one day"), forget_counters),
        Forgetting(
            "ledger.visitors", _("marks of a day's visitors: the night after"), forget_visitors
        ),
    ),
)
