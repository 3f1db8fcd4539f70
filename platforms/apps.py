from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        """Tell the people of vendors what becomes of their listings."""
        from platforms.revisions import letters, told

        letters.register_all()
        told.register_listener(letters.tell_vendor)
