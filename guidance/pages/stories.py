"""Stories of enterprises, as they were published."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import reading
from guidance.facts import StoryFacts
from guidance.markdown import to_html


@dataclass(frozen=True, slots=True)
class StoryCard:
    story: StoryFacts
    body: SafeString


def all_stories() -> tuple[StoryCard, ...]:
    """In the editors' order; one query."""
    return tuple(StoryCard(each, to_html(str(each.body))) for each in reading.current().stories)
