"""`manage.py worker`: takes jobs from the queue until it is told to stop."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Run background jobs: periodic upkeep and what requests have put into the queue."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("procrastinate", "worker", "--concurrency", "4", "--delete-jobs", "successful")
