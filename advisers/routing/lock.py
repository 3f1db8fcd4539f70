"""One routing at a time, and none while somebody goes on leave or out of the network."""

from django.db import connection

# A number of the portal's own, for PostgreSQL's advisory locks.
LOCK = 7_305_001


def wait_for_routing() -> None:
    """Until the transaction ends no request is offered to anybody. Taken before any row's lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
