"""`make bench`: every benchmark, one line a figure, with the peer or the limit beside it.

Names after it choose some: `python -m benchmarks admin search`.
"""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from benchmarks import (
    bench_admin,
    bench_advisers,
    bench_assessment,
    bench_bundle,
    bench_catalogue_page,
    bench_cockpit,
    bench_documents,
    bench_inbox,
    bench_match,
    bench_national,
    bench_needs,
    bench_owner_home,
    bench_search,
    bench_sheets,
    bench_visits,
    bench_worker,
)


def round_trip():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone()


def main():
    started = time.monotonic()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference", stdout=sys.stderr)
    call_command("load_catalogue", stdout=sys.stderr)
    call_command("collectstatic", verbosity=0, interactive=False)
    parts = {
        "needs": bench_needs.run,
        "match": lambda: bench_match.run(round_trip),
        "national": bench_national.run,
        "bundle": bench_bundle.run,
        "documents": bench_documents.run,
        "search": lambda: bench_search.run(connection),
        "page": bench_catalogue_page.run,
        "assessment": bench_assessment.run,
        "home": bench_owner_home.run,
        "inbox": bench_inbox.run,
        "sheets": bench_sheets.run,
        "visits": bench_visits.run,
        "worker": bench_worker.run,
        "advisers": bench_advisers.run,
        "cockpit": bench_cockpit.run,
        "admin": bench_admin.run,
    }
    chosen = {name: parts[name] for name in sys.argv[1:]} or parts
    for number, (name, part) in enumerate(chosen.items(), 1):
        print(f"[{number}/{len(chosen)}] {name}", file=sys.stderr, flush=True)
        for line in part():
            print(line, flush=True)
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
