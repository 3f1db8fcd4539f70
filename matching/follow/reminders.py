"""The daily look at dated steps and duties: who is told what, three days or two weeks before."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from enterprises.models import Enterprise, Membership
from guidance.facts import DutyDue
from guidance.pages.duties import when_of
from ledger.models import Notice
from ledger.notices import About, notify
from matching.follow.duties import duties_address, duties_for
from matching.models import RoadmapStep
from matching.texts import in_both
from matching.trials.services import people_of
from ui.bilingual import Bilingual

STEP, DUTY = "roadmap-step", "duty-due"
STEP_BEFORE, DUTY_BEFORE = timedelta(days=3), timedelta(days=14)


def remind_all(*, at: datetime) -> int:
    """Tell of every step and duty that is due soon; run twice, nothing is doubled.

    Returns: how many were due, those told before among them.
    """
    return remind_steps(at=at) + remind_duties(at=at)


def remind_steps(*, at: datetime) -> int:
    today, due = timezone.localdate(at), 0
    rows = open_steps().filter(due_on__gte=today, due_on__lte=today + STEP_BEFORE)
    for step in rows.order_by("pk").iterator(chunk_size=500):
        result = step.roadmap.result
        about = About(
            key=step_key(step),
            params={"step": _both(step.title), "day": step.due_on},
            path=f"/match/{result.token}/roadmap/",
        )
        for user in people_of_step(step):
            notify(user=user, kind=STEP, about=about, at=at)
        due += 1
    return due


def open_steps() -> QuerySet[RoadmapStep]:
    """Steps of owned roadmaps that are neither done nor taken out."""
    rows = RoadmapStep.objects.filter(done_on=None, removed_at=None)
    owned = rows.filter(roadmap__result__owner__isnull=False)
    return owned.select_related("roadmap__result__owner")


def people_of_step(step: RoadmapStep) -> list[User]:
    """Whoever made the result; of an enterprise's, its owners once she has left."""
    result = step.roadmap.result
    if result.enterprise_id is not None:
        return people_of(result.enterprise_id, result.owner_id)
    return [result.owner] if result.owner and result.owner.is_active else []


def step_key(step: RoadmapStep) -> str:
    """Of a step and its day; a roadmap that is planned anew makes equal steps anew."""
    words = step.title.vi.encode("utf-8", "surrogatepass")
    return f"{step.roadmap_id}:{step.due_on}:{sha256(words).hexdigest()[:16]}"


def is_step_due(notice: Notice) -> bool:
    """Whether the step is still there, open, and due on that day."""
    roadmap, day, _mark = notice.key.split(":")
    rows = open_steps().filter(roadmap=int(roadmap), due_on=day)
    return any(step_key(step) == notice.key for step in rows.order_by("pk"))


def remind_duties(*, at: datetime) -> int:
    today, due = timezone.localdate(at), 0
    for enterprise in Enterprise.objects.order_by("pk").iterator(chunk_size=500):
        for duty in soon(enterprise, today):
            with override("vi"):
                path = duties_address(enterprise)
            about = About(
                key=f"{enterprise.pk}:{duty.on}:{duty.code}"[:120],
                params={
                    "duty": _both(duty.title),
                    "when": in_both(_when, duty, today),
                    "enterprise": enterprise.name,
                },
                path=path,
            )
            for user in owners_of(enterprise):
                notify(user=user, kind=DUTY, about=about, at=at)
            due += 1
    return due


def soon(enterprise: Enterprise, today: date) -> Iterable[DutyDue]:
    found = duties_for(enterprise, today=today)
    return (each for each in found if today <= each.on <= today + DUTY_BEFORE)


def _when(duty: DutyDue, today: date) -> str:
    return when_of(duty, today)[0]


def owners_of(enterprise: Enterprise) -> list[User]:
    rows = Membership.objects.filter(enterprise=enterprise, user__is_active=True, role="OWNER")
    return [row.user for row in rows.select_related("user").order_by("created_at", "pk")]


def is_duty_due(notice: Notice) -> bool:
    """Whether it still applies to the enterprise on that day, and the day is not over."""
    pk, day, code = notice.key.split(":", 2)
    today = timezone.localdate()
    enterprise = Enterprise.objects.filter(pk=pk).first()
    if enterprise is None or date.fromisoformat(day) < today:
        return False
    return any(f"{d.on}:{d.code}".startswith(f"{day}:{code}") for d in soon(enterprise, today))


def _both(text: Bilingual) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
