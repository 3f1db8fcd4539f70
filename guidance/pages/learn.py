"""The first page of the guidance: everything by stage, what fits somebody, what was searched."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guidance import reading
from guidance.beside import Platforms, Wanted, find
from guidance.choices import Stage, Topic
from guidance.facts import ArticleFacts, Guidance, PathFacts, PlanFacts
from guidance.markdown import minutes_to_read
from guidance.pages.words import spellings_of, term_address
from guidance.readability import sentences
from guidance.related import fitting
from guidance.search import Entry, Hit, Texts
from reference.text import clean, words

FITTING, LONGEST_SEARCH, FOUND, CARDS = 6, 200, 12, 4
KINDS = {
    "article": _("article"),
    "plan": _("plan of a sector"),
    "term": _("word of the glossary"),
    "path": _("skills of a role"),
    "duty": _("legal duty"),
}


@dataclass(frozen=True, slots=True)
class ArticleCard:
    article: ArticleFacts
    summary: str
    minutes: int


@dataclass(frozen=True, slots=True)
class StagePart:
    title: str
    cards: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text that was found: what it is, its title, where it stands, the sentence that says it."""

    kind: str
    title: str
    path: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class LearnPage:
    """The page as asked for.

    Attributes:
        found, platforms: what the words in `text` find.
        fits: articles on the needs and pillars in the address, as an assessment leads here.
    """

    text: str
    found: tuple[FoundText, ...]
    platforms: Platforms | None
    fits: tuple[ArticleCard, ...]
    topics: tuple[tuple[str, str], ...]
    topic: str
    stages: tuple[StagePart, ...]
    plans: tuple[PlanFacts, ...]
    paths: tuple[PathFacts, ...]
    term_count: int
    has_stories: bool


def learn_page(asked: QueryDict) -> LearnPage:
    """All articles, or those of one topic; what fits; what was searched. One query."""
    held = reading.current()
    text = clean(asked.get("q", ""))[:LONGEST_SEARCH]
    wanted = next((each for each in Topic if slug_of(each) == asked.get("topic", "")), None)
    used = {article.topic for article in held.articles.values()}
    needs, pillars = asked.getlist("need"), asked.getlist("pillar")
    near = fitting(held.articles.values(), needs=needs, pillars=pillars, limit=FITTING)
    return LearnPage(
        text=text,
        found=search(held, text) if text else (),
        platforms=find(Wanted(text=text, limit=CARDS)) if words(text) else None,
        fits=tuple(card_of(article) for article in near),
        topics=tuple((slug_of(each), str(each.label)) for each in Topic if each in used),
        topic=slug_of(wanted) if wanted else "",
        stages=() if text else tuple(_stages(held, wanted)),
        plans=tuple(held.plans.values()),
        paths=tuple(held.paths.values()),
        term_count=len(held.glossary),
        has_stories=bool(held.stories),
    )


def slug_of(topic: Topic) -> str:
    return topic.value.lower().replace("_", "-")


def _stages(held: Guidance, topic: Topic | None) -> Iterable[StagePart]:
    shown = [a for a in held.articles.values() if topic is None or a.topic is topic]
    for stage in Stage:
        cards = tuple(card_of(article) for article in shown if article.stage is stage)
        if cards:
            yield StagePart(str(stage.label), cards)


def card_of(article: ArticleFacts) -> ArticleCard:
    text = str(article.body)
    return ArticleCard(article, next(iter(sentences(text)), ""), minutes_to_read(text))


def search(held: Guidance, text: str) -> tuple[FoundText, ...]:
    """Texts in the reader's language that say this, the best first."""
    texts = _texts(held, (get_language() or "vi")[:2])
    return tuple(found_text(hit) for hit in texts.search(text, limit=FOUND))


def found_text(hit: Hit) -> FoundText:
    entry = hit.entry
    return FoundText(str(KINDS[entry.kind]), entry.title, _path(entry), hit.excerpt)


def _path(entry: Entry) -> str:
    if entry.kind == "term":
        return term_address(entry.code)
    if entry.kind == "duty":
        return f"{reverse('duty-list')}#duty-{entry.code}"
    names = {"article": "article-detail", "plan": "plan-detail", "path": "skillpath-detail"}
    return reverse(names[entry.kind], args=[entry.code])


@lru_cache(maxsize=4)
def _texts(held: Guidance, _language: str) -> Texts:
    return Texts(_entries(held))


def _entries(held: Guidance) -> Iterable[Entry]:
    for article in held.articles.values():
        yield Entry("article", article.code, str(article.title), str(article.body))
    for plan in held.plans.values():
        steps = "\n".join(f"{step.title}. {step.text} {step.need.name}." for step in plan.steps)
        yield Entry("plan", plan.code, str(plan.title), f"{plan.hurts}\n{steps}")
    for duty in held.duties.values():
        yield Entry("duty", duty.code, str(duty.title), str(duty.what))
    for path in held.paths.values():
        skills = "\n".join(f"{skill.title}. {skill.how}" for skill in path.skills)
        yield Entry("path", path.code, str(path.title), f"{path.intro}\n{skills}")
    for term in held.glossary.values():
        title = ", ".join(dict.fromkeys((str(term.name), *spellings_of(term))))
        yield Entry("term", term.code, title, str(term.meaning))
