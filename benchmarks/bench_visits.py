"""What counting costs: a reader of the catalogue page, and 785,000 facts entered at once.

Rows are written in a transaction that is rolled back.
"""

import statistics
import time
from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections, connection, transaction
from django.test import RequestFactory

from ledger.events.facts import compare_facts, count_past
from ledger.events.kinds import Happening
from ledger.events.visits import visits
from matching.engine import ENGINE_VERSION

ROUNDS = 300
# A hundredth of the page's own limit.
MOST_MILLISECONDS = 0.3
MARKS = 10_000
MOST_SECONDS_OF_MARKS = 2
FACTS = 785_000
MOST_SECONDS_OF_FACTS = 120
MOST_SECONDS_OF_CHECK = 60
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36"
ROBOT = "curl/8.5.0"
# Matches of two years, with place, trade and employees, as the wizard keeps them.
MATCHES = """
INSERT INTO matching_matchresult (token, request_key, text, inputs, language, seed_on,
    engine_version, catalogue_version, created_at, expires_at)
SELECT 'bench' || n, gen_random_uuid(), '', jsonb_build_object('sector', (ARRAY['47', '56', '10',
    '62', 'F'])[1 + n %% 5], 'commune', place.code, 'employees', n %% 300), 'vi', current_date, %s,
    1, now() - make_interval(hours => n %% 17520), now() + interval '1 day'
FROM generate_series(1, %s) AS n JOIN (
    SELECT code, row_number() OVER (ORDER BY code) AS at FROM reference_commune
) AS place ON place.at = 1 + n %% 3000
"""


def run() -> list[str]:
    """The lines of this benchmark."""
    # As the test client does: a request would close the connection that holds the rows.
    request_started.disconnect(close_old_connections)
    with transaction.atomic():
        lines = [*readers(), *facts()]
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)
    return lines


def readers() -> list[str]:
    """The same page for somebody who is counted and for a robot, in turn; then many at once."""
    handler, requests = WSGIHandler(), RequestFactory()

    def took(agent: str, number: int) -> float:
        address = f"203.0.{number // 250}.{number % 250}"
        said = {"host": "localhost", "user-agent": agent}
        environ = requests.get("/platforms/", headers=said, REMOTE_ADDR=address).environ
        started = time.thread_time()
        b"".join(handler(environ, lambda *_: None))
        return time.thread_time() - started

    for number in range(20):
        took(ROBOT, number)
    pairs = [(took(PHONE, number), took(ROBOT, number)) for number in range(ROUNDS)]
    counted, uncounted = (statistics.median(each) * 1e3 for each in zip(*pairs, strict=True))
    more = counted - uncounted
    return [
        f"reader counted on the catalogue page: {more:.3f} ms processor time more than the"
        f" {uncounted:.2f} ms of one who is not (limit: {MOST_MILLISECONDS} ms,"
        f" {more / MOST_MILLISECONDS:.2f})",
        written(),
    ]


def written() -> str:
    with visits._lock:
        visits._held = {n.to_bytes(16, "big"): Happening.VISIT for n in range(MARKS)}
    seconds = timed(visits.write)
    return line(f"{MARKS:,} marks of visitors written", seconds, MOST_SECONDS_OF_MARKS)


def facts() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(MATCHES, [ENGINE_VERSION, FACTS])
        cursor.execute("ANALYZE matching_matchresult")
    entered = timed(count_past)
    checked = timed(compare_facts)
    assert {each.missing for each in compare_facts()} == {0}
    return [
        line(f"{FACTS:,} facts of the past entered and rolled up", entered, MOST_SECONDS_OF_FACTS),
        line(f"{FACTS:,} facts held against events", checked, MOST_SECONDS_OF_CHECK),
    ]


def timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def line(name: str, seconds: float, limit: float) -> str:
    return f"{name}: {seconds:.2f} s (limit: {limit} s, {seconds / limit:.2f})"
