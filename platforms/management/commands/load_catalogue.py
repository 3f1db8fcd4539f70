"""`manage.py load_catalogue`: brings in the listings that come with the site."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from platforms.duplicates.services import mark_listings
from platforms.loading import load_catalogue


class Command(BaseCommand):
    help = "Load the shipped listings; idempotent, never overwrites what people changed."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(str(load_catalogue(at=timezone.now())))
        mark_listings()
