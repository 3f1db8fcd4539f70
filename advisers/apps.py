from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdvisersConfig(AppConfig):
    name = "advisers"
    verbose_name = _("Consulting network")

    def ready(self) -> None:
        """Say what advisers and staff are told; ship the library; hear who signs in."""
        from allauth.account.signals import user_logged_in

        from advisers.cases import claiming, kinds
        from advisers.loading import load_advice
        from reference.loading import register_loader

        kinds.register_all()
        register_loader("advisers", load_advice)
        user_logged_in.connect(claiming.on_sign_in, dispatch_uid="advisers.claim_on_sign_in")
