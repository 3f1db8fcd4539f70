"""The closed lists of the programme's figures."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ledger.events.kinds import Happening


class Group(TextChoices):
    PROGRAMME = "PROGRAMME", _("of the programme")
    INDUSTRY = "INDUSTRY", _("of the industry")
    CONTEXT = "CONTEXT", _("of the economy")


class Kind(TextChoices):
    RESULT = "RESULT", _("result")
    TARGET = "TARGET", _("target")


class Qualifier(TextChoices):
    """How exact a source is."""

    ABOUT = "ABOUT", pgettext_lazy("exactness", "about")
    OVER = "OVER", _("over")
    NEARLY = "NEARLY", _("nearly")
    LEAST = "LEAST", _("at least")
    UP_TO = "UPTO", _("up to")
    MORE = "MORE", pgettext_lazy("exactness", "more than before")


class Measure(TextChoices):
    """What the portal itself counts for an indicator: events of a kind, or rows at the end."""

    VISIT = Happening.VISIT.value, _("visitors of a day")
    REACHED = Happening.REACHED.value, _("visitors of a day who read something of use")
    ASSESSED = Happening.ASSESSED.value, _("assessments finished")
    CONSULTED = Happening.CONSULTED.value, _("enterprises advised")
    USING = Happening.USING.value, _("platforms kept after a trial")
    PUBLISHED = "PUBLISHED", _("platforms published")
    ADVISERS = "ADVISERS", _("advisers in the network")


# Stocks: counted as they stand; all others add up over time.
STOCKS = frozenset({Measure.PUBLISHED, Measure.ADVISERS})
# What has no place: who looks around, and the catalogue.
PLACELESS = frozenset({Measure.VISIT, Measure.REACHED, Measure.PUBLISHED})
