"""Scoring of an assessment: exact integers, no database, no clock.

A pillar's share is what was reached of what can be reached; its level follows from the share, the
overall level from the total points and from how many pillars have reached that level.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import lcm
from statistics import median_low

Answers = Mapping[str, Collection[str]]

# Fewer than these and a figure could be traced to somebody.
FEWEST_PEERS = 5
FEWEST_COLLEAGUES = 3
WEAKEST_SHOWN = 2
NEEDS_SHOWN = 6


@dataclass(frozen=True)
class AskedQuestion:
    """A question as far as it counts.

    Attributes:
        scores: option code to what it is worth, in the order shown.
        takes_many: every ticked option counts (tools in use); else one is chosen.
        needs: what helps where the answer is low, best first.
        option_needs: what an option that was not ticked would meet; of those that take many.
    """

    code: str
    scores: Mapping[str, int]
    takes_many: bool = False
    needs: tuple[str, ...] = ()
    option_needs: Mapping[str, tuple[str, ...]] | None = None

    @cached_property
    def most(self) -> int:
        """What the best answer is worth."""
        values = self.scores.values()
        return sum(values) if self.takes_many else max(values, default=0)

    def got(self, chosen: Collection[str]) -> int:
        """What an answer is worth; the order of what was chosen does not matter."""
        values = [self.scores[code] for code in self.scores if code in chosen]
        return sum(values) if self.takes_many else max(values, default=0)


@dataclass(frozen=True)
class AskedPillar:
    """A pillar and its questions; `max_points` is its weight in the total."""

    code: str
    max_points: int
    questions: tuple[AskedQuestion, ...]
    needs: tuple[str, ...] = ()

    @cached_property
    def most(self) -> int:
        return sum(question.most for question in self.questions)


@dataclass(frozen=True)
class Level:
    """What a level from 1 asks for.

    Attributes:
        percent_from: the least share of a pillar at this level; `is_inclusive` says whether the
            bound itself is enough.
        points_above: the total must be greater than this.
        pillars_required: how many pillars must have reached this level or a higher one.
    """

    level: int
    percent_from: int
    is_inclusive: bool
    points_above: int
    pillars_required: int

    def is_reached(self, got: int, most: int) -> bool:
        """Whether `got` of `most` is share enough."""
        have, bound = got * 100, self.percent_from * most
        return have > bound or (self.is_inclusive and have == bound)


@dataclass(frozen=True)
class Scheme:
    """Pillars in the order shown, and the levels above 0, rising."""

    pillars: tuple[AskedPillar, ...]
    levels: tuple[Level, ...]

    def questions(self) -> Iterator[AskedQuestion]:
        for pillar in self.pillars:
            yield from pillar.questions

    def level_of(self, got: int, most: int) -> int:
        """The highest level whose share is reached; 0 for none."""
        reached = [each.level for each in self.levels if most and each.is_reached(got, most)]
        return max(reached, default=0)


@dataclass(frozen=True, slots=True)
class PillarScore:
    code: str
    got: int
    most: int
    max_points: int
    level: int

    @property
    def hundredths(self) -> int:
        """The share in hundredths of a percent, rounded down."""
        return self.got * 10_000 // self.most if self.most else 0


@dataclass(frozen=True, slots=True)
class Score:
    """All pillars, the overall level, and the total as a whole number of 1/`scale` points."""

    pillars: tuple[PillarScore, ...]
    level: int
    total: int
    scale: int

    @property
    def tenths(self) -> int:
        """The total in tenths of a point, rounded down."""
        return self.total * 10 // self.scale

    @property
    def max_points(self) -> int:
        return sum(pillar.max_points for pillar in self.pillars if pillar.most)

    def at_least(self, level: int) -> int:
        """How many pillars have reached a level."""
        return sum(pillar.level >= level for pillar in self.pillars)


def score(scheme: Scheme, answers: Answers) -> Score:
    """What the answers come to; what was not answered counts 0, unknown codes pass by."""
    pillars = tuple(_pillar_score(scheme, pillar, answers) for pillar in scheme.pillars)
    scale = lcm(*(pillar.most for pillar in pillars if pillar.most))
    total = sum(p.max_points * p.got * (scale // p.most) for p in pillars if p.most)
    reached = [
        each.level
        for each in scheme.levels
        if total > each.points_above * scale
        and sum(pillar.level >= each.level for pillar in pillars) >= each.pillars_required
    ]
    return Score(pillars, max(reached, default=0), total, scale)


def _pillar_score(scheme: Scheme, pillar: AskedPillar, answers: Answers) -> PillarScore:
    got = sum(question.got(answers.get(question.code, ())) for question in pillar.questions)
    level = scheme.level_of(got, pillar.most)
    return PillarScore(pillar.code, got, pillar.most, pillar.max_points, level)


@dataclass(frozen=True, slots=True)
class Gap:
    """A pillar below a level: how many steps of answers it lacks and where most is to be gained.

    `questions`: (code, steps left), most first.
    """

    code: str
    level: int
    steps: int
    questions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class NextLevel:
    """What the next level asks for beyond what is there.

    Attributes:
        tenths_missing: tenths of a point until the total is just above the bound; 0 if it is.
        pillars_missing: how many pillars must still reach the level.
        gaps: all pillars below it, the nearest first.
        questions: (code, tenths of a point to be gained), most first; over all pillars.
    """

    level: int
    points_above: int
    tenths_missing: int
    pillars_required: int
    pillars_missing: int
    gaps: tuple[Gap, ...]
    questions: tuple[tuple[str, int], ...]


def next_level(
    scheme: Scheme, answers: Answers, reached: Score, *, shown: int = 3
) -> NextLevel | None:
    """The lowest level above the one reached and what is missing; None at the top."""
    above = [each for each in scheme.levels if each.level > reached.level]
    if not above:
        return None
    aim = min(above, key=lambda each: each.level)
    short = aim.points_above * reached.scale - reached.total
    by_code = {pillar.code: pillar for pillar in reached.pillars}
    gaps = [
        Gap(
            pillar.code,
            by_code[pillar.code].level,
            _steps(aim, by_code[pillar.code]),
            _room(pillar, answers)[:shown],
        )
        for pillar in scheme.pillars
        if pillar.most and by_code[pillar.code].level < aim.level
    ]
    return NextLevel(
        level=aim.level,
        points_above=aim.points_above,
        tenths_missing=short * 10 // reached.scale + 1 if short >= 0 else 0,
        pillars_required=aim.pillars_required,
        pillars_missing=max(aim.pillars_required - reached.at_least(aim.level), 0),
        gaps=tuple(sorted(gaps, key=lambda gap: gap.steps)),
        questions=_gains(scheme, answers)[:shown],
    )


def _steps(aim: Level, pillar: PillarScore) -> int:
    """The fewest steps of answers that lift a pillar to a level."""
    bound = aim.percent_from * pillar.most
    wanted = -(-bound // 100) if aim.is_inclusive else bound // 100 + 1
    return min(wanted, pillar.most) - pillar.got


def _room(pillar: AskedPillar, answers: Answers) -> tuple[tuple[str, int], ...]:
    left = [(q.code, q.most - q.got(answers.get(q.code, ()))) for q in pillar.questions]
    return tuple(sorted((pair for pair in left if pair[1]), key=lambda pair: -pair[1]))


def _gains(scheme: Scheme, answers: Answers) -> tuple[tuple[str, int], ...]:
    gains = [
        (code, steps * pillar.max_points * 10 // pillar.most)
        for pillar in scheme.pillars
        for code, steps in _room(pillar, answers)
    ]
    return tuple(sorted(gains, key=lambda pair: -pair[1]))


def weakest(reached: Score, *, limit: int = WEAKEST_SHOWN) -> tuple[str, ...]:
    """The pillars with the lowest shares, lowest first; complete ones are not among them."""
    below = [pillar for pillar in reached.pillars if pillar.got < pillar.most]
    return tuple(p.code for p in sorted(below, key=lambda pillar: pillar.hundredths)[:limit])


def needs_of(
    scheme: Scheme, answers: Answers, pillars: Collection[str], *, limit: int = NEEDS_SHOWN
) -> tuple[str, ...]:
    """The needs behind low answers of some pillars, the lowest answers first, each once.

    An answer is low at two fifths of its best or less; of tools, each one not in use counts.
    A pillar without low answers gives its own needs.
    """
    found: dict[str, None] = {}
    for pillar in sorted(scheme.pillars, key=lambda p: _place(pillars, p.code)):
        if pillar.code in pillars:
            found |= dict.fromkeys(tuple(_missing(pillar, answers)) or pillar.needs)
    return tuple(found)[:limit]


def _place(pillars: Collection[str], code: str) -> int:
    order = list(pillars)
    return order.index(code) if code in order else len(order)


def _missing(pillar: AskedPillar, answers: Answers) -> Iterator[str]:
    def share(question: AskedQuestion) -> int:
        chosen = answers.get(question.code, ())
        return question.got(chosen) * 100 // question.most if question.most else 100

    for question in sorted(pillar.questions, key=share):
        chosen = answers.get(question.code, ())
        if question.takes_many:
            for code, needs in (question.option_needs or {}).items():
                yield from () if code in chosen else needs
        elif share(question) <= 40:
            yield from question.needs


def unanswered(scheme: Scheme, answers: Answers) -> tuple[str, ...]:
    """Questions nobody answered yet; of those that take many, no tick at all is an answer."""
    return tuple(
        question.code
        for question in scheme.questions()
        if not (answers.get(question.code) or (question.takes_many and question.code in answers))
    )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What colleagues say of a pillar beside the leader; all in hundredths of a percent."""

    code: str
    leader: int
    lowest: int
    median: int
    highest: int

    @property
    def apart(self) -> int:
        """Leader's share less the colleagues' median: positive where the leader sees it better."""
        return self.leader - self.median


def counted(colleagues: int) -> int:
    """How many answers are shown: full threes, so that nobody's can be told by the change."""
    return colleagues - colleagues % FEWEST_COLLEAGUES


def disagreements(
    leader: Mapping[str, int], colleagues: list[Mapping[str, int]]
) -> tuple[Disagreement, ...]:
    """Per pillar, the widest apart first; () while fewer than three have answered."""
    taken = colleagues[: counted(len(colleagues))]
    if not taken:
        return ()
    found = []
    for code, own in leader.items():
        values = [each.get(code, 0) for each in taken]
        found.append(Disagreement(code, own, min(values), median_low(values), max(values)))
    return tuple(sorted(found, key=lambda each: -abs(each.apart)))
