"""Works a list of the portal out again from its open API alone, and compares.

`python -m engine SITE REQUEST`: the portal's address, and what `POST /api/v1/match` takes, as JSON
with needs rather than text and the sector as a letter.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.request import Request, urlopen

from .concepts import CORE, SUPPORTING, Offer, Profile
from .model import ENGINE_VERSION
from .reference import rank_reference
from .results import Ranking

PAGE = 100
Row = Mapping[str, Any]


def offer_of(row: Row) -> Offer:
    """A platform of `GET /api/v1/platforms` as the match reads it."""
    facts = row["ranking"]
    strengths = {"core": CORE, "supporting": SUPPORTING}
    return Offer(
        id=facts["id"],
        slug=row["slug"],
        needs={need["code"]: strengths[need["strength"]] for need in row["needs"]},
        sectors=None if facts["sections"] is None else frozenset(facts["sections"]),
        sizes=frozenset(row["sizes"]),
        deployments=frozenset(row["deployments"]),
        languages=frozenset(row["languages"]),
        links=frozenset(facts["links"]),
        monthly_vnd=facts["monthly_vnd"],
        maturity={},
        quality=sum(facts["quality"].values()),
        is_per_unit=facts["is_per_unit"],
    )


def profile_of(asked: Row, understood: Row) -> Profile:
    """What was asked, with the needs, sector and size that the portal's answer says it counted."""
    return Profile(
        needs=understood["needs"],
        sector=understood["sector"],
        size=understood["size"],
        budget_vnd=asked.get("budget_vnd_per_month"),
        maturity=asked.get("maturity") or {},
        deployments=frozenset(asked.get("deployment") or ()),
        languages=frozenset(asked.get("languages") or ()),
        must_link=frozenset(),
        excluded=frozenset(understood["existing"]),
    )


def again(asked: Row, answer: Row, rows: Iterable[Row]) -> Ranking:
    """The list that an answer of the portal should hold. rows: all platforms of that moment."""
    profile = profile_of(asked, answer["understood"])
    offers = [offer_of(row) for row in rows]
    return rank_reference(profile, offers, seed=answer["seed"], limit=asked.get("limit") or 10)


def is_same(answer: Row, ranking: Ranking) -> bool:
    """Whether both name the same platforms, in the same order, with the same scores."""
    said = [(row["platform"], round(row["score"] * 100)) for row in answer["matches"]]
    return said == [(match.slug, match.score) for match in ranking.matches]


def report(site: str, request: str) -> tuple[list[str], bool]:
    """Ask the portal and work its answer out again: the list in lines, whether it is the same."""
    asked = json.loads(request)
    answer = _fetched(site, "match", asked)
    if answer["engine_version"] != ENGINE_VERSION:
        return [f"the portal ranks by {answer['engine_version']}, this is {ENGINE_VERSION}"], False
    ranking = again(asked, answer, _platforms(site))
    lines = [f"{match.score / 100:6.2f}  {match.slug}" for match in ranking.matches]
    same = is_same(answer, ranking)
    return [*lines, "the same list" if same else "not the list of the portal"], same


def _platforms(site: str) -> list[Row]:
    rows: list[Row] = []
    while True:
        found = _fetched(site, f"platforms?page_size={PAGE}&page={len(rows) // PAGE + 1}")
        rows += found["results"]
        if not found["results"] or len(rows) >= found["count"]:
            return rows


def _fetched(site: str, path: str, sent: Any = None) -> Any:
    body = None if sent is None else json.dumps(sent).encode()
    kind = {"Content-Type": "application/json"}
    with urlopen(Request(f"{site.rstrip('/')}/api/v1/{path}", body, kind)) as answer:  # noqa: S310
        return json.load(answer)
