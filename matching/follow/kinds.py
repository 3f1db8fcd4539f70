"""What owners are told of dated steps, duties and changed matches."""

from django.utils.translation import gettext_lazy as _

from ledger.kinds import Group, Kind, register_kind
from matching.follow.reminders import DUTY, STEP, is_duty_due, is_step_due

CHANGED = "matches-changed"
KINDS = (
    Kind(
        STEP,
        Group.REMINDERS,
        _("%(step)s: until %(day)s"),
        _("A step of your roadmap. Done already? Tick it off there, or give it another day."),
        is_step_due,
    ),
    Kind(
        DUTY,
        Group.REMINDERS,
        "%(duty)s: %(when)s",
        _("A legal duty of %(enterprise)s. Its page says what to do and by which law."),
        is_duty_due,
    ),
    Kind(
        CHANGED,
        Group.MATCHES,
        _("%(enterprise)s: what fits you has changed"),
        _("%(what)s The reason: %(why)s."),
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
