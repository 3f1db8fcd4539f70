from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Say what is held about people, and what goes by itself."""
        from accounts.privacy.holdings import register_holding
        from platforms.holding import HOLDING

        register_holding(HOLDING)
