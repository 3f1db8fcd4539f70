from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Say what is held about people, and what comes and goes in sheets."""
        from accounts.privacy.holdings import register_holding
        from enterprises.holding import HOLDING
        from enterprises.sheets import ENTERPRISES
        from sheets.kinds import register

        register_holding(HOLDING)
        register(ENTERPRISES)
