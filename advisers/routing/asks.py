"""Requests as the engine takes them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from advisers.cases.rules import Position
from advisers.engine.model import Ask
from advisers.models import Adviser, Case, Offer
from advisers.routing.successors import successors
from enterprises.models import Membership
from platforms.interests.models import Interest
from platforms.models import Platform


def asks_of(cases: Sequence[Case], *, at: datetime) -> dict[int, Ask]:
    """By key of the case; nine queries at most, however many there are."""
    vendors = _vendors(cases)
    barred, places = _barred(cases, vendors, at), places_of(cases)
    return {
        case.pk: Ask(
            province=places[case.pk][0],
            commune=places[case.pk][1],
            needs=frozenset(case.need_codes),
            section=_section(case),
            size=case.size or None,
            language=case.speaks,
            ways=tuple(case.ways),
            vendors=vendors[case.pk],
            barred=barred[case.pk],
            first=case.assisted_by_id if case.rounds == 0 else None,
        )
        for case in cases
    }


def conflicts_of(case: Case, *, at: datetime) -> frozenset[int]:
    """Who must not have this case: people of the enterprise; who has a stake, or whose firm has."""
    vendors = _vendors([case])
    firms = Adviser.objects.filter(organisation__vendor__in=vendors[case.pk])
    return _conflicts([case], vendors, at)[case.pk] | frozenset(firms.values_list("pk", flat=True))


def places_of(cases: Sequence[Case]) -> Mapping[int, tuple[str, str | None]]:
    """Province and commune of each as they are today; two queries at most."""
    named = {case.commune_id for case in cases if case.commune_id}
    today = successors(named) if named else {}
    found: dict[int, tuple[str, str | None]] = {}
    for case in cases:
        heirs = today.get(case.commune_id or "")
        if heirs is None:
            found[case.pk] = (case.province_id, case.commune_id)
        else:
            found[case.pk] = heirs[0] if heirs else (case.province_id, None)
    return found


def _section(case: Case) -> str | None:
    """The letter of its trade; cases come with their sector."""
    if case.sector is None:
        return None
    return case.sector.section_id or case.sector.code


def _vendors(cases: Sequence[Case]) -> Mapping[int, frozenset[int]]:
    slugs = {slug for case in cases for slug in case.platform_slugs}
    rows = Platform.objects.filter(slug__in=slugs).values_list("slug", "vendor") if slugs else ()
    of = dict(rows)
    return {
        case.pk: frozenset(of[slug] for slug in case.platform_slugs if slug in of) for case in cases
    }


def _barred(
    cases: Sequence[Case], vendors: Mapping[int, frozenset[int]], at: datetime
) -> Mapping[int, frozenset[int]]:
    """Who answered before, acts for the enterprise, or declared a stake in a vendor concerned.

    Whoever was only slower than a colleague may be asked again once that one gives it back.
    """
    out = {pk: set(people) for pk, people in _conflicts(cases, vendors, at).items()}
    asked = Offer.objects.filter(case__in=[case.pk for case in cases])
    asked = asked.exclude(position=Position.MISSED)
    for case_pk, adviser in asked.values_list("case", "adviser"):
        out[case_pk].add(adviser)
    return {pk: frozenset(people) for pk, people in out.items()}


def _conflicts(
    cases: Sequence[Case], vendors: Mapping[int, frozenset[int]], at: datetime
) -> Mapping[int, frozenset[int]]:
    """Who acts for the enterprise, or has a stake in a vendor concerned."""
    out: dict[int, set[int]] = defaultdict(set)
    own, staked = (
        _own_people(cases),
        _staked({key for keys in vendors.values() for key in keys}, at),
    )
    for case in cases:
        for people in (own.get(("user", case.owner_id)), own.get(("firm", case.enterprise_id))):
            out[case.pk] |= people or set()
        for vendor in vendors[case.pk]:
            out[case.pk] |= staked.get(vendor, set())
    return {case.pk: frozenset(out[case.pk]) for case in cases}


def in_conflict(case: Case, *, at: datetime) -> frozenset[int]:
    """Advisers who must not have a case, whoever gives it to them; four queries at most.

    They are the owner, act for the enterprise, or have a stake in a vendor concerned, themselves
    or by their organisation.
    """
    vendors, own = _vendors([case]), _own_people([case])
    concerned = vendors[case.pk]
    out: set[int] = set().union(*own.values(), *_staked(concerned, at).values())
    if concerned:
        firms = Adviser.objects.filter(organisation__vendor__in=concerned)
        out.update(firms.values_list("pk", flat=True))
    return frozenset(out)


def _own_people(cases: Sequence[Case]) -> Mapping[tuple[str, int | None], set[int]]:
    """Advisers who are the owner herself, or act for her enterprise."""
    found: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    owners = {case.owner_id for case in cases if case.owner_id}
    firms = {case.enterprise_id for case in cases if case.enterprise_id}
    if owners:
        rows = Adviser.objects.filter(user__in=owners)
        for pk, user in rows.values_list("pk", "user"):
            found["user", user].add(pk)
    if firms:
        people = Membership.objects.filter(enterprise__in=firms, user__adviser__isnull=False)
        for firm, pk in people.values_list("enterprise", "user__adviser"):
            found["firm", firm].add(pk)
    return found


def _staked(vendors: Collection[int], at: datetime) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    if vendors:
        today = timezone.localdate(at)
        rows = Interest.objects.on(today).filter(Q(user__adviser__isnull=False), vendor__in=vendors)
        for vendor, pk in rows.values_list("vendor", "user__adviser"):
            found[vendor].add(pk)
    return found
