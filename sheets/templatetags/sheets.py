"""The buttons by which the rows of a change list come in and go out."""

from typing import Any

from django import template
from django.utils.http import urlencode

from sheets.kinds import kind_for

register = template.Library()


@register.inclusion_tag("admin/sheets/_tools.html", takes_context=True)
def sheet_tools(context: template.Context) -> dict[str, Any]:
    """Import and export of the list, as far as the reader may; nothing for other lists."""
    changes = context["cl"]
    kind, user = kind_for(changes.model), context["request"].user
    return {
        "kind": kind,
        "may_import": kind and user.has_perm(kind.import_right),
        "may_export": kind and user.has_perm(kind.export_right),
        "query": urlencode(changes.params, doseq=True) if kind else "",
        "csrf_token": context.get("csrf_token"),
    }
