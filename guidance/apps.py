from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidanceConfig(AppConfig):
    name = "guidance"
    verbose_name = _("Guidance")

    def ready(self) -> None:
        """The shipped guidance is loaded with the reference data; say what editors are told."""
        from accounts.privacy.holdings import register_holding
        from guidance import reviews
        from guidance.holding import HOLDING
        from guidance.loading import load_guidance
        from reference.loading import register_loader

        register_loader("guidance", load_guidance)
        register_holding(HOLDING)
        reviews.register_all()
