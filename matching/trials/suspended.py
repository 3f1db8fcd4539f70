"""When a listing is suspended, whoever is trying it is told, once."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises.models import Membership
from ledger.kinds import Audience, Group, Kind, register_kind
from ledger.notices import About, notify
from matching.models import Trial
from matching.trials.rules import OPEN_STATES
from platforms.choices import Act
from platforms.revisions.told import Told, register_listener

SUSPENDED = Kind(
    "trial-platform-suspended",
    Group.SERVICE,
    _("%(platform)s, which you are trying, is suspended"),
    _("%(reason)s\n\nSign nothing new for now, and take a copy of your data out of it."),
    audience=Audience.OWNER,
    when=_("staff suspend a platform that the enterprise is trying"),
    sample={
        "reason": {
            "vi": "Nhà cung cấp ngừng trả lời khách hàng.",
            "en": "The vendor no longer answers its customers.",
        }
    },
)


def register() -> None:
    register_kind(SUSPENDED)
    register_listener(tell_those_who_try)


def tell_those_who_try(told: Told) -> None:
    if told.act is not Act.SUSPEND or told.decision is None:
        return
    path = reverse("platform-detail", args=[told.platform.slug])
    about = About(
        key=str(told.decision.pk),
        params={"platform": told.platform.name, "reason": told.reason},
        path=path,
    )
    for user in _people(Trial.objects.filter(platform=told.platform, state__in=OPEN_STATES)):
        notify(user=user, kind=SUSPENDED.code, about=about, at=told.at)


def _people(trials: QuerySet[Trial]) -> list[User]:
    """Everybody of the enterprises that try it, each once."""
    rows = Membership.objects.filter(
        enterprise__in=trials.values("enterprise"), user__is_active=True
    )
    users = {row.user_id: row.user for row in rows.select_related("user").order_by("pk")}
    return list(users.values())
