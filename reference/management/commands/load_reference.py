"""`manage.py load_reference`: brings the reference tables in line with the shipped files."""

from typing import Any

from django.core.management.base import BaseCommand

from reference.loading import load_reference


class Command(BaseCommand):
    help = "Load needs, sectors, sizes, places, assessments; idempotent, retires, never deletes."

    def handle(self, *args: Any, **options: Any) -> None:
        for change in load_reference():
            self.stdout.write(str(change))
