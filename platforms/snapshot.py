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
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from platforms.documents import FACETS, documents_of
from platforms.index import ABBREVIATIONS, Index
from platforms.listing import Listing
from platforms.selectors import load_listings
from reference.locations import load_places
from reference.models import DataVersion
from reference.needs import NeedEntry, Recogniser
from reference.places import PlaceIndex
from reference.taxonomy import Taxonomy, load_taxonomy
from reference.text import fold
from reference.triggers import CHANNEL

log = logging.getLogger(__name__)
CATALOGUE, PLACES = "catalogue", "places"
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
    places: tuple[int, datetime | None]
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
    def places(self) -> PlaceIndex:
        return self.part("places")

    def part(self, name: str) -> Any:
        """What `register_part` promised, made once for this version."""
        if name not in self._built:
            with self._lock:
                if name not in self._built:
                    self._built[name] = _parts[name](self)
        return self._built[name]

    def warm(self) -> None:
        """Make every part, so that no reader waits for one."""
        for name in tuple(_parts):
            self.part(name)


class Kept:
    """A part that seldom changes, kept from one version to the next while its key is equal."""

    def __init__(self, key: Callable[[Snapshot], Any], build: Callable[[Any], Any]) -> None:
        self._key, self._build = key, build
        self._held: tuple[Any, Any] | None = None

    def __call__(self, snapshot: Snapshot) -> Any:
        key, held = self._key(snapshot), self._held
        if held is None or held[0] != key:
            self._held = held = (key, self._build(key))
        return held[1]


def _words(snapshot: Snapshot) -> tuple[tuple[NeedEntry, ...], dict[str, str]]:
    """What the recogniser reads: the needs' phrases and the names of products."""
    products = {fold(item.name): slug for slug, item in snapshot.listings.items()}
    return snapshot.taxonomy.entries(), products


register_part("recogniser", Kept(_words, lambda words: Recogniser(*words)))
# A layer above knows them; without it no platform has any.
register_part("reviews", lambda _snapshot: {})
register_part("places", Kept(lambda snapshot: snapshot.key.places, lambda _: load_places()))


def read_key() -> Key:
    """The data's present versions; one query."""
    rows = {row.code: (row.number, row.changed_at) for row in DataVersion.objects.order_by("code")}
    none = (0, None)
    return Key(*rows.get(CATALOGUE, none), rows.get(PLACES, none), timezone.localdate())


def build() -> Snapshot:
    """Read everything at one moment of the database; about fifteen queries."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:  # only a transaction's first statement may ask for this
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        key, taxonomy, listings = read_key(), load_taxonomy(), load_listings()
    documents = documents_of(listings, taxonomy)
    index = Index.build(documents, facets=FACETS, synonyms=ABBREVIATIONS)
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
            held = self._snapshot
            if held is None or held.key != read_key():
                self._snapshot = held = build()
            return held

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
                    # Shown first, then warmed: what was published must not wait for the rest.
                    self.refresh().warm()
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
