"""Pages on which questions are answered: pillar by pillar, all at once, and how far one is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils.safestring import SafeString

from assessment.drawing import drawn
from assessment.models import Assessment
from assessment.paper import Paper, PaperPillar
from assessment.rules import Answers, unanswered
from assessment.services import paper_for
from ui.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Part:
    """A pillar and how many of its questions are answered."""

    code: str
    name: Bilingual
    answered: int
    total: int

    @property
    def is_done(self) -> bool:
        return self.answered == self.total


@dataclass(frozen=True, slots=True)
class Missing:
    """A question without an answer, and the pillar whose page asks it."""

    code: str
    text: Bilingual
    pillar: str


def parts(paper: Paper, answers: Answers) -> list[Part]:
    gaps = set(unanswered(paper.scheme, answers))
    return [
        Part(
            pillar.code,
            pillar.name,
            sum(question.code not in gaps for question in pillar.questions),
            len(pillar.questions),
        )
        for pillar in paper.pillars
    ]


def missing(paper: Paper, codes: Collection[str]) -> list[Missing]:
    """Questions by code, in the paper's order."""
    return [
        Missing(question.code, question.text, pillar.code)
        for pillar in paper.pillars
        for question in pillar.questions
        if question.code in codes
    ]


def done_hundredths(rows: Sequence[Part]) -> int:
    total = sum(part.total for part in rows)
    return sum(part.answered for part in rows) * 10_000 // total if total else 0


def pillar_page(
    row: Assessment, pillar: PaperPillar, *, wrong: Collection[str] = ()
) -> dict[str, Any]:
    """One pillar's questions, and where back and next lead; `wrong` are to be answered anew."""
    paper = paper_for(row)
    place = [each.code for each in paper.pillars].index(pillar.code)
    return {
        "kept": row,
        "paper": paper,
        "pillar": pillar,
        "number": place + 1,
        "count": len(paper.pillars),
        "before": paper.pillars[place - 1].code if place else "",
        "is_last": place + 1 == len(paper.pillars),
        "done": done_hundredths(parts(paper, row.answers)),
        "questions": drawn(paper, pillar.questions, row.answers, missing=wrong),
        "missing": missing(paper, wrong),
    }


def all_page(row: Assessment, *, wrong: Collection[str] = ()) -> dict[str, Any]:
    """All questions on one page; `wrong` are to be answered anew."""
    paper = paper_for(row)
    return {
        "kept": row,
        "paper": paper,
        "groups": groups(paper, row.answers, wrong=wrong),
        "missing": missing(paper, wrong),
    }


def groups(
    paper: Paper, answers: Answers, *, wrong: Collection[str] = ()
) -> list[tuple[Bilingual, SafeString]]:
    """Each pillar's name and its questions as markup."""
    return [
        (pillar.name, drawn(paper, pillar.questions, answers, missing=wrong))
        for pillar in paper.pillars
    ]


def overview_page(row: Assessment, *, is_refused: bool = False) -> dict[str, Any]:
    """How far an unfinished attempt is; what is missing is listed once finishing was refused."""
    paper = paper_for(row)
    rows, gaps = parts(paper, row.answers), unanswered(paper.scheme, row.answers)
    return {
        "kept": row,
        "paper": paper,
        "parts": rows,
        "done": done_hundredths(rows),
        "missing": missing(paper, gaps),
        "is_refused": is_refused,
        "next": next((part.code for part in rows if not part.is_done), rows[0].code),
    }


def other_tab_page(row: Assessment, given: Answers) -> dict[str, Any]:
    """Answers that came after another tab had finished, to be taken on into a new attempt."""
    fields = [("asked", code) for code in given]
    fields += [(code, option) for code, chosen in given.items() for option in chosen]
    return {"kept": row, "fields": fields, "key": uuid4()}


def colleague_page(
    paper: Paper, given: Answers, *, key: object, wrong: Collection[str] = ()
) -> dict[str, Any]:
    """All questions for a colleague; `wrong` are those she left out."""
    return {
        "paper": paper,
        "key": key,
        "groups": groups(paper, given, wrong=wrong),
        "missing": missing(paper, wrong),
    }
