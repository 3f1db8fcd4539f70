from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        """The home page's duties, read with the rest of the snapshot and anew each day."""
        from guidance.pages.duties import household_duties
        from platforms.snapshot import register_part

        register_part("household-duties", lambda held: household_duties(today=held.key.day))


class MinistryAdminConfig(AdminConfig):
    """Django's admin on our own site object; the apps register their admins as usual."""

    default_site = "portal.admin_site.MinistrySite"
