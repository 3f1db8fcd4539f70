"""Makes demonstration people and data, and a file that says who they are."""

import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.demo.seeding import pieces, seed
from ui.progress import Progress

BIGGEST_SEED = 2**31 - 1


class Command(BaseCommand):
    help = "Makes demonstration data: the same for the same seed, never twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--enterprises", type=int, default=50)
        parser.add_argument("--out", type=Path, required=True, help="JSON: log-ins, ids, canaries")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG or settings.ALLOW_DEMO):
            raise CommandError(
                "Refused: people with known passwords would come in. On a site that is only for"
                " trying set ALLOW_DEMO=1."
            )
        number, count, out = options["seed"], options["enterprises"], options["out"]
        if not 0 <= number <= BIGGEST_SEED or count < 0:
            raise CommandError(f"--seed is 0 to {BIGGEST_SEED}, --enterprises 0 or more.")
        progress = Progress(sys.stderr, pieces(count))
        lot = seed(number, count=count, at=timezone.now(), done=progress.step)
        out.touch(mode=0o600)
        out.write_text(json.dumps(lot.told(), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        self.stdout.write(f"{out}: {len(lot.roles)} people, {len(lot.canaries)} canaries")
