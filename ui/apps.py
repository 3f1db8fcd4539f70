from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class UiConfig(AppConfig):
    name = "ui"


class UsedStaticFilesConfig(StaticFilesConfig):
    """collectstatic leaves out what packages ship and no page uses, 4 MB."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "bootstrap.*",
        "bootstrap-grid*",
        "bootstrap-utilities*",
        "bootstrap-reboot.css*",
        "*.rtl.*",
        "htmax-*",
        "htmx-4*",
        "htmx-2.js",
        "hx-*",
    ]
