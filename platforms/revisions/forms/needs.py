"""Which needs a platform meets: every need of the taxonomy, by business function, in three ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from platforms import snapshot
from platforms.choices import Strength
from platforms.revisions.content import Content
from reference.taxonomy import NeedFacts, Taxonomy
from reference.text import clean
from reference.text import words as words_of

NOT_MET = ("", _("No"))
STRENGTHS = (NOT_MET, (Strength.CORE, _("Core")), (Strength.SUPPORTING, _("Supporting")))
FIND = "find"
LONGEST = 80


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need: its field, the folded words it goes by, and whether the search meant it."""

    field: BoundField
    hint: str
    words: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class FunctionGroup:
    """The needs of a business function; open where something is chosen or was found."""

    code: str
    name: str
    lines: tuple[NeedLine, ...]
    chosen_count: int
    is_open: bool


def folded(*texts: str) -> str:
    """The words of some texts without marks, one space between."""
    return " ".join(word.folded for text in texts for word in words_of(text))


def shown(need: NeedFacts) -> tuple[str, str]:
    """What the page says of a need, in the reader's language."""
    return str(need.name), str(need.description)


def all_words(need: NeedFacts) -> str:
    """Each word that a need goes by, once: its phrases say the same in many ways."""
    words = folded(need.name.vi, need.name.en, *need.phrases).split()
    return " ".join(dict.fromkeys(words))


def goes_by(need: NeedFacts, asked: str) -> bool:
    """Whether it goes by every word asked for; the beginning of one is enough."""
    words = f" {all_words(need)}"
    return all(f" {one}" in words for one in asked.split())


class NeedsForm(forms.Form):
    """One choice a need. A need that the taxonomy no longer offers stays as it is stored."""

    def __init__(self, data: Any = None, *, content: Content) -> None:
        self.taxonomy: Taxonomy = snapshot.current().taxonomy
        held = {row["need_id"]: row["strength"] for row in content.get("platform_needs") or []}
        super().__init__(data, initial={f"need-{code}": kind for code, kind in held.items()})
        self._retired = [
            {"need_id": code, "strength": kind}
            for code, kind in held.items()
            if code not in self.taxonomy.needs
        ]
        for need in self.taxonomy.needs.values():
            self.fields[f"need-{need.code}"] = forms.ChoiceField(
                label=str(need.name), choices=STRENGTHS, required=False
            )
        self.find = clean(data.get(FIND, ""))[:LONGEST] if data else ""

    def content(self) -> Content:
        """In the taxonomy's order."""
        chosen = [
            {"need_id": code, "strength": strength}
            for code in self.taxonomy.needs
            if (strength := self.cleaned_data[f"need-{code}"])
        ]
        return {"platform_needs": [*chosen, *self._retired]}

    def groups(self) -> Iterator[FunctionGroup]:
        """What the page shows; with a search, the groups that hold what it found are open."""
        meant = self._meant()
        for function in self.taxonomy.functions.values():
            lines = tuple(self._line(self.taxonomy.needs[code], meant) for code in function.needs)
            chosen = sum(bool(line.field.value()) for line in lines)
            found = any(line.is_found for line in lines)
            is_open = found if self.find else bool(chosen)
            if lines:
                yield FunctionGroup(function.code, str(function.name), lines, chosen, is_open)

    def _meant(self) -> frozenset[str]:
        """Needs that the search means, as filter.js finds them.

        Those whose name or description has its words side by side; if there is none, those that
        go by all of them.
        """
        asked = folded(self.find)
        if not asked:
            return frozenset()
        needs = self.taxonomy.needs
        read = {code for code, need in needs.items() if f" {asked}" in f" {folded(*shown(need))}"}
        return frozenset(read or {code for code, need in needs.items() if goes_by(need, asked)})

    def _line(self, need: NeedFacts, meant: frozenset[str]) -> NeedLine:
        field = self[f"need-{need.code}"]
        return NeedLine(field, str(need.description), all_words(need), need.code in meant)

    @property
    def found_count(self) -> int:
        return sum(line.is_found for group in self.groups() for line in group.lines)
