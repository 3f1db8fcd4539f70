"""What owners are told of dated steps, duties and changed matches."""

from django.utils.translation import gettext_lazy as _

from ledger.kinds import Audience, Group, Kind, register_kind
from matching.follow.reminders import DUTY, STEP, is_duty_due, is_step_due

CHANGED = "matches-changed"
KINDS = (
    Kind(
        STEP,
        Group.REMINDERS,
        _("%(step)s: until %(day)s"),
        _("A step of your roadmap. Done already? Tick it off there, or give it another day."),
        is_step_due,
        audience=Audience.OWNER,
        when=_("a step of a roadmap is due within three days"),
        sample={
            "step": {"vi": "Nhập hàng hóa vào phần mềm", "en": "Enter your goods into the software"}
        },
    ),
    Kind(
        DUTY,
        Group.REMINDERS,
        "%(duty)s: %(when)s",
        _("A legal duty of %(enterprise)s. Its page says what to do and by which law."),
        is_duty_due,
        audience=Audience.OWNER,
        when=_("a legal duty of an enterprise is due within two weeks"),
        sample={
            "duty": {"vi": "Nộp tờ khai thuế quý", "en": "File the quarterly tax return"},
            "when": {"vi": "hạn 31/01/2027", "en": "due 31 January 2027"},
        },
    ),
    Kind(
        CHANGED,
        Group.MATCHES,
        _("%(enterprise)s: what fits you has changed"),
        _("%(what)s The reason: %(why)s."),
        audience=Audience.OWNER,
        when=_("what fits an enterprise has changed enough to look again; at most once a week"),
        sample={
            "what": {
                "vi": "Mới vào nhóm ba nền tảng đầu: KiotViet.",
                "en": "New among the first three: KiotViet.",
            },
            "why": {"vi": "giá đã thay đổi", "en": "prices have changed"},
        },
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
