"""How the web server is started: by `manage.py serve`, and by the benchmark that measures it."""

import sys
from pathlib import Path

BLOCKING_THREADS = 8


def web_server(*, port: int, workers: int, log_level: str = "warning") -> list[str]:
    """The command of the web server on this machine's own address.

    It needs no environment of its own: what a worker asks of its memory it asks in `portal.wsgi`,
    whatever started it.
    """
    return [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "portal.wsgi:application"),
        *("--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(BLOCKING_THREADS)),
        *("--no-ws", "--respawn-failed-workers", "--log-level", log_level),
    ]
