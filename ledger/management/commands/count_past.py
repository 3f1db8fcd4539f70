"""`manage.py count_past`: enters what happened before the counting began, and says what differs."""

from typing import Any

from django.core.management.base import BaseCommand

from ledger.events.facts import compare_facts, count_past


class Command(BaseCommand):
    help = "Count facts that have no event yet; idempotent. Prints facts and events by kind."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, times in count_past().items():
            self.stdout.write(f"{kind}: {times} entered")
        for each in compare_facts():
            self.stdout.write(
                f"{each.kind}: {each.facts} facts, {each.missing} without an event,"
                f" {each.past} events of facts that are gone"
            )
