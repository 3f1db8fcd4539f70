from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SheetsConfig(AppConfig):
    name = "sheets"
    verbose_name = _("Import and export")

    def ready(self) -> None:
        """Say what is held about people, and what of the reference data may be imported."""
        from accounts.privacy.holdings import register_holding
        from sheets.holding import HOLDING
        from sheets.kinds import register
        from sheets.reference import COMMUNES, NEEDS

        register_holding(HOLDING)
        register(NEEDS)
        register(COMMUNES)
