"""How the API says no: always `{"detail", "errors": [{"field", "message"}]}`."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.decorators import decorate_view
from ninja.errors import HttpError, ValidationError

from ledger.callers import caller_key
from ledger.services import seconds_to_wait

Errors = list[dict[str, str]]
INVALID = "The request is not valid."


class RefusedError(Exception):
    """The request cannot be answered as sent; `errors` name each field."""

    def __init__(self, errors: Errors, status: int = 422) -> None:
        super().__init__(errors)
        self.errors, self.status = errors, status


class TooManyRequestsError(Exception):
    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def install(api: NinjaAPI) -> None:
    """Teach the API to put every refusal into the one shape."""

    def answer(request: HttpRequest, status: int, detail: str, errors: Errors) -> HttpResponse:
        return api.create_response(request, {"detail": detail, "errors": errors}, status=status)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return answer(request, 422, INVALID, [_named(row) for row in error.errors])

    @api.exception_handler(RefusedError)
    def refused(request: HttpRequest, error: RefusedError) -> HttpResponse:
        return answer(request, error.status, INVALID, error.errors)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return answer(request, 404, "There is nothing at this address.", [])

    @api.exception_handler(HttpError)
    def malformed(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(request, error.status_code, str(error), [])

    @api.exception_handler(TooManyRequestsError)
    def too_many(request: HttpRequest, error: TooManyRequestsError) -> HttpResponse:
        response = answer(request, 429, f"Too many requests: wait {error.seconds} s.", [])
        response["Retry-After"] = str(error.seconds)
        return response


def _named(row: dict[str, Any]) -> dict[str, str]:
    """A pydantic error as field and message; the field is a path without its wrapper's name."""
    path = [str(step) for step in row["loc"] if step not in {"body", "query", "path", "form"}]
    if len(path) > 1 and path[0] in {"data", "asked"}:
        path = path[1:]
    return {"field": ".".join(path), "message": row["msg"]}


def only(names: Iterable[str]) -> Callable[[Callable], Callable]:
    """Refuses query parameters that the address does not know, before anything else happens."""
    known = frozenset(names)

    def guard(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            unknown = sorted(set(request.GET) - known)
            if unknown:
                # Outside ninja's own handling of errors: answered here, in the same shape.
                errors = [{"field": name, "message": "unknown parameter"} for name in unknown]
                return JsonResponse({"detail": INVALID, "errors": errors}, status=422)
            return view(request, *args, **kwargs)

        return guarded

    return decorate_view(guard)


def limited(view: Callable) -> Callable:
    """Counts the caller's requests of a minute; for what costs more than a look-up."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        times, window = settings.RATE_LIMITS["api"]
        seconds = seconds_to_wait(
            key=caller_key(request, "api"), limit=times, window=window, at=timezone.now()
        )
        if seconds:
            raise TooManyRequestsError(seconds)
        return view(request, *args, **kwargs)

    return guarded
