"""Tags and filters of the account's pages."""

import json
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.contacts import readable

register = template.Library()
# What stands in a browser's name for itself → what people call it; the first that fits.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way in with an e-ID. text: the button's words."""

    text: str
    url: str


@register.simple_tag
def eid_ways(process: str) -> list[Way]:
    """The national e-IDs that this site knows; process: login or connect."""
    apps: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return [
        Way(
            text=_("Sign in with %(name)s") % {"name": app["name"]},
            url=reverse("openid_connect_login", args=[app["provider_id"]])
            + f"?{urlencode({'process': process})}",
        )
        for app in apps
    ]


@register.simple_tag
def browser_name(agent: str) -> str:
    """What people call the browser that says this of itself: "Chrome, Android"."""
    known = [next((name for mark, name in row if mark in agent), "") for row in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, known)) or _("an unknown browser")


@register.filter
def phone(number: str) -> str:
    """A number in E.164 as people write it."""
    return readable(number or "")


@register.filter(name="json")
def as_json(value: Any) -> str:
    """For a data attribute, where it is escaped like any text."""
    return json.dumps(value, cls=DjangoJSONEncoder)
