"""The guidance in the ministry's admin; each change is kept in the history."""

from guidance.admin.answers import PageAnswerAdmin
from guidance.admin.articles import ArticleAdmin
from guidance.admin.laws import DutyAdmin, LegalReferenceAdmin
from guidance.admin.plans import PlanAdmin, SkillPathAdmin, TermAdmin
from guidance.admin.stories import StoryAdmin

__all__ = [
    "ArticleAdmin",
    "DutyAdmin",
    "LegalReferenceAdmin",
    "PageAnswerAdmin",
    "PlanAdmin",
    "SkillPathAdmin",
    "StoryAdmin",
    "TermAdmin",
]
