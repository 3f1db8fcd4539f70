"""`manage.py serve`, what `make run` runs: prepares everything, then serves until Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.database import server
from portal.serving import web_server

STOP_SECONDS = 15


class Command(BaseCommand):
    help = "Prepare database, data and static files, then run the web server and the worker."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        database: dict[str, Any] = settings.DATABASES["default"]
        own_database, place = "DATA" in database, Path(database.get("DATA", ""))
        is_ours = own_database and server.start(place)
        try:
            self.prepare()
            self.run()
        finally:
            if is_ours:
                server.stop(place)
                self.stdout.write("Stopped.")

    def prepare(self) -> None:
        """Everything idempotent that a fresh checkout or a new version needs."""
        steps: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("Texts", "messages", {"compile": True}),
            ("Tables", "migrate", {"verbosity": 0, "interactive": False}),
            ("Needs, sectors and places", "load_reference", {}),
            ("Catalogue", "load_catalogue", {}),
            ("Static files", "collectstatic", {"verbosity": 0, "interactive": False}),
        )
        for number, (label, command, options) in enumerate(steps, 1):
            self.stdout.write(f"[{number}/{len(steps)}] {label}")
            call_command(command, stdout=self.stdout, **options)

    def run(self) -> None:
        """The web server and the worker, side by side; when one ends, the other is ended."""
        environment = {**os.environ, "DATABASE_ROLE": "portal", "LOCAL_RUN": "1"}
        if "DATA" not in settings.DATABASES["default"]:
            environment.pop("DATABASE_ROLE")
        children = [
            subprocess.Popen(command, env=environment)  # noqa: S603 - our own commands
            for command in (
                web_server(port=settings.PORT, workers=settings.WEB_WORKERS),
                [sys.executable, "manage.py", "worker"],
            )
        ]
        self.stdout.write(f"Serving on http://localhost:{settings.PORT} – Ctrl-C stops.")
        try:
            signal.signal(signal.SIGTERM, _interrupt)
            while all(child.poll() is None for child in children):
                try:
                    children[0].wait(timeout=1)
                except subprocess.TimeoutExpired:
                    continue
        except KeyboardInterrupt:
            pass
        finally:
            stop(children)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def stop(children: list[subprocess.Popen]) -> None:
    """Ask each to end, and end it if it does not."""
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    for child in children:
        try:
            child.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
