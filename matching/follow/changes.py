"""The daily look at what fits each enterprise: its people are told of what is worth it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.models import Enterprise, Membership, ToolInUse
from ledger.notices import About, notify
from matching.follow.kinds import CHANGED
from matching.follow.rules import Seen, Worth, worth_telling
from matching.models import SeenMatches, Trial, WatchedMatches
from matching.my.pages import outcome_for
from matching.my.seen import reasons_for
from matching.selectors import SHOWN_FIRST
from matching.texts import in_both
from matching.texts.changed import changed
from matching.trials.rules import OPEN_STATES
from platforms.models import Platform
from platforms.snapshot import Snapshot

REST = timedelta(days=7)


def watch_all(*, snapshot: Snapshot, at: datetime) -> int:
    """Look at every enterprise with needs of which something changed since the last look.

    Returns: how many were told.
    """
    rows = Enterprise.objects.filter(needs__is_active=True).distinct().order_by("pk")
    held = rows.values_list("pk", "version", "needs_version", "watched_matches__checked")
    others = [pk for pk, *now, checked in held if [*now, snapshot.version] != checked]
    return sum(watch(pk=pk, snapshot=snapshot, at=at) for pk in others)


@transaction.atomic
def watch(*, pk: int, snapshot: Snapshot, at: datetime) -> bool:
    """Compare what fits one enterprise with what it last saw or was told.

    The first look tells nothing. It is told at most once a week: what comes sooner waits.

    Returns: whether its people were told.
    """
    enterprise = Enterprise.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    now = [enterprise.version, enterprise.needs_version, snapshot.version]
    row = WatchedMatches.objects.filter(enterprise=enterprise).first()
    if row is None:
        _rest_on(WatchedMatches(enterprise=enterprise), snapshot, now=now, at=at)
        return False
    if row.checked == now:
        return False
    _take_look(row)
    # With the seed of that day, so that equal scores stand in the same order.
    after = seen_on(enterprise, snapshot, day=timezone.localdate(row.based_at))
    worth = worth_telling(_base_of(row), after)
    if not worth:
        row.checked = now
        row.save()
        return False
    if row.told_at and at - row.told_at < REST:
        return False
    moved = set(row.slugs) ^ set(after.slugs) | set(worth.gone) | _meeting(worth, snapshot)
    _tell(enterprise, worth, reasons=_reasons(row, now, moved), snapshot=snapshot, at=at)
    row.told_at = at
    _rest_on(row, snapshot, now=now, at=at)
    return True


def _take_look(row: WatchedMatches) -> None:
    """Where somebody looked herself since, that look counts."""
    seen = SeenMatches.objects.filter(enterprise=row.enterprise_id).first()
    if seen is not None and seen.seen_at > row.based_at:
        row.slugs, row.based_at = seen.slugs, seen.seen_at
        row.base = [seen.profile_version, seen.needs_version, seen.catalogue_version]


def _rest_on(row: WatchedMatches, snapshot: Snapshot, *, now: list[int], at: datetime) -> None:
    """From now on changes are counted from how it is now."""
    seen = seen_on(row.enterprise, snapshot, day=timezone.localdate(at))
    row.slugs, row.base, row.checked, row.based_at = list(seen.slugs), now, now, at
    row.open_needs, row.gone = sorted(seen.open_needs), sorted(seen.gone)
    row.save()


def _base_of(row: WatchedMatches) -> Seen:
    return Seen(tuple(row.slugs), frozenset(row.open_needs), frozenset(row.gone))


def seen_on(enterprise: Enterprise, snapshot: Snapshot, *, day: date) -> Seen:
    """What fits an enterprise as it stands stored, with a day's order of equals; six queries."""
    outcome = outcome_for(enterprise, snapshot, today=day, limit=SHOWN_FIRST)
    trials = Trial.objects.filter(enterprise=enterprise, state__in=OPEN_STATES)
    hers = set(trials.values_list("platform__slug", flat=True).order_by("platform__slug"))
    tools = ToolInUse.objects.filter(enterprise=enterprise).exclude(slug="")
    hers |= set(tools.values_list("slug", flat=True).order_by("slug"))
    return Seen(
        slugs=tuple(match.slug for match in outcome.ranking.matches),
        open_needs=frozenset(outcome.ranking.uncovered),
        gone=frozenset(hers - snapshot.listings.keys()),
        needs=frozenset(outcome.profile.needs),
    )


def _meeting(worth: Worth, snapshot: Snapshot) -> set[str]:
    """The platforms that meet what nothing met before."""
    codes = set(worth.covered)
    return {
        slug
        for slug, listing in snapshot.listings.items()
        if not codes.isdisjoint(need.code for need in listing.needs)
    }


def _reasons(row: WatchedMatches, now: Sequence[int], moved: Collection[str]) -> list[str]:
    was = row.base
    before, after = (was[0], was[1], was[2]), (now[0], now[1], now[2])
    return reasons_for(before, after, slugs=moved, since=row.based_at)


def _tell(
    enterprise: Enterprise,
    worth: Worth,
    *,
    reasons: list[str],
    snapshot: Snapshot,
    at: datetime,
) -> None:
    """Everybody who acts for the enterprise, as each has chosen to hear of matches."""
    gone = Platform.objects.filter(slug__in=worth.gone).order_by("name")
    names = list(gone.values_list("name", flat=True))
    about = About(
        key=f"{enterprise.pk}:{timezone.localdate(at)}",
        params={
            "enterprise": enterprise.name,
            "what": in_both(_what, worth, names, snapshot),
            "why": in_both(changed, reasons),
        },
        path=f"/my/matches/?enterprise={enterprise.pk}",
    )
    people = Membership.objects.filter(enterprise=enterprise, user__is_active=True)
    for each in people.select_related("user").order_by("pk"):
        notify(user=each.user, kind=CHANGED, about=about, at=at)


def _what(worth: Worth, gone: Iterable[str], snapshot: Snapshot) -> str:
    needs, listings = snapshot.taxonomy.needs, snapshot.listings
    said: list[tuple[str, list[Any]]] = [
        (_("You use or try it, and it is listed no more: %(names)s."), list(gone)),
        (_("Nothing met it before, now something does: %(names)s."), _names(worth.covered, needs)),
        (_("New among the first three: %(names)s."), _names(worth.entered, listings)),
    ]
    return " ".join(text % {"names": ", ".join(names)} for text, names in said if names)


def _names(codes: Iterable[str], known: Any) -> list[str]:
    return [str(known[code].name) for code in codes if code in known]
