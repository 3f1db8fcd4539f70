"""The size class and the rule that gave it, as Decree 80/2021 words it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from enterprises.size_texts import by_decree
from matching.rules import SizeFound
from matching.texts.story import size


def size_text(found: SizeFound) -> str:
    """What class she counts as and why, in one or two sentences."""
    if found.basis == "stated":
        return _("%(size)s, as you said.") % {"size": capfirst(size(found.size))}
    if found.basis == "household":
        return _(
            "A household business is outside the size classes of Decree 80/2021; we compare it "
            "as a micro enterprise, the nearest class."
        )
    return by_decree(found.verdict) if found.verdict else ""
