from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("From readers")

    def ready(self) -> None:
        """Say what is held about people."""
        from accounts.privacy.holdings import register_holding
        from ledger.holding import HOLDING

        register_holding(HOLDING)
