"""What is counted, and what each figure means."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happening(TextChoices):
    """One step of an enterprise towards using a platform, or beside it; each fact counts once."""

    VISIT = "VISIT", _("visitors of a day")
    REACHED = "REACHED", _("visitors of a day who read something of use")
    SIGN_UP = "SIGN_UP", _("accounts made")
    REGISTERED = "REGISTERED", _("enterprises entered")
    MATCHED = "MATCHED", _("matches made")
    ASSESSED = "ASSESSED", _("assessments finished")
    CONTACTED = "CONTACTED", _("requests to vendors")
    TRIAL = "TRIAL", _("trials begun")
    USING = "USING", _("platforms kept after a trial")
    CONSULTED = "CONSULTED", _("enterprises advised")


# Of whom nothing is known but the day.
PLACELESS = frozenset({Happening.VISIT, Happening.REACHED})
# From the first look to using a platform; the others stand beside the funnel.
FUNNEL = (
    Happening.VISIT,
    Happening.REACHED,
    Happening.REGISTERED,
    Happening.MATCHED,
    Happening.CONTACTED,
    Happening.TRIAL,
    Happening.USING,
)


class By(TextChoices):
    """What the counts of a month are broken down by, within each province."""

    PROVINCE = "PROVINCE", _("province")
    COMMUNE = "COMMUNE", _("commune")
    SECTION = "SECTION", _("trade")
    SIZE = "SIZE", _("size")
