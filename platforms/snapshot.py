"""The catalogue in memory: one immutable snapshot per worker, swapped when the data changes.

PostgreSQL stays the truth. Triggers raise `DataVersion` and send a notice; a listener thread reads
the new state and swaps one reference, so that a request sees one version from start to end. Without
the listener (commands, tests) the version is compared at every use.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from platforms.documents import FACETS, documents_of
from platforms.index import ABBREVIATIONS, Index, Memory
from platforms.listing import Listing
from platforms.state import State, read_state
from platforms.tidying import settle, trim
from reference.locations import load_places
from reference.models import DataVersion
from reference.needs import Recogniser
from reference.places import PlaceIndex
from reference.taxonomy import Taxonomy
from reference.text import fold
from reference.triggers import CHANNEL

log = logging.getLogger(__name__)
CATALOGUE, PLACES = "catalogue", "places"
# How soon a listener notices that it is to end; a notice of a change wakes it at once.
TICK_SECONDS = 0.5
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
    # What the next snapshot starts from.
    state: State | None = None
    memory: Memory = field(default_factory=Memory)
    # Rendered pieces by (kind, key, language): the same for every reader of this version.
    rendered: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _built: dict[str, Any] = field(default_factory=dict)
    _locks: dict[str, threading.RLock] = field(default_factory=dict)

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
            # A lock for each: nobody waits for the recogniser who needs the filters.
            with self._locks.setdefault(name, threading.RLock()):
                if name not in self._built:
                    self._built[name] = _parts[name](self)
        return self._built[name]

    def as_if(self, listing: Listing, **parts: Any) -> "Snapshot":
        """The same version with one listing put in; other parts are made anew when asked for."""
        listings = {**self.listings, listing.slug: listing}
        return replace(self, listings=listings, rendered={}, _built=parts, _locks={})

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


def _products(snapshot: Snapshot) -> tuple[Any, ...]:
    """What is known of needs, and names and slugs of the products of this version."""
    names = tuple([item.name for item in snapshot.listings.values()])
    return snapshot.part("needs-recogniser"), names, tuple(snapshot.listings)


def _with_products(known: tuple[Any, ...]) -> Recogniser:
    recogniser, names, slugs = known
    return recogniser.with_products(dict(zip(map(fold, names), slugs, strict=True)))


# A layer above knows them; without it no platform has any.
register_part("reviews", lambda _snapshot: {})
register_part("needs-recogniser", Kept(lambda snapshot: snapshot.taxonomy.entries(), Recogniser))
register_part("recogniser", Kept(_products, _with_products))
register_part("places", Kept(lambda snapshot: snapshot.key.places, lambda _: load_places()))


def read_key() -> Key:
    """The data's present versions; one query."""
    rows = {row.code: (row.number, row.changed_at) for row in DataVersion.objects.order_by("code")}
    none = (0, None)
    return Key(*rows.get(CATALOGUE, none), rows.get(PLACES, none), timezone.localdate())


def build(before: Snapshot | None = None) -> Snapshot:
    """Read what differs from an earlier snapshot, at one moment of the database.

    About twenty queries for everything, half of them when the taxonomy is the same.
    """
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:  # only a transaction's first statement may ask for this
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        key, state = read_key(), read_state(before.state if before else None)
    memory = before.memory if before else Memory()
    documents = documents_of(state.listings, state.taxonomy)
    index = Index.build(documents, facets=FACETS, synonyms=ABBREVIATIONS, memory=memory)
    listings = {item.slug: item for item in state.listings}
    return Snapshot(key, state.taxonomy, listings, index, state, memory)


class Holder:
    """Owns the worker's current snapshot and, in a web worker, the thread that renews it."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._lock = threading.Lock()
        self._listener: threading.Thread | None = None
        self._stopping = threading.Event()

    def current(self) -> Snapshot:
        snapshot = self._snapshot
        if snapshot is None or self._listener is None:
            snapshot = self.refresh()
        return snapshot

    def watched(self) -> Key | None:
        """The versions in force as the listener sees them; None where nobody listens."""
        snapshot = self._snapshot
        return snapshot.key if snapshot and self._listener else None

    def refresh(self) -> Snapshot:
        """Swap in the present version if the one held is older; one query when it is not."""
        with self._lock:
            held = self._snapshot
            if held is None or held.key != read_key():
                self._snapshot = held = build(held)
            return held

    def listen(self) -> None:
        """Renew in the background from now on, until the process ends."""
        with self._lock:
            if self._listener is None:
                self._listener = threading.Thread(target=self._run, name="catalogue", daemon=True)
                self._listener.start()

    def stop(self) -> None:
        """End the listener and its connections; from then on every use compares versions again."""
        self._stopping.set()
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow()
            except Exception:
                # The old snapshot serves on; the database may be restarting.
                log.exception("The catalogue cannot be renewed; trying again")
                self._stopping.wait(1)

    def _follow(self) -> None:
        with psycopg.connect(**listening_parameters(), autocommit=True) as listener:
            listener.execute(f"LISTEN {CHANNEL}")
            while not self._stopping.is_set():
                self._renew()
                self._wait(listener)

    def _renew(self) -> None:
        """Shown first, then warmed: what was published must not wait for the rest."""
        before = self._snapshot.key if self._snapshot else None
        try:
            renewed = self.refresh()
            renewed.warm()
        finally:
            connection.close()
        if before is None:
            settle()
        elif renewed.key != before:
            trim()

    def _wait(self, listener: psycopg.Connection) -> None:
        """Until a notice comes, the time is up or the end is near; nobody else may close it."""
        deadline = time.monotonic() + settings.CATALOGUE_POLL_SECONDS
        while not self._stopping.is_set() and time.monotonic() < deadline:
            if any(True for _ in listener.notifies(timeout=TICK_SECONDS, stop_after=1)):
                return


def listening_parameters() -> dict[str, Any]:
    """Where to LISTEN: the primary itself, past any transaction pooler."""
    if settings.DATABASE_DIRECT_URL:
        return {"conninfo": settings.DATABASE_DIRECT_URL}
    wanted = connection.get_connection_params()
    return {key: wanted[key] for key in ("host", "port", "user", "dbname") if wanted.get(key)}


_holder = Holder()
current = _holder.current
watched = _holder.watched
warm_up = _holder.listen
cool_down = _holder.stop
