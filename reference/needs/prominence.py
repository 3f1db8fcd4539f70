"""Which of a story's needs the writer puts first: by what is stressed, then by what comes first."""

from collections.abc import Sequence

from reference.needs.lexicon import phrases
from reference.needs.phrasebook import Hit
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of

STRESSED, PLAIN, BESIDES = range(3)

_STRESS = phrases(
    """cần nhất; quan trọng nhất; đau đầu nhất; khổ nhất; mệt nhất; lo nhất; sợ nhất; ngán nhất;
    bức xúc nhất; vướng nhất; gấp nhất; trước nhất; nhất là; là chính; chủ yếu; trước hết;
    trước tiên; trước mắt; trước đã; ưu tiên; cái chính; việc chính; chính là; cần gấp; đang gấp;
    most of all; above all; most important; mainly; main problem; biggest problem; first of all;
    most urgent; urgently; our priority; first priority; the main thing"""
)
_BESIDES = phrases(
    """ngoài ra; thêm vào đó; bên cạnh đó; tiện thể; nhân tiện; nếu được; được thì tốt; có thì tốt;
    càng tốt; thì càng tốt; tốt hơn nữa; sau này; về sau; lâu dài; mai mốt; sau đó mới;
    thỉnh thoảng; đôi khi; thi thoảng; không gấp; phụ thêm; kèm theo; có khi; rồi tính sau;
    later on; in addition; besides; if possible; nice to have; would be nice; also; as a bonus;
    eventually; sometimes; someday"""
)
_BOOK = book_of(
    (phrase, rank) for rank, block in ((STRESSED, _STRESS), (BESIDES, _BESIDES)) for phrase in block
)
KEYS = _BOOK.vocabulary()


def ranks_of(syllables: Sequence[Syllable]) -> list[int]:
    """The rank of every syllable's clause: stressed, plain, or named besides.

    "Ngoài ra" speaks for its clause alone.
    """
    ranks = [PLAIN] * len(syllables)
    for hit in _BOOK.find(syllables):
        for place in _clause_of(syllables, hit):
            ranks[place] = hit.value if ranks[place] == PLAIN else ranks[place]
    return ranks


def _clause_of(syllables: Sequence[Syllable], hit: Hit[int]) -> range:
    """The places of the clause in which a phrase stands."""
    clause = syllables[hit.first].clause
    first = last = hit.first
    while first and syllables[first - 1].clause == clause:
        first -= 1
    while last < len(syllables) and syllables[last].clause == clause:
        last += 1
    return range(first, last)
