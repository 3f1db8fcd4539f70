"""The closed lists of the consulting network; what engine and addresses use is lower case."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    COMMUNITY_GROUP = "COMMUNITY_GROUP", _("community digital-technology group")
    ASSOCIATION = "ASSOCIATION", _("association")
    FIRM = "FIRM", _("firm")
    UNIVERSITY = "UNIVERSITY", _("university or college")
    PUBLIC = "PUBLIC", _("public body")


class Standing(TextChoices):
    """Whether an organisation or an adviser belongs to the network; a coordinator decides."""

    WAITING = "WAITING", _("to be vetted")
    ACTIVE = "ACTIVE", _("in the network")
    PAUSED = "PAUSED", _("paused")
    REFUSED = "REFUSED", _("not admitted")
    LEFT = "LEFT", _("has left")


class Speaks(TextChoices):
    """Languages in which people are advised: Vietnamese, English, those most spoken besides."""

    VIETNAMESE = "vi", _("Vietnamese")
    ENGLISH = "en", _("English")
    TAY = "tay", _("Tày")
    THAI = "thai", _("Thái")
    MUONG = "muong", _("Mường")
    KHMER = "khmer", _("Khmer")
    HMONG = "hmong", _("Mông")
    NUNG = "nung", _("Nùng")
    HOA = "hoa", _("Hoa")
    DAO = "dao", _("Dao")
    GIA_RAI = "gia-rai", _("Gia Rai")
    E_DE = "e-de", _("Ê Đê")
    BA_NA = "ba-na", _("Ba Na")
    CHAM = "cham", _("Chăm")
    CO_HO = "co-ho", _("Cơ Ho")
    SIGN = "sign", _("sign language")


class Way(TextChoices):
    PHONE = "phone", _("by phone")
    VIDEO = "video", _("by video call")
    VISIT = "visit", _("in person")
    ZALO = "zalo", _("on Zalo")


class PartOfDay(TextChoices):
    MORNING = "morning", _("in the morning")
    NOON = "noon", _("at noon")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")
    WEEKEND = "weekend", _("at the weekend")


class Size(TextChoices):
    HOUSEHOLD = "household", _("household business")
    MICRO = "micro", _("micro enterprise")
    SMALL = "small", _("small enterprise")
    MEDIUM = "medium", _("medium enterprise")


class Origin(TextChoices):
    """From where on the portal somebody asked for advice."""

    SCRATCH = "SCRATCH", _("the directory")
    MATCH = "MATCH", _("a match")
    ASSESSMENT = "ASSESSMENT", _("an assessment")
    GUIDANCE = "GUIDANCE", _("an article")


class Reach(TextChoices):
    """How far a request was carried until somebody could be asked; see `engine.model.Reach`."""

    COMMUNE = "COMMUNE", _("serves your commune")
    PROVINCE = "PROVINCE", _("serves other places of your province")
    REMOTE = "REMOTE", _("advises from afar")
