"""What-ifs in words: the platform that was thought of, and what was changed in a variant."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from platforms.choices import Deployment, Language, SizeClass
from platforms.snapshot import Snapshot
from programme.whatif.asked import Asked
from ui.templatetags.ui import vnd


def facts(asked: Asked, snapshot: Snapshot) -> list[tuple[str, str]]:
    """Label and value of everything that was said."""
    needs, sectors = snapshot.taxonomy.needs, snapshot.taxonomy.sectors
    names = {slug: item.name for slug, item in snapshot.listings.items()}
    rows = [
        (_("Does above all"), _joined(asked.core, lambda code: _name(needs, code))),
        (_("Also helps with"), _joined(asked.supporting, lambda code: _name(needs, code))),
        (_("Trades"), _joined(asked.sectors, lambda code: _short(sectors, code)) or _("all")),
        (_("Size"), _joined(asked.sizes, lambda code: str(SizeClass(code).label)) or _("unsaid")),
        (_("Price a month"), price(asked)),
        (_("Runs"), _joined(asked.deployments, lambda code: str(Deployment(code).label))),
        (_("Speaks"), _joined(asked.languages, lambda code: str(Language(code).label))),
        (_("Connects with"), _joined(asked.links, lambda slug: names.get(slug, slug))),
    ]
    return [(label, value) for label, value in rows if value]


def title(asked: Asked, snapshot: Snapshot) -> str:
    """The needs, as a name of the what-if."""
    needs = snapshot.taxonomy.needs
    return _joined((*asked.core, *asked.supporting), lambda code: _name(needs, code))


def price(asked: Asked) -> str:
    if asked.price_vnd is None:
        return _("on request")
    if asked.price_vnd == 0:
        return _("free")
    if asked.is_per_unit:
        return _("%(price)s for each user, device or shop") % {"price": vnd(asked.price_vnd)}
    return vnd(asked.price_vnd)


def variant(said: Mapping[str, Any], snapshot: Snapshot) -> str:
    """What is changed, such as "free of charge"."""
    value = said["value"]
    words: dict[str, Callable[[], str]] = {
        "free": lambda: _("Free of charge"),
        "price": lambda: _("At half the price: %(price)s") % {"price": vnd(int(value))},
        "deployment": lambda: _("Also runs: %(way)s") % {"way": Deployment(value).label},
        "language": lambda: _("Also speaks: %(language)s") % {"language": Language(value).label},
        "all-sectors": lambda: _("Open to all trades"),
        "need": lambda: _("Also does: %(need)s") % {"need": _name(snapshot.taxonomy.needs, value)},
    }
    return words[said["kind"]]()


def _joined(codes: Iterable[str], name: Callable[[str], str]) -> str:
    return ", ".join(name(code) for code in codes)


def _name(needs: Mapping[str, Any], code: str) -> str:
    return str(needs[code].name) if code in needs else code


def _short(sectors: Mapping[str, Any], code: str) -> str:
    return str(sectors[code].short_name) if code in sectors else code
