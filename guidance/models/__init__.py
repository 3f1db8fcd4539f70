"""Laws, duties, articles, plans, words and skills; each with where it comes from."""

from guidance.models.answers import PageAnswer
from guidance.models.articles import Article, ArticleNeed, ArticleReference, ArticleSource
from guidance.models.duties import Duty, DutyNeed, DutySector
from guidance.models.laws import GuidanceSource, LegalReference, LegalSource
from guidance.models.plans import Plan, PlanSector, PlanSource, PlanStep
from guidance.models.stories import Story
from guidance.models.words import Skill, SkillPath, Term

__all__ = [
    "Article",
    "ArticleNeed",
    "ArticleReference",
    "ArticleSource",
    "Duty",
    "DutyNeed",
    "DutySector",
    "GuidanceSource",
    "LegalReference",
    "LegalSource",
    "PageAnswer",
    "Plan",
    "PlanSector",
    "PlanSource",
    "PlanStep",
    "Skill",
    "SkillPath",
    "Story",
    "Term",
]
