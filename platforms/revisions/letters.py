"""What the people of a vendor are told about their listings."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ledger.kinds import Audience, Group, Kind, register_kind
from ledger.notices import About, notify
from platforms.choices import Act
from platforms.joining.access import people_of
from platforms.revisions.told import Told

ACT_KINDS = {
    Act.ASK: Kind(
        "listing-asked",
        Group.SERVICE,
        _("%(platform)s: the ministry asks for changes"),
        _("%(reason)s\n\nChange the draft and send it in again; what the public reads stays."),
        audience=Audience.VENDOR,
        when=_("staff ask for changes to a draft of a listing"),
        sample={
            "reason": {
                "vi": "Xin ghi rõ giá đã gồm thuế hay chưa.",
                "en": "Please say whether the price includes tax.",
            }
        },
    ),
    Act.PUBLISH: Kind(
        "listing-published",
        Group.SERVICE,
        _("%(platform)s is published as you sent it"),
        _("Two officers have agreed. It now shows everywhere on the portal."),
        audience=Audience.VENDOR,
        when=_("staff publish a draft of a listing"),
    ),
    Act.REFUSE: Kind(
        "listing-refused",
        Group.SERVICE,
        _("%(platform)s: your text was refused"),
        _("Criterion: %(criterion)s. %(reason)s\n\nYou can begin a new draft at any time."),
        audience=Audience.VENDOR,
        when=_("staff refuse a draft of a listing"),
        sample={
            "reason": {
                "vi": "Ảnh giới thiệu không phải của sản phẩm này.",
                "en": "The picture is not of this product.",
            }
        },
    ),
    Act.SUSPEND: Kind(
        "listing-suspended",
        Group.SERVICE,
        _("%(platform)s is suspended"),
        _("Criterion: %(criterion)s. %(reason)s\n\nIts page says so until the matter is settled."),
        audience=Audience.VENDOR,
        when=_("staff suspend a listing"),
        sample={
            "reason": {
                "vi": "Một tuần nay không mở được trang sản phẩm.",
                "en": "Its page has not opened for a week.",
            }
        },
    ),
    Act.LIFT: Kind(
        "listing-lifted",
        Group.SERVICE,
        _("%(platform)s is shown again"),
        _("The suspension is lifted. %(reason)s"),
        audience=Audience.VENDOR,
        when=_("staff lift the suspension of a listing"),
        sample={"reason": {"vi": "Trang sản phẩm đã mở được.", "en": "Its page opens again."}},
    ),
    Act.RETIRE: Kind(
        "listing-retired",
        Group.SERVICE,
        _("%(platform)s is listed no more"),
        _("%(reason)s\n\nTo bring it back, begin a new draft of it."),
        audience=Audience.VENDOR,
        when=_("a listing is taken out of the catalogue"),
        sample={
            "reason": {
                "vi": "Nhà cung cấp đã ngừng bán sản phẩm này.",
                "en": "The vendor sells it no more.",
            }
        },
    ),
}
RENEW = Kind(
    "listing-renewal",
    Group.SERVICE,
    _("%(platform)s: is everything still right?"),
    _("Confirm it or change it by %(due)s. Without an answer it leaves the catalogue that day."),
    audience=Audience.VENDOR,
    when=_("a listing is to be confirmed again"),
    sample={"due": {"vi": "31/12/2026", "en": "31 December 2026"}},
)


def register_all() -> None:
    for kind in (*ACT_KINDS.values(), RENEW):
        register_kind(kind)


def tell_vendor(told: Told) -> None:
    """Everybody who acts for the vendor but the one who did it herself."""
    kind = ACT_KINDS.get(told.act)
    if kind is None:
        return
    about = About(
        key=_key(told),
        params={
            "platform": told.platform.name,
            "reason": told.reason,
            "criterion": _criterion(told),
        },
        path=reverse("vendor-home"),
    )
    for user in people_of(told.platform.vendor_id):
        if told.by is None or user.pk != told.by.pk:
            notify(user=user, kind=kind.code, about=about, at=told.at)


def _key(told: Told) -> str:
    if told.revision is not None:
        return f"{told.revision.pk}:{told.revision.version}"
    return f"{told.platform.pk}:{told.at.isoformat()}"


def _criterion(told: Told) -> dict[str, str]:
    rule = told.decision.criterion if told.decision else None
    return {"vi": rule.title_vi, "en": rule.title_en} if rule else {"vi": "", "en": ""}
