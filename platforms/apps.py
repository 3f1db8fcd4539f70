from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Say what is held about people, and where signals are looked for."""
        from accounts.privacy.holdings import register_holding
        from platforms.holding import HOLDING

        register_holding(HOLDING)
        from platforms.signals.sources import register_source, vendor_marks

        register_source("vendors", vendor_marks)
