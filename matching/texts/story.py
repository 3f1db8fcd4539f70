"""What the sentences of one match refer to, and the words they share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from matching.engine import Profile
from matching.inputs import MatchInputs
from platforms.choices import SizeClass
from platforms.listing import Listing
from reference.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Story:
    """One enterprise's question and the catalogue that answers it."""

    inputs: MatchInputs
    profile: Profile
    taxonomy: Taxonomy
    listings: Mapping[str, Listing]

    def need(self, code: str) -> str:
        facts = self.taxonomy.needs.get(code)
        return str(facts.name) if facts else code

    def needs(self, codes: Iterable[str]) -> str:
        return listed([self.need(code) for code in codes], mark="; ")

    def sector(self, code: str) -> str:
        """The sector as she named it where it is hers: a division says more than its section."""
        hers = self.inputs.sector or ""
        is_hers = code == self.profile.sector and hers in self.taxonomy.sectors
        facts = self.taxonomy.sectors.get(hers if is_hers else code)
        return str(facts.short_name) if facts else code

    def platform(self, slug: str) -> str:
        return self.listings[slug].name if slug in self.listings else slug


def listed(words: Iterable[str], mark: str = ", ") -> str:
    """Words in a row, the last joined by "and" unless the mark is stronger than a comma."""
    words = list(words)
    if len(words) < 2 or mark != ", ":
        return mark.join(words)
    return _("%(many)s and %(last)s") % {"many": mark.join(words[:-1]), "last": words[-1]}


def deployment(code: str) -> str:
    """A way of running it, inside a sentence."""
    return {
        "cloud": pgettext("way of running", "in the cloud"),
        "mobile": pgettext("way of running", "on a phone"),
        "on-premises": pgettext("way of running", "on your own server or computer"),
    }.get(code, code)


def language(code: str) -> str:
    """A language of the interface, inside a sentence."""
    return {
        "vi": pgettext("language of the interface", "Vietnamese"),
        "en": pgettext("language of the interface", "English"),
    }.get(code, code)


def size(code: str) -> str:
    return str(SizeClass(code).label) if code in SizeClass.values else code
