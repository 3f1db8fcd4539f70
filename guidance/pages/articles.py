"""One article with what it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from guidance import reading
from guidance.facts import ArticleFacts, DutyFacts, Guidance
from guidance.glossary import linked
from guidance.markdown import minutes_to_read, to_html
from guidance.pages.duties import Law, law_of
from guidance.pages.linked import linked_data
from guidance.pages.words import term_address, words_of
from guidance.related import fitting

RELATED = 3


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
    # For machines, see `linked.linked_data`.
    linked: Mapping[str, Any]


def article_page(code: str, *, today: date) -> ArticlePage | None:
    """One article; None where there is none. One query."""
    held = reading.current()
    article = held.articles.get(code)
    if article is None:
        return None
    text = str(article.body)
    minutes = minutes_to_read(text)
    url = f"{settings.SITE_URL}{reverse('article-detail', args=[code])}"
    return ArticlePage(
        article=article,
        body=to_html(linked(text, words_of(held), term_address)),
        minutes=minutes,
        laws=tuple(law_of(row) for row in article.references),
        duties=tuple(duty for duty in held.duties.values() if duty.article == code),
        others=related_to(article, held),
        match_query=urlencode([("need", need.code) for need in article.needs]),
        is_due_for_review=article.review_on <= today,
        url=url,
        linked=linked_data(article, url=url, minutes=minutes),
    )


def related_to(article: ArticleFacts, held: Guidance) -> tuple[ArticleFacts, ...]:
    """Others on the same needs and pillars, then those of the same topic."""
    others = [other for other in held.articles.values() if other is not article]
    needs = {need.code for need in article.needs}
    near = fitting(others, needs=needs, pillars=article.pillars, limit=RELATED)
    same_topic = (other for other in others if other.topic is article.topic and other not in near)
    return (*near, *same_topic)[:RELATED]
