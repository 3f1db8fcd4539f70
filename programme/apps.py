from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """Load published figures; say what is held of people; show vendors the calls."""
        from accounts.privacy.holdings import register_holding
        from matching.vendors.boxes import register_box
        from platforms.revisions.told import register_listener
        from platforms.snapshot import Kept, register_part
        from platforms.vendor_listings.notes import register_notes
        from programme.calls import for_vendors, from_what_if, telling
        from programme.choices import Measure
        from programme.embed.hosts import PART, load_hosts
        from programme.embed.pages import PROVINCES, load_provinces
        from programme.holding import HOLDING
        from programme.loading import load_programme
        from programme.opendata.anew import write_anew
        from programme.selectors import advisers_now, count_stock, published_now
        from programme.whatif import next_steps
        from reference.loading import register_loader

        register_holding(HOLDING)
        count_stock(Measure.PUBLISHED, published_now)
        count_stock(Measure.ADVISERS, advisers_now)
        register_loader("programme", load_programme)
        register_part(PART, lambda _snapshot: load_hosts())
        places = attrgetter("key.places")
        register_part(PROVINCES, Kept(places, lambda _places: load_provinces()))
        telling.register_all()
        register_listener(write_anew)
        register_box(for_vendors.box)
        register_notes(for_vendors.notes)
        next_steps.register(from_what_if.offer)
