"""`manage.py messages`: collects, checks or compiles the site's texts."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import catalogues

LANGUAGE = "vi"


class Command(BaseCommand):
    help = "Collect the texts of code and templates into locale/ and compile them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail if a translation is missing")
        parser.add_argument("--compile", action="store_true", help="only write the .mo files")

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        file = root / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
        if options["check"]:
            lacking = catalogues.missing(root, file, LANGUAGE)
            if lacking:
                shown = "\n".join(f"  {text}" for text in lacking[:40])
                raise CommandError(f"{len(lacking)} texts without Vietnamese:\n{shown}")
            self.stdout.write("every text has its Vietnamese")
            return
        if not options["compile"]:
            catalogues.update(root, file, LANGUAGE)
        for path in sorted((root / "locale").glob("*/LC_MESSAGES/*.po")):
            catalogues.compile_file(path)
