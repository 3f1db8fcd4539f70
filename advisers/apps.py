from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdvisersConfig(AppConfig):
    name = "advisers"
    verbose_name = _("Consulting network")

    def ready(self) -> None:
        """Say what advisers and staff are told; ship the library; hear who signs in."""
        from allauth.account.signals import user_logged_in
        from django.db.models.signals import post_save

        from accounts.consents import consent_withdrawn, name_subjects
        from accounts.models import User
        from accounts.privacy.holdings import register_holding
        from advisers.asking import cards, consent
        from advisers.cases import claiming, kinds, past
        from advisers.holding import HOLDING
        from advisers.loading import load_advice
        from advisers.network import kinds as network_kinds
        from advisers.network import shut
        from advisers.network.sheets import INVITATIONS, ORGANISATIONS
        from enterprises.parts import register_card
        from reference.loading import register_loader
        from sheets.kinds import register

        kinds.register_all()
        network_kinds.register_all()
        register_loader("advisers", load_advice)
        register(ORGANISATIONS)
        register(INVITATIONS)
        post_save.connect(shut.on_account_saved, sender=User, dispatch_uid="advisers.account_shut")
        user_logged_in.connect(claiming.on_sign_in, dispatch_uid="advisers.claim_on_sign_in")
        past.register()
        register_holding(HOLDING)
        name_subjects(consent.KIND, consent.name_cases)
        consent_withdrawn.connect(consent.on_withdrawn, dispatch_uid="advisers.consent_withdrawn")
        register_card(cards.advice_card, place=15, asks=cards.asked)
