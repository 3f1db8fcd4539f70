"""What-ifs of the matrix: one that waits, one that never was."""

from uuid import uuid4

from django.utils import timezone

from programme.models import WhatIf
from tests.access.names import MISSING


def what_ifs():
    """Route name -> object label -> its arguments."""
    made = WhatIf.objects.create(request_key=uuid4(), inputs={}, asked_at=timezone.now())
    return {"what-if-run": {"waiting": {"pk": str(made.pk)}, "missing": {"pk": MISSING["pk"]}}}
