from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Give consents the names of the platforms they are about."""
        from accounts.consents import name_subjects
        from platforms.selectors import names_with_vendors

        name_subjects("platform", names_with_vendors)
