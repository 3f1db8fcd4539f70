"""The articles by stage and topic, and one article with what it leads to."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from guidance import reading
from guidance.choices import Stage, Topic
from guidance.facts import ArticleFacts, DutyFacts
from guidance.markdown import minutes_to_read, to_html
from guidance.pages.duties import Law, law_of


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
class ArticlesPage:
    topics: tuple[tuple[str, str], ...]
    topic: str
    stages: tuple[StagePart, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    article: ArticleFacts
    body: SafeString
    minutes: int
    laws: tuple[Law, ...]
    duties: tuple[DutyFacts, ...]
    others: tuple[ArticleFacts, ...]
    match_query: str
    is_due_for_review: bool
    url: str


def articles_page(topic: str) -> ArticlesPage:
    """All articles, or those of one topic (its code in small letters); one query."""
    held = reading.current()
    wanted = next((each for each in Topic if slug_of(each) == topic), None)
    found = [a for a in held.articles.values() if wanted is None or a.topic is wanted]
    used = {article.topic for article in held.articles.values()}
    stages = (
        StagePart(str(stage.label), tuple(_card(a) for a in found if a.stage is stage))
        for stage in Stage
    )
    return ArticlesPage(
        topics=tuple((slug_of(each), str(each.label)) for each in Topic if each in used),
        topic=slug_of(wanted) if wanted else "",
        stages=tuple(part for part in stages if part.cards),
    )


def slug_of(topic: Topic) -> str:
    return topic.value.lower().replace("_", "-")


def _card(article: ArticleFacts) -> ArticleCard:
    text = str(article.body)
    first = text.split(". ", 1)[0].split("\n", 1)[0]
    return ArticleCard(article, f"{first.rstrip('.')}.", minutes_to_read(text))


def article_page(code: str, *, today: date) -> ArticlePage | None:
    """One article; None where there is none. One query."""
    held = reading.current()
    article = held.articles.get(code)
    if article is None:
        return None
    text = str(article.body)
    return ArticlePage(
        article=article,
        body=to_html(text),
        minutes=minutes_to_read(text),
        laws=tuple(law_of(row) for row in article.references),
        duties=tuple(duty for duty in held.duties.values() if duty.article == code),
        others=tuple(
            other
            for other in held.articles.values()
            if other.topic is article.topic and other is not article
        )[:3],
        match_query=urlencode([("need", need.code) for need in article.needs]),
        is_due_for_review=article.review_on <= today,
        url=f"{settings.SITE_URL}{reverse('article-detail', args=[code])}",
    )
