"""The error of the embedded server."""


class EmbeddedServerError(Exception):
    """The embedded PostgreSQL is missing, or did not start or stop; the message says what to do."""
