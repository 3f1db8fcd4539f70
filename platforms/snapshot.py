"""The catalogue in memory: one immutable snapshot per worker, swapped when the data changes.

PostgreSQL stays the truth. Triggers raise `DataVersion` and send a notice; a listener thread reads
the new state and swaps one reference, so that a request sees one version from start to end. Without
the listener (commands, tests) the version is compared at every use.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import psycopg
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from platforms.documents import FACETS, documents_of
from platforms.index import Index
from platforms.listing import Listing
from platforms.selectors import load_listings
from reference.models import DataVersion
from reference.needs import Recogniser
from reference.taxonomy import Taxonomy, load_taxonomy
from reference.text import fold
from reference.triggers import CHANNEL

if TYPE_CHECKING:
    from reference.places import PlaceIndex

log = logging.getLogger(__name__)
CODE = "catalogue"
Part = Callable[["Snapshot"], Any]
_parts: dict[str, Part] = {}


def register_part(name: str, build: Part) -> None:
    """Lets a layer above keep its own tables beside the index, of the same version."""
    _parts[name] = build


@dataclass(frozen=True)
class Key:
    """What a snapshot was made from; equal keys mean equal contents.

    The moment is that of the change: two tests that roll back may reuse a number.
    """

    number: int
    changed_at: datetime | None
    day: date


@dataclass(frozen=True)
class Snapshot:
    """The published catalogue of one version; never changed after it is made."""

    key: Key
    taxonomy: Taxonomy
    listings: Mapping[str, Listing]
    index: Index
    # Rendered pieces by (kind, key, language): the same for every reader of this version.
    rendered: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _built: dict[str, Any] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def version(self) -> int:
        return self.key.number

    @cached_property
    def by_vendor(self) -> dict[str, tuple[Listing, ...]]:
        """Published listings by vendor, by name."""
        grouped: dict[str, list[Listing]] = {}
        for item in self.listings.values():
            grouped.setdefault(item.vendor.slug, []).append(item)
        return {slug: tuple(items) for slug, items in grouped.items()}

    @property
    def recogniser(self) -> Recogniser:
        return self.part("recogniser")

    @property
    def places(self) -> "PlaceIndex":
        return self.part("places")

    def part(self, name: str) -> Any:
        """What `register_part` promised, made once for this version."""
        if name not in self._built:
            with self._lock:
                if name not in self._built:
                    self._built[name] = _parts[name](self)
        return self._built[name]


def _recogniser(snapshot: Snapshot) -> Recogniser:
    products = {fold(item.name): slug for slug, item in snapshot.listings.items()}
    return Recogniser(snapshot.taxonomy.entries(), products)


register_part("recogniser", _recogniser)
def _places(snapshot: Snapshot) -> "PlaceIndex":
    from reference.locations import load_places

    return load_places()


register_part("places", _places)


def read_key() -> Key:
    """The data's present version; one query."""
    row = DataVersion.objects.filter(code=CODE).first()
    day = timezone.localdate()
    return Key(row.number, row.changed_at, day) if row else Key(0, None, day)


def build() -> Snapshot:
    """Read everything at one moment of the database; about fifteen queries."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:  # only a transaction's first statement may ask for this
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        key, taxonomy, listings = read_key(), load_taxonomy(), load_listings()
    index = Index.build(documents_of(listings, taxonomy), facets=FACETS)
    return Snapshot(key, taxonomy, {item.slug: item for item in listings}, index)


class Holder:
    """Owns the worker's current snapshot and, in a web worker, the thread that renews it."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._lock = threading.Lock()
        self._listener: threading.Thread | None = None
        self._connection: psycopg.Connection | None = None
        self._stopping = threading.Event()

    def current(self) -> Snapshot:
        snapshot = self._snapshot
        if snapshot is None or self._listener is None:
            snapshot = self.refresh()
        return snapshot

    def refresh(self) -> Snapshot:
        """Swap in the present version if the one held is older; one query when it is not."""
        with self._lock:
            if self._snapshot is None or self._snapshot.key != read_key():
                self._snapshot = build()
            return self._snapshot

    def listen(self) -> None:
        """Renew in the background from now on, until the process ends."""
        with self._lock:
            if self._listener is None:
                self._listener = threading.Thread(target=self._run, name="catalogue", daemon=True)
                self._listener.start()

    def stop(self) -> None:
        """End the listener; from then on every use compares versions again."""
        self._stopping.set()
        listener, self._listener = self._listener, None
        if self._connection is not None:
            self._connection.close()
        if listener is not None:
            listener.join(settings.CATALOGUE_POLL_SECONDS + 5)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow()
            except Exception:
                if self._stopping.is_set():
                    return
                # The old snapshot serves on; the database may be restarting.
                log.exception("The catalogue cannot be renewed; trying again")
                time.sleep(1)

    def _follow(self) -> None:
        with psycopg.connect(**listening_parameters(), autocommit=True) as listener:
            self._connection = listener
            listener.execute(f"LISTEN {CHANNEL}")
            while not self._stopping.is_set():
                try:
                    snapshot = self.refresh()
                    for name in _parts:
                        snapshot.part(name)
                finally:
                    connection.close()
                for _ in listener.notifies(timeout=settings.CATALOGUE_POLL_SECONDS, stop_after=1):
                    pass


def listening_parameters() -> dict[str, Any]:
    """Where to LISTEN: the primary itself, past any transaction pooler."""
    if settings.DATABASE_DIRECT_URL:
        return {"conninfo": settings.DATABASE_DIRECT_URL}
    wanted = connection.get_connection_params()
    return {key: wanted[key] for key in ("host", "port", "user", "dbname") if wanted.get(key)}


_holder = Holder()
current = _holder.current
warm_up = _holder.listen
