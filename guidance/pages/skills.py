"""Digital skills of a role, with a self-check whose answers stand in the page's address alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guidance import reading
from guidance.facts import PathFacts, SkillFacts

YES, PARTLY, NO = "yes", "partly", "no"
WORDS = {YES: gettext_lazy("Yes"), PARTLY: gettext_lazy("Partly"), NO: gettext_lazy("Not yet")}
MARKS = {YES: "good", PARTLY: "caution", NO: "stop"}
POINTS = {YES: 2, PARTLY: 1, NO: 0}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill; `answer` in words and `mark` are "" until it is answered."""

    skill: SkillFacts
    choices: tuple[Choice, ...]
    answer: str
    mark: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers say. `first` are the skills to take up, the weakest first."""

    reached: int
    most: int
    answered: int
    text: str
    first: tuple[SkillFacts, ...]


@dataclass(frozen=True, slots=True)
class PathPage:
    path: PathFacts
    lines: tuple[SkillLine, ...]
    result: Result | None
    match_query: str
    url: str


def all_paths() -> tuple[PathFacts, ...]:
    """In the editors' order; one query."""
    return tuple(reading.current().paths.values())


def path_page(code: str, asked: Mapping[str, str]) -> PathPage | None:
    """The skills of one role, with the result of what `asked` answers; None where there is none.

    Answers that are none of the three count as not given. One query.
    """
    path = reading.current().paths.get(code)
    if path is None:
        return None
    said = {skill.code: asked.get(skill.code, "") for skill in path.skills}
    answers = {name: value for name, value in said.items() if value in POINTS}
    result = result_of(path, answers)
    needs = [skill.need.code for skill in (result.first if result else ()) if skill.need]
    address = f"{settings.SITE_URL}{reverse('skillpath-detail', args=[code])}"
    return PathPage(
        path=path,
        lines=tuple(_line(skill, answers.get(skill.code, "")) for skill in path.skills),
        result=result,
        match_query=urlencode([("need", need) for need in dict.fromkeys(needs)]),
        url=f"{address}?{urlencode(answers)}".rstrip("?"),
    )


def _line(skill: SkillFacts, answer: str) -> SkillLine:
    choices = tuple(Choice(value, str(word), value == answer) for value, word in WORDS.items())
    return SkillLine(skill, choices, str(WORDS[answer]) if answer else "", MARKS.get(answer, ""))


def result_of(path: PathFacts, answers: Mapping[str, str]) -> Result | None:
    """None until a question is answered; a question left out counts as not yet."""
    if not answers:
        return None
    points = {skill: POINTS[answers.get(skill.code, NO)] for skill in path.skills}
    reached, most = sum(points.values()), 2 * len(path.skills)
    weak = sorted((skill for skill in points if points[skill] < 2), key=lambda each: points[each])
    return Result(reached, most, len(answers), _words(reached, most), tuple(weak))


def _words(reached: int, most: int) -> str:
    if reached == most:
        return _("You have all of these skills. Help a colleague to get them.")
    if 3 * reached >= 2 * most:
        return _("You are well on the way. Take up the skills below one at a time.")
    if 3 * reached >= most:
        return _("A good beginning. Choose one skill below for this month.")
    return _("Begin with the first skill below. One a month is enough.")
