"""Matches every enterprise with the whole catalogue anew."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from matching.national.reading import BLOCK, count_enterprises
from matching.national.services import AlreadyRunningError, rematch
from platforms.snapshot import current
from ui.progress import Progress


class Command(BaseCommand):
    help = "The national re-match: prints pairs, seconds, lists changed."

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress(sys.stderr, count_enterprises() // BLOCK + 1)
        try:
            run = rematch(snapshot=current(), at=timezone.now(), told=lambda _: progress.step())
        except AlreadyRunningError as error:
            raise CommandError("Another re-match is running; its result will serve.") from error
        self.stdout.write(
            f"{run.enterprise_count:,} enterprises × {run.platform_count:,} platforms"
            f" = {run.pair_count:,} pairs in {run.took_ms / 1000:.1f} s;"
            f" {run.changed_count:,} lists changed, {run.new_count:,} new"
        )
