from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """The published figures are loaded with the reference data."""
        from programme.loading import load_programme
        from reference.loading import register_loader

        register_loader("programme", load_programme)
