"""`manage.py score_needs`: how well the recogniser reads the labelled texts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reference.labelled import PARTS, Labelled, by_kind, labelled, score, shipped_recogniser
from reference.needs import Recognition


class Command(BaseCommand):
    help = "Score need recognition on the labelled texts; needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--part", choices=[*PARTS, "all"], default="all")
        parser.add_argument("--misses", action="store_true", help="list what was read wrongly")

    def handle(self, *args: Any, **options: Any) -> None:
        recogniser = shipped_recogniser()
        parts = PARTS if options["part"] == "all" else [options["part"]]
        for part in parts:
            texts = list(labelled([part]))
            total = score(recogniser, texts)
            self.stdout.write(f"{part} ({len(texts)} texts): {total}")
            for kind, found in by_kind(recogniser, texts).items():
                self.stdout.write(f"  {kind}: {found}")
            if options["misses"]:
                for miss in total.misses:
                    self.stdout.write(self.line(*miss))

    def line(self, text: Labelled, found: Recognition) -> str:
        got = ", ".join(f"{need.code} {need.confidence}" for need in found.needs) or "nothing"
        return f"  ✗ {text.text!r}: wanted {', '.join(text.needs) or 'nothing'}; got {got}"
