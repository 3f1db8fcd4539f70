"""The page "what must I do by when", and the few lines of it on the home page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guidance import reading
from guidance.choices import Confidence, Kind, LegalStatus
from guidance.facts import DutyDue, Guidance, ReferenceFacts
from guidance.forms import REVENUES, DutyForm
from guidance.rules import Answer
from guidance.selectors import duties_by, facts_of
from ui.bilingual import Bilingual
from ui.responses import left_out
from ui.templatetags.ui import day

# Trades that most household businesses and small enterprises work in, offered first.
USUAL = ("47", "56", "55", "46", "C", "F", "H", "T")
SHOWN_AT_HOME = 3
MARKS = {
    Confidence.VERIFIED: "good",
    Confidence.PARTLY: "neutral",
    Confidence.UNVERIFIED: "caution",
}


@dataclass(frozen=True, slots=True)
class Trade:
    code: str
    name: Bilingual


DOCUMENTS = {
    "Nghị định": "Decree",
    "Thông tư": "Circular",
    "Luật": "Law",
    "Nghị quyết": "Resolution",
    "Quyết định": "Decision",
}
NUMBER = re.compile(r"\d+/\d{4}\S*")


@dataclass(frozen=True, slots=True)
class Law:
    """A legal reference in words: what it is about, its dates, how well it was checked."""

    facts: ReferenceFacts
    status: str
    status_kind: str
    mark: str

    @property
    def replaces(self) -> str:
        """What it replaced; in English by kind and number, for names are kept in Vietnamese."""
        names = self.facts.replaces
        is_english = get_language() == "en"
        return ", ".join(in_english(name) if is_english else name for name in names)


def in_english(name: str) -> str:
    """A document by its kind and number, "Decree 13/2023/NĐ-CP"; as it is where one is missing."""
    kind = next((each for each in DOCUMENTS if name.startswith(each)), "")
    number = NUMBER.search(name)
    return f"{DOCUMENTS[kind]} {number[0]}" if kind and number else name


@dataclass(frozen=True, slots=True)
class DutyCard:
    """One duty as its card says it; `when_kind` and `mark` are kinds of badge."""

    item: DutyDue
    when: str
    when_kind: str
    why: str
    law: Law
    mark: str
    more_title: str
    match_query: str


@dataclass(frozen=True, slots=True)
class DutiesPage:
    form: DutyForm
    usual: tuple[Trade, ...]
    others: tuple[Trade, ...]
    sector: str
    said: tuple[str, ...]
    left_out: tuple[str, ...]
    applies: tuple[DutyCard, ...]
    may: tuple[DutyCard, ...]
    not_yours: tuple[DutyCard, ...]
    laws: tuple[Law, ...]
    match_query: str
    calendar_query: str
    url: str


def duties_page(asked: QueryDict, *, today: date) -> DutiesPage:
    """The page for these answers; one query."""
    held = reading.current()
    form = DutyForm(asked, sectors=held.sectors)
    duties = duties_by(held, facts_of(held, **form.facts()), today=today)
    answers = form.answers()
    cards = {
        answer: tuple(duty_card(item, answers, today) for item in duties if item.answer is answer)
        for answer in Answer
    }
    return DutiesPage(
        form=form,
        usual=tuple(Trade(code, held.sectors[code][1]) for code in USUAL if code in held.sectors),
        others=other_trades(held),
        sector=answers.get("sector", ""),
        said=tuple(said(held, answers)),
        left_out=tuple(left_out(name, value) for name, value in form.unknown()),
        applies=cards[Answer.YES],
        may=cards[Answer.MAYBE],
        not_yours=cards[Answer.NO],
        laws=tuple(law_of(row) for row in held.references.values()),
        match_query=match_query([n for c in cards[Answer.YES] for n in c.item.needs], answers),
        calendar_query=urlencode(answers),
        url=f"{settings.SITE_URL}{reverse('duty-list')}?{urlencode(answers)}".rstrip("?"),
    )


def other_trades(held: Guidance) -> tuple[Trade, ...]:
    """The sections that are not offered first; where divisions are, their section is not."""
    shown = {*USUAL, *(held.sectors[code][0] for code in USUAL if code in held.sectors)}
    return tuple(
        Trade(code, name)
        for code, (section, name) in held.sectors.items()
        if code == section and code not in shown
    )


def said(held: Guidance, answers: dict[str, str]) -> Iterable[str]:
    """The answers in words."""
    if kind := answers.get("kind"):
        yield str(Kind(kind.upper()).label).capitalize()
    if sector := answers.get("sector"):
        yield str(held.sectors[sector][1])
    if revenue := answers.get("revenue"):
        yield _("Revenue %(band)s a year") % {"band": REVENUES[revenue][1]}


def match_query(needs: Iterable[str], answers: dict[str, str]) -> str:
    """The answers with which the match begins: these needs, and what was said of the enterprise."""
    pairs = [("need", code) for code in dict.fromkeys(needs)]
    known = [(name, answers[name]) for name in ("kind", "sector") if name in answers]
    return urlencode([*pairs, *known])


def duty_card(item: DutyDue, answers: dict[str, str], today: date) -> DutyCard:
    when, kind = when_of(item, today)
    return DutyCard(
        item=item,
        when=when,
        when_kind=kind,
        why=why_of(item),
        law=law_of(item.reference),
        mark=MARKS[item.duty.confidence],
        more_title=_("How, and by which law: %(law)s") % {"law": item.reference.document},
        match_query=match_query(item.needs, answers),
    )


def when_of(item: DutyDue, today: date) -> tuple[str, str]:
    """The date in words, and how it should look."""
    on = {"day": day(item.on)}
    if item.is_due:
        is_past = item.on < today
        text = _("Was due on %(day)s") % on if is_past else _("Due on %(day)s") % on
        return text, "stop" if is_past else "caution"
    if item.on > today:
        return _("In force from %(day)s") % on, "caution"
    return _("In force since %(day)s") % on, "info"


def why_of(item: DutyDue) -> str:
    """Why it applies, would apply or does not, as one sentence."""
    if item.answer is Answer.NO:
        return _("Because %(reasons)s.") % {"reasons": listed(item.why_not)}
    if item.answer is Answer.MAYBE:
        return _("Applies if %(reasons)s.") % {"reasons": listed(item.unless_known)}
    if item.why:
        return _("Because %(reasons)s.") % {"reasons": listed(item.why)}
    return _("Applies to every enterprise and household business.")


def listed(reasons: Iterable[Bilingual]) -> str:
    return _(" and ").join(map(str, reasons))


def law_of(row: ReferenceFacts) -> Law:
    kind = {LegalStatus.IN_FORCE: "good", LegalStatus.REPLACED: "stop"}.get(row.status, "neutral")
    status = str(row.status.label)
    if row.status_note:
        status = f"{status}: {row.status_note}"
    return Law(row, status, kind, MARKS[row.confidence])


def household_duties(*, today: date) -> tuple[DutyDue, ...]:
    """The first duties, as the editors put them, of a household business; one query.

    Nothing else is known of it, so some only may apply.
    """
    held = reading.current()
    facts = facts_of(held, kind=Kind.HOUSEHOLD)
    items = [each for each in duties_by(held, facts, today=today) if each.answer is not Answer.NO]
    items.sort(key=lambda each: each.duty.terms.position)
    return tuple(items[:SHOWN_AT_HOME])
