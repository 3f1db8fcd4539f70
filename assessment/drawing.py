"""Questions as markup: rendered once for a version and language, cut where an answer is ticked."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from assessment.paper import Paper, PaperQuestion
from assessment.rules import Answers
from ui.pieces import CUT


def drawn(
    paper: Paper,
    questions: Iterable[PaperQuestion],
    answers: Answers,
    *,
    missing: Collection[str] = (),
) -> SafeString:
    """Fieldsets of questions with what is answered ticked.

    Args:
        questions: some of the paper's, in the order shown.
        missing: codes of those that must still be answered, said beside them.
    """
    language = get_language() or ""
    html: list[str] = []
    for number, question in enumerate(questions, 1):
        chosen = answers.get(question.code, ())
        pieces = _pieces(paper.version_id, question, number, question.code in missing, language)
        html.append(pieces[0])
        for code, text in zip(pieces[1::2], pieces[2::2], strict=True):
            html.append(" checked" if code in chosen else "")
            html.append(text)
    return SafeString("".join(html))


@lru_cache(maxsize=4096)
def _pieces(
    version_id: int, question: PaperQuestion, number: int, is_missing: bool, language: str
) -> tuple[str, ...]:
    """Text, option code, text, ... text; the version and the language are part of the key."""
    options = [(option, f"{CUT}{option.code}{CUT}") for option in question.options]
    context = {
        "question": question,
        "number": number,
        "options": options,
        "is_missing": is_missing,
    }
    return tuple(render_to_string("assessment/_question.html", context).split(CUT))
