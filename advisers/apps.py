from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdvisersConfig(AppConfig):
    name = "advisers"
    verbose_name = _("Consulting network")

    def ready(self) -> None:
        """Say what advisers and staff are told; hear who signs in."""
        from allauth.account.signals import user_logged_in

        from advisers.cases import claiming, kinds
        from advisers.network import kinds as network_kinds

        kinds.register_all()
        network_kinds.register_all()
        user_logged_in.connect(claiming.on_sign_in, dispatch_uid="advisers.claim_on_sign_in")
