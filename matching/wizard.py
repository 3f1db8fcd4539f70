"""The wizard's state: it travels with the forms, so that nothing is kept before she asks for it.

Each page carries the answers of the other steps in hidden fields. A step that was not shown yet
is filled from her own words; one that was shown is taken as she left it.
"""

import re
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from uuid import UUID, uuid4

from django.http import QueryDict

from enterprises.forms import EnterpriseForm
from matching.forms import ConditionsForm, NeedsForm
from matching.inputs import USUAL_IMPORTANCE, WHERE_TO_START, MatchInputs
from matching.lookups import LONGEST, LOOKUPS, settle
from matching.selectors import understand
from platforms.snapshot import Snapshot
from reference.needs import Recognition
from reference.text import clean

# What travels besides the answers: the form's key, which words the ticked needs belong to, going
# on without being understood, the steps shown, the questions asked, levels of maturity that an
# assessment gave ("strategy:2").
LUGGAGE = ("key", "seen", "anyway", "shown", "asked", "maturity")
LEVEL = re.compile(r"([a-z-]{1,60}):([0-5])")
MOST_TOLD = 10
STEPS = ("needs", "enterprise", "conditions")
FIELDS = {
    "needs": ("text", "need"),
    "enterprise": ("kind", "sector", "trade", "employees", "revenue", "commune", "place"),
    "conditions": ("budget", "deployment", "language", "existing", "tool", "connect"),
}


class Wizard:
    """What has been said so far, read from the fields of one request."""

    def __init__(self, data: QueryDict, snapshot: Snapshot) -> None:
        self.data, self.snapshot = data.copy(), snapshot
        # Codes that nothing has, as name and value: told on the page that got them, then gone.
        self.unknown = tuple(self._taken_out())
        # What was typed but not chosen, by field; each is asked about once.
        self.questions = settle(self.data, snapshot)
        self.shown = frozenset(data.getlist("shown"))
        self.needs = NeedsForm(data, snapshot=snapshot)
        self.is_readable = self.needs.is_valid()

    def _taken_out(self) -> Iterator[tuple[str, str]]:
        held = self.snapshot
        selectable = {c for c, each in held.taxonomy.sectors.items() if each.is_selectable}
        known: Mapping[str, Container[str]] = {
            "need": held.taxonomy.needs,
            "sector": selectable,
            "commune": held.places,
            "existing": held.listings,
        }
        for name, codes in known.items():
            given = self.data.getlist(name)
            kept = [code for code in given if not code or code in codes]
            if kept != given:
                self.data.setlist(name, kept)
                yield from ((name, clean(code)[:LONGEST]) for code in given if code not in kept)

    @cached_property
    def text(self) -> str:
        return self.needs.cleaned_data["text"] if self.is_readable else ""

    @cached_property
    def said(self) -> Recognition | None:
        """What the text states; None without a text."""
        return understand(self.text, self.snapshot) if self.text else None

    @property
    def mark(self) -> str:
        """Which text the ticked needs belong to: changed words are understood anew."""
        return mark_of(self.text)

    @cached_property
    def found(self) -> tuple[str, ...]:
        """The needs her words state, best first, as far as a platform can meet them."""
        codes = [need.code for need in self.said.needs] if self.said else []
        return tuple(code for code in codes if code != WHERE_TO_START)

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The needs in force: what was understood and picked, less what she took away."""
        picked = self.needs.cleaned_data.get("need", ()) if self.is_readable else ()
        is_seen = self.data.get("seen") == self.mark
        codes = picked if is_seen else dict.fromkeys((*self.found, *picked))
        return tuple(code for code in codes if code != WHERE_TO_START)

    @property
    def is_lost(self) -> bool:
        """Whether it has to be asked again what she needs."""
        return not self.chosen and not (self.text and self.data.get("anyway"))

    @property
    def wants_guidance(self) -> bool:
        """Whether all she says is that she does not know where to start."""
        codes = [need.code for need in self.said.needs] if self.said else []
        return not self.chosen and WHERE_TO_START in codes

    @cached_property
    def enterprise(self) -> EnterpriseForm:
        taxonomy, places = self.snapshot.taxonomy, self.snapshot.places
        form = EnterpriseForm(self._fields("enterprise"), sectors=taxonomy.sectors, places=places)
        form.is_valid()
        return form

    @cached_property
    def conditions(self) -> ConditionsForm:
        form = ConditionsForm(self._fields("conditions"), snapshot=self.snapshot)
        form.is_valid()
        return form

    def _fields(self, step: str) -> QueryDict:
        """What a step's form is bound to: as it was left, or her words where it was not shown."""
        if step in self.shown:
            return self.data
        filled = QueryDict(mutable=True)
        if self.said:
            for name, values in fields_of(MatchInputs().with_understood(self.said)).items():
                filled.setlist(name, values)
        for name in FIELDS[step]:
            if any(given := self.data.getlist(name)):
                filled.setlist(name, given)
        return filled

    def problem(self, *steps: str) -> str | None:
        """The first of these steps that cannot be passed; None if all can."""
        for step in steps:
            if step == "needs" and (not self.is_readable or self.is_lost):
                return step
            if step != "needs" and not getattr(self, step).is_valid():
                return step
            if any(question.step == step for question in self.questions.values()):
                return step
        return None

    def hidden(self, *, apart_from: str) -> Iterator[tuple[str, str]]:
        """Names and values of the hidden fields on the page of one step."""
        visible = {*FIELDS[apart_from]} | ({"need"} if apart_from == "enterprise" else set())
        yield from (pair for pair in self.everything() if pair[0] not in visible)
        yield from (("asked", each.mark) for each in self.questions.values())
        if apart_from not in self.shown:
            yield "shown", apart_from

    def as_sent(self) -> Iterator[tuple[str, str]]:
        """What was sent, for the address of the page that answers it; nothing unknown passes."""
        yield "text", self.text
        for name in (*(n for names in FIELDS.values() for n in names if n != "text"), *LUGGAGE):
            yield from ((name, value) for value in self.data.getlist(name) if value)
        yield from self.unknown[:MOST_TOLD]

    def everything(self) -> Iterator[tuple[str, str]]:
        """All that was said, as names and values; words typed to find something are settled."""
        yield "key", str(self.key)
        yield "text", self.text
        yield "seen", self.mark
        yield from (("need", code) for code in self.chosen)
        if self.data.get("anyway"):
            yield "anyway", "1"
        yield from (("shown", step) for step in STEPS if step in self.shown)
        yield from (("maturity", said) for said in said_of(self.maturity))
        for name in (*FIELDS["enterprise"], *FIELDS["conditions"]):
            if name not in LOOKUPS:
                yield from ((name, value) for value in self.data.getlist(name) if value)

    @cached_property
    def maturity(self) -> dict[str, int]:
        """Levels by pillar, as an assessment's link states them; what is no level passes by."""
        pillars = {need.pillar for need in self.snapshot.taxonomy.needs.values()}
        said = [LEVEL.fullmatch(value) for value in self.data.getlist("maturity")]
        return {found[1]: int(found[2]) for found in said if found and found[1] in pillars}

    @cached_property
    def key(self) -> UUID:
        """Sent with the last form: a second click leads to the same result."""
        try:
            return UUID(self.data.get("key", ""))
        except ValueError:
            return uuid4()

    def inputs(self) -> MatchInputs:
        """All answers as the match takes them; only where no step has a problem."""
        about, asked = self.enterprise.cleaned_data, self.conditions.cleaned_data
        existing = frozenset(asked["existing"])
        return MatchInputs(
            text=self.text,
            needs=dict.fromkeys(self.chosen, USUAL_IMPORTANCE),
            set_aside=frozenset(self.found) - frozenset(self.chosen),
            sector=about["sector"] or None,
            is_household=about["kind"] == "household",
            employees=about["employees"],
            revenue_vnd=about["revenue"],
            commune=about["commune"] or None,
            budget_vnd=asked["budget"],
            deployments=frozenset(asked["deployment"]),
            languages=frozenset(asked["language"]),
            existing=existing,
            must_link=existing if asked["connect"] else frozenset(),
            maturity=self.maturity,
        )


def said_of(maturity: Mapping[str, int]) -> list[str]:
    """Levels by pillar as the wizard's fields carry them."""
    return [f"{pillar}:{level}" for pillar, level in maturity.items()]


def mark_of(text: str) -> str:
    """A short mark of a text; equal texts have equal ones."""
    return f"{zlib.crc32(text.encode()):08x}"


def answers_of(inputs: MatchInputs) -> list[tuple[str, str]]:
    """Hidden fields that take whoever made a result back into the wizard with all she said."""
    shown = [("shown", step) for step in STEPS]
    return [
        ("text", inputs.text),
        ("seen", mark_of(inputs.text)),
        *shown,
        *pairs(fields_of(inputs)),
    ]


def fields_of(inputs: MatchInputs) -> dict[str, list[str]]:
    """The wizard's fields that would give these inputs, the text left out; empty ones too."""
    return {
        "need": list(inputs.needs),
        "kind": ["household"] if inputs.is_household else [],
        "sector": _given(inputs.sector),
        "employees": _given(inputs.employees),
        "revenue": _given(inputs.revenue_vnd),
        "commune": _given(inputs.commune),
        "budget": [] if inputs.budget_vnd is None else [f"{inputs.budget_vnd:,}".replace(",", ".")],
        "deployment": sorted(inputs.deployments),
        "language": sorted(inputs.languages),
        "existing": sorted(inputs.existing),
        "connect": ["on"] if inputs.must_link else [],
        "maturity": said_of(inputs.maturity),
    }


def _given(value: str | int | None) -> list[str]:
    return [] if value is None else [str(value)]


def pairs(fields: dict[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Fields as name and value, for hidden fields and addresses."""
    return ((name, value) for name, values in fields.items() for value in values)
