"""Everybody's stored needs as populations, read in one go and some thousand at a time."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import connection, transaction

from assessment.selectors import maturity_of
from enterprises.known import Known
from enterprises.models import Enterprise, EnterpriseNeed
from matching.engine import Profile
from matching.engine.national import Builder, Population
from matching.my.inputs import Stored, inputs_of
from matching.selectors import size_of, stated_needs, whole_profile
from platforms.snapshot import Snapshot

# So many enterprises with their lists are some ten megabytes, whatever there are in all.
BLOCK, FETCHED = 32_768, 2_000
# Kept equal with `matching.my.inputs` and `assessment.selectors.latest_of` by a test.
EVERYBODY = """
SELECT e.id, e.kind, e.sector_id, e.employees, e.revenue_band_vnd, e.capital_band_vnd,
    e.commune_id, place.province_id, need.codes, need.importances,
    asked.budget_vnd_per_month, asked.deployments, asked.languages,
    tool.slugs, tool.linked, latest.version_id, latest.industry, latest.answers
FROM enterprises_enterprise e
JOIN (
    SELECT enterprise_id, array_agg(need_id ORDER BY id) AS codes,
        array_agg(importance ORDER BY id) AS importances
    FROM enterprises_enterpriseneed WHERE is_active GROUP BY enterprise_id
) need ON need.enterprise_id = e.id
LEFT JOIN reference_commune place ON place.code = e.commune_id
LEFT JOIN enterprises_conditions asked ON asked.enterprise_id = e.id
LEFT JOIN (
    SELECT enterprise_id, array_agg(slug ORDER BY slug) AS slugs,
        array_agg(must_link ORDER BY slug) AS linked
    FROM enterprises_toolinuse WHERE slug <> '' GROUP BY enterprise_id
) tool ON tool.enterprise_id = e.id
LEFT JOIN (
    SELECT DISTINCT ON (enterprise_id) enterprise_id, version_id, industry, answers
    FROM assessment_assessment
    WHERE enterprise_id IS NOT NULL AND finished_at IS NOT NULL
    ORDER BY enterprise_id, finished_at DESC, id DESC
) latest ON latest.enterprise_id = e.id
ORDER BY e.id
"""
_OWN = ("id", "kind", "sector_id", "employees", "revenue_band_vnd", "capital_band_vnd")


class _Row(NamedTuple):
    """One row of the query."""

    id: int
    kind: str
    sector_id: str | None
    employees: int | None
    revenue_band_vnd: int | None
    capital_band_vnd: int | None
    commune_id: str | None
    province_id: str | None
    needs: list[str]
    importances: list[int]
    budget_vnd: int | None
    deployments: list[str] | None
    languages: list[str] | None
    tools: list[str] | None
    linked: list[bool] | None
    version: int | None
    industry: str | None
    answers: str | None


def count_enterprises() -> int:
    """About how many will be read; one query."""
    rows = EnterpriseNeed.objects.filter(is_active=True)
    return rows.values("enterprise").distinct().count()


def read_populations(snapshot: Snapshot, *, size: int = BLOCK) -> Iterator[Population]:
    """Every enterprise that has a need in force which the taxonomy knows, by key; one query.

    Each is asked for as its own page asks (`matching.selectors.match_for`), but for links to
    platforms that are not listed, which stand here too: take `linking(snapshot.listings)`.

    Args:
        size: most enterprises in one population; memory grows with it and with nothing else.
    """
    builder = Builder()
    # Asked for once: outside a web worker each asking compares versions.
    known = Known(snapshot.taxonomy.sectors, snapshot.places, snapshot.part("size-limits"))
    for row in _rows():
        profile = _profile(row, snapshot, known)
        if profile is None:
            continue
        builder.add(profile, key=row.id, province=row.province_id, commune=row.commune_id)
        if len(builder) == size:
            yield builder.build()
            builder = Builder()
    if len(builder):
        yield builder.build()


def _rows() -> Iterator[_Row]:
    # A cursor of the server's, so that they are never all here; it lives in a transaction.
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(EVERYBODY)
        while rows := cursor.fetchmany(FETCHED):
            yield from map(_Row._make, rows)


def _profile(row: _Row, snapshot: Snapshot, known: Known) -> Profile | None:
    """What the enterprise asks for; None where nothing that it named is a need any more."""
    values = (*row[: len(_OWN)], row.commune_id)
    enterprise = Enterprise.from_db(connection.alias, (*_OWN, "commune_id"), values)
    inputs = inputs_of(enterprise, _stored(row), lambda: known)
    needs = stated_needs(inputs, snapshot)
    if not needs:
        return None
    return whole_profile(inputs, size_of(inputs, snapshot), snapshot, needs=needs)


def _stored(row: _Row) -> Stored:
    maturity: dict[str, int] = {}
    if row.version is not None:
        answers: Any = json.loads(row.answers or "{}")
        maturity = maturity_of(row.version, row.industry or "", answers)
    return Stored(
        needs=dict(zip(row.needs, row.importances, strict=True)),
        set_aside=frozenset(),
        budget_vnd=row.budget_vnd,
        deployments=frozenset(row.deployments or ()),
        languages=frozenset(row.languages or ()),
        tools=dict(zip(row.tools or (), row.linked or (), strict=True)),
        maturity=maturity,
    )
