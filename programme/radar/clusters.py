"""Texts that say the same thing, grouped by the words that several people used."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from reference.disclosure import FEWEST
from reference.text import words

MOST_WORDS, LONGEST_WORD, SHORTEST_MISSPELT = 60, 30, 6
LABEL_TERMS = 3
# Folded syllables that carry a sentence and say nothing of what is wanted.
_EMPTY = frozenset(
    """a ah ai anh ay bang bao bi biet bo cac cach cai can cang cau cho chu chua chung co con cua
    cu cung da dang dau den deu di do duoc gi giup hay hoac hon het khac khi khong kieu la
    lai lam lan len luc luon ma mai minh moi mot muon nao nay nen nghi ngay ngoai nhieu nhu
    nhung no noi neu o oi qua ra rang rat roi sao se tat thay the thi them theo thich thuc
    thuong tim toi trong tung va van vao vay ve vi viec voi vua xem xin y and are be have how
    is it my need not of on or our please something that the this us want we what with you
    your""".split()
)
# These say something beside another word only: "kho" is a store or "hard", "ban" sell or "you".
_UNSURE = frozenset("an at ban chi de gia in kho may me so ta tai tam thu tin to tu".split())


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody wrote. person: the same for what is of one person; times: how often."""

    words: str
    person: Hashable
    times: int = 1


@dataclass(frozen=True, slots=True)
class Cluster:
    """Texts that share a term.

    Attributes:
        term: folded, the same from night to night while people write the same.
        label: the term and what else is said beside it, each of as many people as are needed.
        people, texts: how many; people is never under the least.
    """

    term: str
    label: tuple[str, ...]
    people: int
    texts: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A text's terms: folded ones of one and of two syllables, each with how it was spelt."""

    person: Hashable
    times: int
    single: Mapping[str, str]
    double: Mapping[str, str]


def clusters(texts: Iterable[Text], *, fewest: int = FEWEST) -> tuple[Cluster, ...]:
    """Groups of texts that share the words of `fewest` people or more, the largest first.

    The term that most people used, of two syllables before one, takes its texts; then the next,
    from those that are left. The order of the texts does not matter. No word that fewer people
    used comes out, in no spelling that fewer used.
    """
    reads = _read(texts)
    alive = set(range(len(reads)))
    found: list[Cluster] = []
    for held in ([each.double for each in reads], [each.single for each in reads]):
        where = _places(held)
        heap = [(-len(places), term) for term, places in where.items()]
        heapify(heap)
        while heap:
            bound, term = heappop(heap)
            inside = sorted(where[term] & alive)
            people = len({reads[place].person for place in inside})
            if people < fewest:
                continue
            if people < -bound:  # a bound from before others took their texts: look again
                heappush(heap, (-people, term))
                continue
            alive -= where[term]
            found.append(_cluster(term, [reads[place] for place in inside], fewest))
    return tuple(sorted(found, key=lambda each: (-each.people, -each.texts, each.term)))


def _places(held: Sequence[Mapping[str, str]]) -> dict[str, set[int]]:
    """In which texts each term stands."""
    where: dict[str, set[int]] = defaultdict(set)
    for place, terms in enumerate(held):
        for term in terms:
            where[term].add(place)
    return where


def _people(reads: Sequence[_Read]) -> dict[str, int]:
    """How many different people used each term."""
    held: dict[str, set[Hashable]] = defaultdict(set)
    for each in reads:
        for term in (*each.double, *each.single):
            held[term].add(each.person)
    return {term: len(people) for term, people in held.items()}


def _cluster(term: str, inside: Sequence[_Read], fewest: int) -> Cluster:
    people = len({each.person for each in inside})
    used = _people(inside)
    beside = [
        other
        for other, count in sorted(used.items(), key=_most_people_longest_first)
        if count >= fewest and 2 * count >= people and not _overlaps(other, term)
    ]
    label = [term]
    for other in beside:
        if len(label) < LABEL_TERMS and not any(_overlaps(other, said) for said in label):
            label.append(other)
    shown = tuple(_spelt(each, inside, fewest) for each in label)
    return Cluster(term, shown, people, sum(each.times for each in inside))


def _most_people_longest_first(used: tuple[str, int]) -> tuple[int, int, str]:
    term, people = used
    return -people, -len(term.split()), term


def _overlaps(one: str, other: str) -> bool:
    return bool({*one.split()} & {*other.split()})


def _spelt(term: str, inside: Sequence[_Read], fewest: int) -> str:
    """The spelling that most people used, without diacritics where too few agree on one."""
    held: dict[str, set[Hashable]] = defaultdict(set)
    for each in inside:
        for spelt in (each.double.get(term), each.single.get(term)):
            if spelt:
                held[spelt].add(each.person)
    best = min(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return best[0] if len(best[1]) >= fewest else term


def _read(texts: Iterable[Text]) -> list[_Read]:
    """The terms of each text; long misspelt words are taken for the common ones they mean."""
    cut = [(each, _content(each.words)) for each in texts]
    counts = Counter(word for _each, said in cut for word, _spelt in said if word)
    meant = _misspelt(counts)
    return [_terms(each, said, meant) for each, said in cut]


def _content(text: str) -> list[tuple[str, str]]:
    """Folded words with their spelling; "" stands where a word says nothing, so nothing joins."""
    found = [(word.folded, word.toned) for word in words(text)[:MOST_WORDS]]
    return [
        (folded, toned)
        if folded not in _EMPTY and folded.isalpha() and 1 < len(folded) <= LONGEST_WORD
        else ("", "")
        for folded, toned in found
    ]


def _terms(text: Text, said: Sequence[tuple[str, str]], meant: Mapping[str, str]) -> _Read:
    right = [(meant.get(word, word), meant.get(word, spelt)) for word, spelt in said]
    double = {f"{a} {b}": f"{x} {y}" for (a, x), (b, y) in pairwise(right) if a and b}
    single = {word: spelt for word, spelt in right if word and word not in _UNSURE}
    return _Read(text.person, text.times, single, double)


def _misspelt(counts: Mapping[str, int]) -> dict[str, str]:
    """Long words that are one letter from one at least three times as common, to that one."""
    long = sorted((word for word in counts if len(word) >= SHORTEST_MISSPELT), key=_by_use(counts))
    meant: dict[str, str] = {}
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in long:
        for common in by_start[word[0]]:
            is_far = DamerauLevenshtein.distance(word, common, score_cutoff=1) > 1
            if counts[common] >= 3 * counts[word] and not is_far:
                meant[word] = common
                break
        else:
            by_start[word[0]].append(word)
    return meant


def _by_use(counts: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    return lambda word: (-counts[word], word)
