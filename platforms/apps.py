from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Say what comes and goes in sheets."""
        from platforms.sheets import LISTINGS
        from sheets.kinds import register

        register(LISTINGS)
