"""Django's PostgreSQL backend on the site's own server, started by the first connection."""

from pathlib import Path
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base

from portal.database import process, server
from portal.database.errors import EmbeddedServerError


class EmbeddedServerDownError(EmbeddedServerError, OperationalError):
    """The embedded server cannot be had: to Django an outage like any other of the database."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the data folder from `DATABASES[…]["DATA"]`, besides NAME, USER and OPTIONS."""

    def get_connection_params(self) -> dict[str, Any]:
        """What psycopg connects with; also asked by the pool, the job queue and listeners."""
        try:
            sockets = server.ensure(Path(self.settings_dict["DATA"]))
        except EmbeddedServerError as error:
            raise EmbeddedServerDownError(str(error)) from error
        # The port is said too: PGPORT in the environment would name another socket.
        place = {"host": str(sockets), "port": process.PORT}
        return {**super().get_connection_params(), **place}
