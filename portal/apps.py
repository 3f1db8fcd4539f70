from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

if TYPE_CHECKING:
    from guidance.beside import Platforms, Wanted


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        """The home page's duties, read with the snapshot; platforms beside the guidance."""
        from guidance.beside import register_finder
        from guidance.pages.duties import household_duties
        from platforms.snapshot import register_part

        register_finder(_find)
        register_part("household-duties", lambda held: household_duties(today=held.key.day))


def _find(wanted: "Wanted") -> "Platforms":
    """The catalogue's pages are loaded with the first question."""
    from portal.beside_guidance import find_platforms

    return find_platforms(wanted)


class MinistryAdminConfig(AdminConfig):
    """Django's admin on our own site object; the apps register their admins as usual."""

    default_site = "portal.admin_site.MinistrySite"
