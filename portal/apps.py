from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PortalConfig(AppConfig):
    name = "portal"


class MinistryAdminConfig(AdminConfig):
    """Django's admin on our own site object; the apps register their admins as usual."""

    default_site = "portal.admin_site.MinistrySite"
