"""The closed lists of the catalogue; values that appear in addresses and the API are lower case."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Who confirms a listing where no person is named, in their own language as it is stored.
EDITORS = "Nhóm biên tập SMEdx"


class Status(TextChoices):
    DRAFT = "DRAFT", _("draft")
    PUBLISHED = "PUBLISHED", _("published")
    SUSPENDED = "SUSPENDED", _("suspended")
    RETIRED = "RETIRED", _("retired")


class Act(TextChoices):
    """What is done to a revision, or to the listing that it became."""

    SUBMIT = "SUBMIT", _("submitted")
    TAKE_BACK = "TAKE_BACK", _("taken back")
    DISCARD = "DISCARD", _("discarded")
    TAKE = "TAKE", _("taken up for review")
    ASK = "ASK", _("changes requested")
    APPROVE = "APPROVE", _("approved")
    SEND_BACK = "SEND_BACK", _("sent back for review")
    PUBLISH = "PUBLISH", _("published")
    REFUSE = "REFUSE", _("refused")
    SUSPEND = "SUSPEND", _("suspended")
    LIFT = "LIFT", _("suspension lifted")
    RETIRE = "RETIRE", _("retired")
    RENEW = "RENEW", _("renewed")


class State(TextChoices):
    """Where a revision of a listing stands."""

    DRAFT = "DRAFT", _("draft")
    SUBMITTED = "SUBMITTED", _("submitted")
    IN_REVIEW = "IN_REVIEW", _("in review")
    CHANGES_REQUESTED = "CHANGES_REQUESTED", _("changes requested")
    APPROVED = "APPROVED", _("approved")
    PUBLISHED = "PUBLISHED", _("published")
    REFUSED = "REFUSED", _("refused")
    DISCARDED = "DISCARDED", _("discarded")


class Evidence(TextChoices):
    """How well a listing is supported, best first."""

    VENDOR_PAGE = "vendor-page", _("the vendor's own page")
    THIRD_PARTY_PAGE = "third-party-page", _("somebody else's page")
    SEED = "seed", _("an article on the programme")
    INDIRECT = "indirect", _("indirect only, unconfirmed")
    NONE = "none", _("none")


class SectorScope(TextChoices):
    ALL = "ALL", _("all sectors")
    LISTED = "LISTED", _("the listed ones")
    UNKNOWN = "UNKNOWN", _("not stated")


class SizeClass(TextChoices):
    MICRO = "micro", pgettext_lazy("enterprise size", "micro")
    SMALL = "small", pgettext_lazy("enterprise size", "small")
    MEDIUM = "medium", pgettext_lazy("enterprise size", "medium")
    LARGE = "large", pgettext_lazy("enterprise size", "large")


SIZES = SizeClass.values


class Deployment(TextChoices):
    CLOUD = "cloud", _("cloud")
    MOBILE = "mobile", _("phone app")
    ON_PREMISES = "on-premises", _("own server or computer")


class Language(TextChoices):
    VIETNAMESE = "vi", _("Vietnamese")
    ENGLISH = "en", _("English")


class Strength(TextChoices):
    CORE = "CORE", _("core")
    SUPPORTING = "SUPPORTING", _("supporting")


class Charge(TextChoices):
    """What a price is asked for."""

    FREE = "FREE", _("free")
    FREEMIUM = "FREEMIUM", _("free plan, paid extras")
    PER_MONTH = "MONTHLY", _("by the month")
    PER_YEAR = "YEARLY", _("by the year")
    PER_USER = "PER_USER", _("by user and month")
    PER_USE = "PER_USE", _("by use")
    QUOTE = "QUOTE", _("on request")


class Period(TextChoices):
    MONTH = "MONTH", _("month")
    YEAR = "YEAR", _("year")
    ONCE = "ONCE", _("once")
    USE = "USE", _("use")


class Per(TextChoices):
    USER = "USER", _("user")
    DEVICE = "DEVICE", _("device")
    SHOP = "SHOP", _("shop")
    INVOICE = "INVOICE", _("invoice")
    MESSAGE = "MESSAGE", _("message")
    PARCEL = "PARCEL", _("parcel")
