"""A finished assessment as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from assessment.models import Assessment
from assessment.paper import Paper
from assessment.rules import (
    FEWEST_COLLEAGUES,
    FEWEST_PEERS,
    NextLevel,
    Score,
    counted,
    disagreements,
    needs_of,
    next_level,
    score,
    weakest,
)
from assessment.selectors import Peers, colleagues_of, peers_of
from assessment.services import paper_for
from guidance import reading
from guidance.related import fitting
from platforms.snapshot import Snapshot
from reference.taxonomy import NeedFacts
from ui.bars import Bar
from ui.bilingual import Bilingual
from ui.templatetags.ui import percent

ARTICLES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class GapText:
    """A pillar to be lifted: steps of answers, and the questions that give most."""

    pillar: Bilingual
    steps: int
    questions: tuple[tuple[Bilingual, int], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One point of the timeline; `is_new_scale` puts a band before it."""

    at: datetime
    name: Bilingual
    number: int
    level: Bilingual
    hundredths: int
    token: str
    is_here: bool
    is_new_scale: bool


def result_page(
    row: Assessment, snapshot: Snapshot, *, others: Sequence[Assessment]
) -> dict[str, Any]:
    """The context of a result's page.

    Args:
        others: all finished attempts of the same person, the earliest first.
    """
    paper = paper_for(row)
    reached = score(paper.scheme, row.answers)
    peers = peers_of(row, paper)
    return {
        "kept": row,
        "paper": paper,
        "level": paper.level_name(reached.level),
        "level_number": reached.level,
        "points": points(reached.tenths),
        "max_points": reached.max_points,
        "bars": bars(paper, reached, peers),
        "marks": [rule.percent_from for rule in paper.scheme.levels],
        "peers": peers,
        "fewest_peers": FEWEST_PEERS,
        "key": uuid4(),
        "is_claimed": row.owner_id is not None,
        **_table(paper, reached, peers),
        **_next(paper, next_level(paper.scheme, row.answers, reached)),
        **_weak(row, paper, reached, snapshot),
        **_colleagues(row, paper),
        "stops": stops(row, others),
    }


def points(tenths: int) -> str:
    """Tenths of a point as people write them: 64,3 or 64.3; without ",0"."""
    whole, rest = divmod(tenths, 10)
    return f"{whole}{get_format('DECIMAL_SEPARATOR')}{rest}" if rest else str(whole)


def bars(paper: Paper, reached: Score, peers: Peers) -> list[Bar]:
    return [
        Bar(
            str(paper.by_code[each.code].name),
            each.hundredths,
            _("level %d") % each.level,
            peers.medians.get(each.code),
        )
        for each in reached.pillars
    ]


def _table(paper: Paper, reached: Score, peers: Peers) -> dict[str, Any]:
    """The same figures as the picture, to be read."""
    headers = [_("Pillar"), _("Reached"), _("Level")]
    headers += [_("Others like you (median)")] if peers.medians else []
    rows = []
    for each in reached.pillars:
        level = f"{each.level} – {paper.level_name(each.level)}"
        cells = [str(paper.by_code[each.code].name), percent(each.hundredths), level]
        cells += [percent(peers.medians.get(each.code, 0))] if peers.medians else []
        rows.append(cells)
    return {"headers": headers, "rows": rows}


def _next(paper: Paper, aim: NextLevel | None) -> dict[str, Any]:
    """What the next level asks for; {"aim": None} at the top."""
    if aim is None:
        return {"aim": None}
    gaps = [
        GapText(
            paper.by_code[gap.code].name,
            gap.steps,
            tuple((paper.questions[code].text, left) for code, left in gap.questions),
        )
        for gap in aim.gaps[: max(aim.pillars_missing, 1)]
    ]
    return {
        "aim": aim,
        "aim_name": paper.level_name(aim.level),
        "aim_points": points(aim.tenths_missing),
        "gaps": gaps if aim.pillars_missing else [],
        "gains": [(paper.questions[code].text, points(tenths)) for code, tenths in aim.questions],
    }


def _weak(row: Assessment, paper: Paper, reached: Score, snapshot: Snapshot) -> dict[str, Any]:
    """The weakest pillars, the needs behind them, and where these lead."""
    codes = weakest(reached)
    known = snapshot.taxonomy.needs
    needs = [known[code] for code in needs_of(paper.scheme, row.answers, codes) if code in known]
    return {
        "weakest": [paper.by_code[code].name for code in codes],
        "needs": needs,
        "match_url": match_url(row, reached, needs) if needs else "",
        "guidance_url": guidance_url(needs, codes),
        "articles": fitting(
            reading.current().articles.values(),
            needs={need.code for need in needs},
            pillars=codes,
            limit=ARTICLES_SHOWN,
        ),
    }


def weak_needs(row: Assessment) -> list[str]:
    """Codes of the needs behind the weakest pillars of a finished attempt."""
    paper = paper_for(row)
    reached = score(paper.scheme, row.answers)
    return list(needs_of(paper.scheme, row.answers, weakest(reached)))


def match_url(row: Assessment, reached: Score, needs: Sequence[NeedFacts]) -> str:
    """The match with these needs, the trade and the levels filled in."""
    asked = [("need", need.code) for need in needs]
    asked += [("sector", row.sector_id)] if row.sector_id else []
    asked += [("maturity", f"{pillar.code}:{pillar.level}") for pillar in reached.pillars]
    return f"{reverse('match-enterprise')}?{urlencode(asked)}"


def guidance_url(needs: Sequence[NeedFacts], pillars: Sequence[str]) -> str:
    """Guidance on these needs and pillars."""
    asked = [*(("need", need.code) for need in needs), *(("pillar", code) for code in pillars)]
    return f"{reverse('article-list')}?{urlencode(asked)}"


def _colleagues(row: Assessment, paper: Paper) -> dict[str, Any]:
    """The link for colleagues and, from three answers, how far apart they and the leader are."""
    if row.colleague_token is None:
        return {"colleague_url": ""}
    answers = colleagues_of(row)
    apart = disagreements(row.shares or {}, list(answers))
    path = reverse("assessment-colleague", args=[row.colleague_token])
    return {
        "colleague_url": f"{settings.SITE_URL}{path}",
        "colleague_count": len(answers),
        "colleagues_counted": counted(len(answers)),
        "fewest_colleagues": FEWEST_COLLEAGUES,
        "apart_headers": [_("Pillar"), _("You"), _("Colleagues (median)"), _("From – to")],
        "apart_rows": [
            [
                str(paper.by_code[each.code].name),
                percent(each.leader),
                percent(each.median),
                f"{percent(each.lowest)} – {percent(each.highest)}",
            ]
            for each in apart
        ],
    }


def stops(row: Assessment, others: Sequence[Assessment]) -> list[Stop]:
    """The way so far; () for a first attempt."""
    if len(others) < 2:
        return []
    found: list[Stop] = []
    before = None
    for each in others:
        paper = paper_for(each)
        reached = score(paper.scheme, each.answers)
        scale = (each.version_id, each.industry)
        found.append(
            Stop(
                at=each.finished_at or each.changed_at,
                name=paper.name,
                number=paper.number,
                level=paper.level_name(reached.level),
                hundredths=reached.tenths * 1_000 // reached.max_points
                if reached.max_points
                else 0,
                token=each.token,
                is_here=each.pk == row.pk,
                is_new_scale=before not in (None, scale),
            )
        )
        before = scale
    return found
