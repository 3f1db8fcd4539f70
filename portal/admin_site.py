"""The ministry's admin: Django's own, in the portal's look, in Vietnamese."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class MinistrySite(admin.AdminSite):
    site_header = _("SMEdx administration")
    site_title = _("SMEdx administration")
    index_title = _("Overview")
    enable_nav_sidebar = True
