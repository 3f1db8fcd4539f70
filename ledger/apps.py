from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("From readers")

    def ready(self) -> None:
        """Say what is held about people; count those who sign up."""
        from allauth.account.signals import user_signed_up

        from accounts.post.kinds import register
        from accounts.privacy.holdings import register_holding
        from ledger.events.facts import register_facts
        from ledger.events.kinds import Happening
        from ledger.events.signing_up import SIGNED_UP, count_sign_up
        from ledger.holding import HOLDING
        from ledger.previews import TRIED
        from ledger.reports import ANSWERED

        register_holding(HOLDING)
        register_facts(Happening.SIGN_UP, SIGNED_UP)
        register(ANSWERED, TRIED)
        user_signed_up.connect(count_sign_up, dispatch_uid="ledger.count_sign_up")
