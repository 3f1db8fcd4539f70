"""What an answer says of a link, and when a failing one becomes a mark; plain values only."""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from platforms.links.addresses import Target

MARK_NIGHTS = 3
MOST_OF_A_HOST = 20
SPREAD_SECONDS = 3600


class Outcome(StrEnum):
    OK = "OK"
    MOVED = "MOVED"
    REFUSED = "REFUSED"
    GONE = "GONE"
    UNREACHABLE = "UNREACHABLE"
    UNSAFE = "UNSAFE"


REACHED = frozenset({Outcome.OK, Outcome.MOVED, Outcome.REFUSED})


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one link.

    Attributes:
        status: of the last answer, None where none came.
        reason: a code where no answer came: "dns", "timeout", "connection", "certificate",
            "protocol", "redirects", or why it is unsafe.
        moved_to: where it is for good; "" unless MOVED.
    """

    outcome: Outcome
    status: int | None = None
    reason: str = ""
    moved_to: str = ""


def judge(status: int, *, asked: Target, last: Target, is_for_good: bool) -> Answer:
    """What the last answer means.

    Args:
        is_for_good: whether a redirect on the way said that it is permanent.

    A site that turns robots away (401, 403, 429 …) is alive; one that fails inside (5xx) is not.
    """
    if 200 <= status < 300:
        if is_for_good and is_elsewhere(asked, last):
            return Answer(Outcome.MOVED, status, moved_to=last.url)
        return Answer(Outcome.OK, status)
    if status in (404, 410):
        return Answer(Outcome.GONE, status)
    return Answer(Outcome.REFUSED if 400 <= status < 500 else Outcome.UNREACHABLE, status)


def is_elsewhere(asked: Target, last: Target) -> bool:
    """Whether it is another page: https, "www." and a slash at the end make none."""

    def page(target: Target) -> tuple[str, str]:
        return target.host.removeprefix("www."), target.path.rstrip("/")

    return page(asked) != page(last)


@dataclass(frozen=True, slots=True)
class Failures:
    """Nights in a row on which a link failed, and the last of them."""

    nights: int = 0
    last_on: date | None = None


def counted(held: Failures, outcome: Outcome, *, night: date, is_net_up: bool) -> Failures:
    """The failures after one more answer; asked twice in a night, it counts once.

    Args:
        is_net_up: whether any link answered lately: if none did, it is our own line that is down,
            and what could not be reached says nothing.
    """
    if outcome in REACHED:
        return Failures()
    if held.last_on == night or (outcome is Outcome.UNREACHABLE and not is_net_up):
        return held
    return Failures(held.nights + 1, night)


def is_marked(nights: int) -> bool:
    return nights >= MARK_NIGHTS


@dataclass(frozen=True, slots=True)
class Batch:
    """Links of one host, asked one after the other; `delay` seconds after the night's start."""

    host: str
    links: tuple[int, ...]
    delay: int


def batches(links: Iterable[tuple[int, str]], *, seed: str) -> tuple[Batch, ...]:
    """The night's work by host, spread at random over an hour; at most 20 links of a host.

    Args:
        links: (id, host), the most urgent first.
        seed: the same seed gives the same hours.
    """
    by_host: dict[str, list[int]] = defaultdict(list)
    for pk, host in links:
        if len(by_host[host]) < MOST_OF_A_HOST:
            by_host[host].append(pk)
    chance = random.Random(seed)  # noqa: S311 - spreads load, guards nothing
    return tuple(
        Batch(host, tuple(pks), chance.randrange(SPREAD_SECONDS)) for host, pks in by_host.items()
    )


def pause(chance: random.Random) -> float:
    """Seconds between two questions to one host: never less than one, never quite the same."""
    return 1 + chance.random() / 2
