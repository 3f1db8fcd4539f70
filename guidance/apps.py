from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidanceConfig(AppConfig):
    name = "guidance"
    verbose_name = _("Guidance")

    def ready(self) -> None:
        """The shipped guidance is loaded with the reference data it refers to."""
        from guidance.loading import load_guidance
        from reference.loading import register_loader

        register_loader("guidance", load_guidance)
