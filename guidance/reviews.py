"""Articles and plans whose day of review has come: staff are told, once a day of review."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from guidance.models import Article, Plan
from ledger.kinds import Audience, Group, Kind, register_kind
from ledger.models import Notice
from ledger.notices import About, notify

REVIEW = "guidance-review"
PATH = "/admin/guidance/article/?review=due"
NAMED, LONGEST_NAMES = 3, 300


def due(today: date) -> tuple[QuerySet[Article], QuerySet[Plan]]:
    """What is current and to be checked again by now."""
    asked = Q(review_on__lte=today, is_retired=False)
    return Article.objects.filter(asked), Plan.objects.filter(asked)


def tell_editors(*, at: datetime) -> int:
    """Tell every content editor of each day of review that has come; run twice, nothing is doubled.

    Returns: how many such days there are.
    """
    by_day: dict[date, list[str]] = defaultdict(list)
    for rows in due(timezone.localdate(at)):
        for row in rows.order_by("review_on", "position", "code"):
            by_day[row.review_on].append(row.name_vi)
    for day, names in by_day.items():
        more = "…" if len(names) > NAMED else ""
        shown = Truncator("; ".join(names[:NAMED])).chars(LONGEST_NAMES) + more
        about = About(
            key=day.isoformat(),
            params={"count": str(len(names)), "names": shown, "day": day},
            path=PATH,
        )
        for user in editors():
            notify(user=user, kind=REVIEW, about=about, at=at)
    return len(by_day)


def editors() -> QuerySet[User]:
    """Staff who may change articles."""
    held = Q(is_superuser=True) | Q(groups__permissions__codename="change_article")
    return User.objects.filter(held, is_staff=True, is_active=True).distinct().order_by("pk")


def is_still_due(notice: Notice) -> bool:
    """Whether something is still to be checked by that day."""
    day = date.fromisoformat(notice.key)
    return any(rows.filter(review_on=day).exists() for rows in due(day))


def register_all() -> None:
    register_kind(
        Kind(
            code=REVIEW,
            group=Group.SERVICE,
            subject=_("%(count)s texts of the guidance are to be checked again"),
            body=_("They were to be checked by %(day)s: %(names)s"),
            still_due=is_still_due,
            audience=Audience.STAFF,
            when=_("the day has come on which texts of the guidance are to be checked again"),
            sample={"count": "3", "names": "Hóa đơn điện tử; Bắt đầu từ việc nhỏ"},
        )
    )
