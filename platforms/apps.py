from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Load the criteria with the reference data, tell people, say what is held about them."""
        from accounts.privacy.holdings import register_holding
        from platforms.criteria.loading import load_criteria
        from platforms.holding import HOLDING
        from platforms.joining import kinds as joining
        from platforms.thread import kinds as thread
        from reference.loading import register_loader

        register_loader("platforms", lambda: [load_criteria()])
        register_holding(HOLDING)
        joining.register_all()
        thread.register_all()
