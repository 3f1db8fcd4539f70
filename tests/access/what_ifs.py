"""What-ifs of the matrix: one that waits, one that never was; and a night's national match."""

from uuid import uuid4

from django.utils import timezone

from matching.models import NationalRun
from programme.models import WhatIf
from tests.access.names import MISSING


def what_ifs():
    """Route name -> object label -> its arguments."""
    made = WhatIf.objects.create(request_key=uuid4(), inputs={}, asked_at=timezone.now())
    NationalRun.objects.create(
        read_at=timezone.now(),
        matched_at=timezone.now(),
        engine_version="1",
        catalogue_version=1,
    )
    return {"what-if-run": {"waiting": {"pk": str(made.pk)}, "missing": {"pk": MISSING["pk"]}}}
