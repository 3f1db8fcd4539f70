"""Answers that a browser may show, in which nothing runs and nothing is loaded."""

from django.http import HttpResponse

# Opened on its own, a file runs and loads nothing.
LOCKED_DOWN = "default-src 'none'; sandbox; frame-ancestors 'none'"


def locked_down(response: HttpResponse) -> HttpResponse:
    response["Content-Security-Policy"] = LOCKED_DOWN
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
