"""Why what fits differs from the last look, as one clause."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from matching.texts.story import listed


def changed(reasons: Collection[str]) -> str:
    """What changed, joined by "and"; reasons as `matching.my.seen.reasons_between` gives them."""
    names = {
        "catalogue": _("the catalogue"),
        "profile": _("the profile"),
        "needs": _("needs, conditions or tools"),
    }
    what = listed(name for reason, name in names.items() if reason in reasons)
    return _("%(what)s changed") % {"what": what}
