"""What the worker does for what-ifs: one at a time, for each reads everybody."""

from procrastinate.contrib.django import app


@app.task(name="programme.work_out_what_if", lock="programme.what_if")
def work_out_what_if(pk: int) -> None:
    from django.utils import timezone

    from platforms.snapshot import current
    from programme.whatif.services import work_out

    work_out(pk=pk, snapshot=current(), at=timezone.now())
