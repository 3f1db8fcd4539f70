from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Answer for people, read what they act for with their sessions, offer sheets."""
        from accounts.privacy.holdings import register_holding
        from accounts.sessions import ask_along
        from enterprises.access import memberships
        from enterprises.holding import HOLDING
        from enterprises.letters import register_all
        from enterprises.services.past import REGISTERED
        from enterprises.sheets import ENTERPRISES
        from ledger.events.facts import register_facts
        from ledger.events.kinds import Happening
        from sheets.kinds import register

        register_holding(HOLDING)
        register_all()
        ask_along(memberships)
        register(ENTERPRISES)
        register_facts(Happening.REGISTERED, REGISTERED)
