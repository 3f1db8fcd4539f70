"""What was read of each text, kept from one version of the catalogue to the next.

A change touches one listing of thousands; the other texts need not be taken apart again. What is
remembered depends on the text alone, so an index is the same with and without a memory.
"""

from array import array
from collections.abc import Collection, Iterator
from typing import NamedTuple

from platforms.index.terms import Token, phrase_texts, phrases, pieces, token
from reference.text import fold

# Spellings that no text uses any more are kept until they are the most.
_MOST_SPELLINGS = 2


class Text(NamedTuple):
    """A text as numbers of spellings: its phrases, then the pieces of its words.

    Attributes:
        plain: how many places the phrases take.
        runs: length of each run; words of one run stand side by side.
        places: the spelling at each place, run after run.
    """

    plain: int
    runs: "array[int]"
    places: "array[int]"


class Spellings(dict[str, int]):
    """Each way a word is written, numbered as it comes; the pieces of those written as one."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[Token] = []
        self.pieces: dict[int, list[int]] = {}

    def __missing__(self, raw: str) -> int:
        number = self[raw] = len(self.tokens)
        self.tokens.append(token(raw))
        if len(parts := pieces(raw)) > 1:
            self.pieces[number] = [self[part] for part in parts]
        return number


class Memory:
    """The texts of the last index that was built with it; for one builder at a time."""

    def __init__(self) -> None:
        self.spellings = Spellings()
        # Laid out as `_packed` says: one object a text, of which there are tens of thousands.
        self._texts: dict[str, array[int]] = {}
        # Folded and written in turn, in one object a text too.
        self._phrases: dict[str, tuple[str, ...]] = {}

    def read(self, text: str) -> Text:
        """The text's phrases, then the pieces of its words as phrases of their own."""
        known = self._texts.get(text)
        if known is None:
            known = self._texts[text] = _packed(self._taken_apart(text))
        return _unpacked(known)

    def phrases(self, text: str) -> Iterator[tuple[str, str]]:
        """The text's phrases, folded and as they are written."""
        known = self._phrases.get(text)
        if known is None:
            # Most texts are one phrase: one object in memory for both.
            found = [text if phrase == text else phrase for phrase in phrase_texts(text)]
            known = tuple([form for phrase in found for form in (fold(phrase), phrase)])
            self._phrases[text] = known
        return zip(known[::2], known[1::2], strict=True)

    def forget_all_but(self, texts: Collection[str], spellings: int) -> None:
        """Lets go of what the present index does not hold; it has so many spellings."""
        if len(self.spellings) > _MOST_SPELLINGS * spellings:
            self.spellings, self._texts = Spellings(), {}
        self._texts = {text: known for text, known in self._texts.items() if text in texts}
        self._phrases = {text: known for text, known in self._phrases.items() if text in texts}

    def _taken_apart(self, text: str) -> Text:
        spellings = self.spellings
        read = [[spellings[raw] for raw in phrase] for phrase in phrases(text)]
        plain = sum(map(len, read))
        for phrase in tuple(read):
            if not spellings.pieces.keys().isdisjoint(phrase):
                read += [
                    spellings.pieces[number] for number in phrase if number in spellings.pieces
                ]
        places = array("i", [number for run in read for number in run])
        return Text(plain, array("i", map(len, read)), places)


def _packed(text: Text) -> "array[int]":
    """How many places are plain, how many runs there are, the runs, the places."""
    return array("i", (text.plain, len(text.runs), *text.runs, *text.places))


def _unpacked(packed: "array[int]") -> Text:
    end = 2 + packed[1]
    return Text(packed[0], packed[2:end], packed[end:])
