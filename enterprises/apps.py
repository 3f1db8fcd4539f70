from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Say what is held about people; what they act for is read with their sessions."""
        from accounts.privacy.holdings import register_holding
        from accounts.sessions import ask_along
        from enterprises.access import memberships
        from enterprises.holding import HOLDING

        register_holding(HOLDING)
        ask_along(memberships)
