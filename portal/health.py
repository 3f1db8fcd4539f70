"""What load balancers and operators ask: does the process answer, can it serve?"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from procrastinate.contrib.django.models import ProcrastinateWorker

from portal.errors import OUTAGES
from ui.methods import read_only

WORKER_SILENCE = timedelta(seconds=60)


@login_not_required
@never_cache
@read_only
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@never_cache
@read_only
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and is migrated; a missing worker is named but serves on."""
    try:
        state = {"database": True, "migrations": is_migrated(), "worker": has_worker()}
    except OUTAGES:
        state = {"database": False, "migrations": False, "worker": False}
    is_ready = state["database"] and state["migrations"]
    response = JsonResponse(state, status=200 if is_ready else 503)
    if not is_ready:
        response["Retry-After"] = "10"
    return response


def is_migrated() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def has_worker() -> bool:
    """Whether a background worker has given a sign of life lately."""
    since = timezone.now() - WORKER_SILENCE
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).exists()


@login_not_required
@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers read the catalogue; shared results say noindex themselves."""
    closed = ("/admin/", "/api/", "/compare/", "/en/compare/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")
