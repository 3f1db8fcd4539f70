"""Lucide icons as inline SVG, and which icon stands for which business function."""

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from django.utils.safestring import SafeString, mark_safe

# One icon for each function of the taxonomy, always shown beside its name.
FUNCTION_ICONS = {
    "finance-accounting": "calculator",
    "einvoice-tax": "receipt-text",
    "sales-pos": "store",
    "ecommerce": "shopping-cart",
    "crm-customer-care": "headset",
    "marketing": "megaphone",
    "hr-payroll": "users-round",
    "office-collaboration": "briefcase-business",
    "econtract-signature": "signature",
    "manufacturing": "factory",
    "inventory-logistics": "warehouse",
    "payments": "wallet",
    "cybersecurity": "shield-check",
    "cloud-infrastructure": "cloud",
    "data-ai-automation": "chart-column",
    "vertical": "building-2",
}
FALLBACK_ICON = "shapes"

_OPEN = (
    '<svg class="icon" aria-hidden="true" width="24" height="24" viewBox="0 0 24 24" fill="none" '
    'stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">'
)


@cache
def _archive() -> ZipFile:
    """The package's archive, opened once: its directory of 1,700 names takes 10 ms to read."""
    return ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))


@cache
def svg(name: str) -> SafeString:
    """An icon of the lucide set, hidden from screen readers; drawn in the colour of the text.

    Args:
        name: as on lucide.dev, such as "receipt-text".

    Raises: KeyError: there is no such icon.
    """
    text = _archive().read(f"{name}.svg").decode()
    shapes = re.sub(r"\s+", " ", text[text.index(">") + 1 : text.rindex("</svg>")])
    return mark_safe(_OPEN + shapes.replace("> <", "><").replace(" />", "/>").strip() + "</svg>")  # noqa: S308 - the package's own file


def for_function(code: str) -> str:
    """The icon's name for a business function's code; shapes for one not known here."""
    return FUNCTION_ICONS.get(code, FALLBACK_ICON)
