"""The labelled texts, and how well a recogniser reads them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reference.files import read_yaml
from reference.needs import Recogniser, Recognition, entries_from

PARTS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its right answer; `needs` in order of prominence, () when it states none."""

    text: str
    needs: tuple[str, ...]
    negated: tuple[str, ...]
    had: tuple[str, ...]
    kind: str
    part: str


@dataclass(slots=True)
class Score:
    """What was right and wrong over some texts.

    `stated` texts state a need: `first` of them had the most prominent one (or another stated
    one) on top; `recalled` of `wanted` needs were among the first three (of three at most).
    `refused_returned` counts needs returned although refused or already had; `false_alarms` texts
    that state none, neither refuse nor have one, and got one all the same.
    """

    stated: int = 0
    first: int = 0
    wanted: int = 0
    recalled: int = 0
    refused_returned: int = 0
    silent: int = 0
    false_alarms: int = 0
    misses: list[tuple[Labelled, Recognition]] = field(default_factory=list)

    @property
    def top_1(self) -> float:
        """Percent of the texts that state a need; 100 when none does."""
        return 100 * self.first / self.stated if self.stated else 100.0

    @property
    def recall_3(self) -> float:
        """Percent of the stated needs; 100 when none is."""
        return 100 * self.recalled / self.wanted if self.wanted else 100.0

    def __str__(self) -> str:
        return (
            f"top-1 {self.top_1:.1f} % of {self.stated}, recall@3 {self.recall_3:.1f} % of "
            f"{self.wanted}, refused returned {self.refused_returned}, "
            f"false alarms {self.false_alarms} of {self.silent}"
        )


def labelled(parts: Iterable[str] = PARTS) -> Iterator[Labelled]:
    """The texts of some parts, in the file's order."""
    wanted = set(parts)
    for row in read_yaml("need_texts.yaml")["texts"]:
        if row["part"] in wanted:
            codes = {key: tuple(row[key]) for key in ("needs", "negated", "had")}
            yield Labelled(text=row["text"], kind=row["kind"], part=row["part"], **codes)


def shipped_recogniser() -> Recogniser:
    """Built from the shipped taxonomy and product names alone: no database."""
    return Recogniser(entries_from(read_yaml("taxonomy.yaml")))


def score(recogniser: Recogniser, texts: Iterable[Labelled]) -> Score:
    """Read every text and count; a miss is a text with anything wrong."""
    total = Score()
    for text in texts:
        found = recogniser.recognise(text.text)
        if not _count(total, text, tuple(need.code for need in found.needs)):
            total.misses.append((text, found))
    return total


def _count(total: Score, text: Labelled, codes: tuple[str, ...]) -> bool:
    """Adds one text; whether all of it was right."""
    wrong = len(set(codes) & {*text.negated, *text.had})
    total.refused_returned += wrong
    if text.needs:
        recalled = len(set(codes[:3]) & set(text.needs))
        is_first = codes[:1] == text.needs[:1]
        total.stated += 1
        total.first += is_first
        total.wanted += min(len(text.needs), 3)
        total.recalled += min(recalled, 3)
        return is_first and not wrong and recalled == min(len(text.needs), 3)
    if not text.negated and not text.had:
        total.silent += 1
        total.false_alarms += bool(codes)
        return not codes
    return not wrong


def by_kind(recogniser: Recogniser, texts: Iterable[Labelled]) -> dict[str, Score]:
    """The score of each kind of text, most frequent kind first."""
    texts = list(texts)
    kinds = [kind for kind, _ in Counter(text.kind for text in texts).most_common()]
    return {
        kind: score(recogniser, [text for text in texts if text.kind == kind]) for kind in kinds
    }
