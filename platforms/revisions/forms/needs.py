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
from reference.text import clean, fold
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
        asked = fold(self.find)
        for function in self.taxonomy.functions.values():
            lines = tuple(self._line(self.taxonomy.needs[code], asked) for code in function.needs)
            chosen = sum(bool(line.field.value()) for line in lines)
            found = any(line.is_found for line in lines)
            is_open = found if asked else bool(chosen)
            if lines:
                yield FunctionGroup(function.code, str(function.name), lines, chosen, is_open)

    def _line(self, need: NeedFacts, asked: str) -> NeedLine:
        names = (need.name.vi, need.name.en, *need.phrases)
        # Each word once: the phrases of a need say the same in many ways.
        words = " ".join(dict.fromkeys(word.folded for name in names for word in words_of(name)))
        is_found = bool(asked) and all(f" {one}" in f" {words}" for one in asked.split())
        return NeedLine(self[f"need-{need.code}"], str(need.description), words, is_found)

    @property
    def found_count(self) -> int:
        return sum(line.is_found for group in self.groups() for line in group.lines)
