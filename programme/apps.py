from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """Load published figures; say what is held of people; show vendors the calls."""
        from accounts.privacy.holdings import register_holding
        from matching.vendors.boxes import register_box
        from platforms.vendor_listings.notes import register_notes
        from programme.calls import for_vendors, from_what_if, telling
        from programme.choices import Measure
        from programme.holding import HOLDING
        from programme.loading import load_programme
        from programme.selectors import advisers_now, count_stock, published_now
        from programme.whatif import next_steps
        from reference.loading import register_loader

        register_holding(HOLDING)
        count_stock(Measure.PUBLISHED, published_now)
        count_stock(Measure.ADVISERS, advisers_now)
        register_loader("programme", load_programme)
        telling.register_all()
        register_box(for_vendors.box)
        register_notes(for_vendors.notes)
        next_steps.register(from_what_if.offer)
