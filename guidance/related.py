"""Which articles go with needs and weak pillars. Pure."""

from collections.abc import Collection, Iterable

from guidance.facts import ArticleFacts

NEED, PILLAR = 3, 2


def fitting(
    articles: Iterable[ArticleFacts],
    *,
    needs: Collection[str],
    pillars: Collection[str],
    limit: int,
) -> tuple[ArticleFacts, ...]:
    """The articles that share most with them, equal ones in the editors' order.

    A shared need weighs more than a shared pillar; an article that shares nothing is left out.
    """
    scored = [(points(article, needs, pillars), article) for article in articles]
    kept = [(score, article) for score, article in scored if score]
    kept.sort(key=lambda pair: -pair[0])
    return tuple(article for _score, article in kept[:limit])


def points(article: ArticleFacts, needs: Collection[str], pillars: Collection[str]) -> int:
    shared = sum(need.code in needs for need in article.needs)
    return NEED * shared + PILLAR * sum(pillar in pillars for pillar in article.pillars)
