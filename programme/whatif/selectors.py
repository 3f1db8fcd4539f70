"""Reads of what-ifs."""

from django.db.models import QuerySet

from programme.whatif.models import WhatIf


def run_of(pk: int) -> WhatIf:
    """One what-if with who asked it; one query. Raises: WhatIf.DoesNotExist."""
    return WhatIf.objects.select_related("asked_by").get(pk=pk)


def latest() -> QuerySet[WhatIf]:
    """All of them, the latest first; their results are left out."""
    return WhatIf.objects.select_related("asked_by").defer("result").order_by("-asked_at", "-pk")
