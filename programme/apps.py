from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """The published figures are loaded with the reference data; say what is held of people."""
        from accounts.privacy.holdings import register_holding
        from platforms.snapshot import Kept, register_part
        from programme.choices import Measure
        from programme.embed.hosts import PART, load_hosts
        from programme.embed.pages import PROVINCES, load_provinces
        from programme.holding import HOLDING
        from programme.loading import load_programme
        from programme.selectors import advisers_now, count_stock, published_now
        from reference.loading import register_loader

        register_holding(HOLDING)
        count_stock(Measure.PUBLISHED, published_now)
        count_stock(Measure.ADVISERS, advisers_now)
        register_loader("programme", load_programme)
        register_part(PART, lambda _snapshot: load_hosts())
        places = attrgetter("key.places")
        register_part(PROVINCES, Kept(places, lambda _places: load_provinces()))
