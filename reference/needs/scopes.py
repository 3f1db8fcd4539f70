"""Which words are refused ("không cần …"), which name what is there already ("đã có …")."""

import itertools
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from reference.needs.index import FILLER_KEYS
from reference.needs.lexicon import BARE_FILLERS, VAGUE, phrases
from reference.needs.marks import MARKS, REFUSALS, Mark, marks_in
from reference.needs.phrasebook import Hit
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of
from reference.spelling import is_vietnamese


class Role(Enum):
    """What a syllable says."""

    ASKED = auto()
    REFUSED = auto()
    HAD = auto()
    ASIDE = auto()  # conditions, products, the markers themselves


_JOINTS = book_of((word, None) for word in phrases("và; với; kèm; hoặc; rồi; and; or; plus"))
_CUTS = frozenset({Mark.WANT, Mark.TURN})
_TOLD = REFUSALS | {Mark.HAVE, Mark.DONE}
_GENERIC = book_of(
    (word, None) for word in (*phrases(VAGUE), "khác", "cũ", "ngoài", "bên khác", "của bên")
)
_WITHIN = book_of((word, None) for word in phrases("trên; trong; bằng; nhờ; theo; in; on; within"))
_FIRST_OF_ALL = book_of((word, None) for word in phrases("trước; trước đã; gấp"))
_OFFICE_TOOLS = book_of((word, None) for word in phrases("excel; google sheet; sheet; word"))
_CALL = book_of([("ơi", None)])
_CALLED = book_of((word, None) for word in phrases("anh; chị; em; cô; chú; bác; bạn; ad; shop"))
_LONGEST_CALL = 5  # syllables from whom the writer calls to "ơi"
_FORMER = book_of(
    (word, None)
    for word in phrases("trước giờ; trước nay; xưa giờ; xưa nay; lâu nay; trước đây; hồi trước")
)
_PURPOSE = book_of([("để", None)])
_ENDS_HAD = book_of([("rồi", None)])
_HAVE_VERBS = book_of(
    (verb, None) for verb in phrases("có; dùng; mua; thuê; sẵn; lắp; đăng ký; triển khai")
)


class Piece(NamedTuple):
    """A run of syllables with one attitude: first, last (exclusive), and the marks inside."""

    first: int
    last: int
    marks: list[Hit[Mark]]

    def has(self, *marks: Mark) -> bool:
        """Whether any of the marks is inside."""
        return any(hit.value in marks for hit in self.marks)


def is_filler(syllable: Syllable) -> bool:
    """Whether a syllable is padding."""
    if syllable.toned in FILLER_KEYS and (syllable.sure or syllable.toned != syllable.plain):
        return True
    return not syllable.sure and syllable.plain in BARE_FILLERS


def pieces_of(syllables: Sequence[Syllable], silent: Iterable[int]) -> list[int]:
    """The number of the piece of every syllable: clauses, cut again at words that join.

    silent: places that say nothing here and part what stands around them.
    """
    joints = {hit.first for hit in _JOINTS.find(syllables)}.union(silent)
    piece, result = 0, []
    for place, syllable in enumerate(syllables):
        if place and (place - 1 in joints or syllable.clause != syllables[place - 1].clause):
            piece += 1
        result.append(piece)
    return result


def roles_of(
    syllables: Sequence[Syllable], *, english: bool, fixed: Container[int], beyond: Container[int]
) -> list[Role]:
    """The role of each syllable.

    fixed: places where a marking phrase marks nothing: inside a need's own phrase with a negator
    ("không biết lãi lỗ") or inside a condition; beyond: places after a product's name, where
    "đang dùng" is said of the product.
    """
    marks = [
        hit
        for hit in marks_in(syllables, english=english)
        if not (hit.value in _TOLD and hit.first in fixed)
        and not (hit.value in (Mark.HAVE, Mark.DONE) and hit.first in beyond)
    ]
    marks = [hit for hit in marks if not _is_purpose(syllables, marks, hit, beyond)]
    pieces = list(_pieces(syllables, marks))
    roles = [Role.ASKED] * len(syllables)
    for place in _wishing(syllables, marks):
        roles[place] = Role.ASIDE
    for number, piece in enumerate(pieces):
        if piece.marks:
            _refuse(syllables, pieces, number, roles)
            _drop_tool(syllables, pieces, number, roles)
        _have(syllables, pieces, number, roles)
        for hit in piece.marks:
            if hit.value in _TOLD:
                roles[hit.first : hit.last] = [Role.ASIDE] * (hit.last - hit.first)
    return roles


def _wishing(syllables: Sequence[Syllable], marks: Sequence[Hit[Mark]]) -> Iterator[int]:
    """Places that only tell who is asked and how: "chị Lan ơi", "giờ cần …", "cần … trước"."""
    for place in range(1, min(_LONGEST_CALL, len(syllables))):
        if _CALL.at(syllables, place) and _CALLED.at(syllables, 0) and not syllables[place].clause:
            yield from range(place + 1)
    wishes = [hit for hit in marks if hit.value is Mark.WANT]
    for hit, following in itertools.pairwise(wishes):
        if hit.last == following.first and _opens(syllables, hit.first):
            yield from range(hit.first, following.last)
    for last in _FIRST_OF_ALL.find(syllables) if wishes else ():
        ends = last.last == len(syllables) or _opens(syllables, last.last)
        if ends and any(wish.last < last.first for wish in wishes):
            yield from range(last.first, last.last)


def _opens(syllables: Sequence[Syllable], place: int) -> bool:
    """Whether a clause begins at a place."""
    return not place or syllables[place].clause != syllables[place - 1].clause


def _is_purpose(
    syllables: Sequence[Syllable],
    marks: Sequence[Hit[Mark]],
    hit: Hit[Mark],
    beyond: Container[int],
) -> bool:
    """Whether "để" tells what a tool at hand is for: "đã dùng KiotViet để bán hàng, giờ cần …"."""
    if hit.value is not Mark.TURN or not _PURPOSE.at(syllables, hit.first):
        return False
    before = [one for one in marks if one.last <= hit.first]
    after = {one.value for one in marks if one.first > hit.first}
    if not before or before[-1].value is not Mark.HAVE:
        return False
    if Mark.WANT not in after or Mark.REPLACE in after:
        return False
    return hit.first in beyond or _is_tool(syllables, before[-1].last, hit.first)


def _is_tool(syllables: Sequence[Syllable], first: int, last: int) -> bool:
    """Whether two places have nothing but a foreign name or "phần mềm" between them."""
    return first < last and not any(
        is_vietnamese(syllables[place].plain) for place in _named_places(syllables, first, last)
    )


def _pieces(syllables: Sequence[Syllable], marks: Sequence[Hit[Mark]]) -> Iterator[Piece]:
    """Clauses, cut again before words of wanting and of turning."""
    cuts = {hit.first for hit in marks if hit.value in _CUTS}
    neighbours = enumerate(itertools.pairwise(syllables), 1)
    cuts |= {place for place, (one, other) in neighbours if one.clause != other.clause}
    edges = [0, *sorted(cuts - {0}), len(syllables)]
    for first, last in itertools.pairwise(edges):
        yield Piece(first, last, [hit for hit in marks if first <= hit.first < last])


def _refuse(
    syllables: Sequence[Syllable], pieces: Sequence[Piece], number: int, roles: list[Role]
) -> None:
    """Mark what the piece's negators refuse."""
    piece = pieces[number]
    for hit in piece.marks:
        if hit.value not in REFUSALS or piece.has(Mark.METHOD):
            continue
        if hit.value is Mark.DISLIKE and piece.has(Mark.TROUBLE):
            continue
        if _speaks(syllables, hit.last, piece.last):
            if hit.value is Mark.DECLINE:
                continue
            _set(roles, hit.last, piece.last, Role.REFUSED)
            _refuse_list(syllables, pieces, number, roles)
        elif _speaks(syllables, piece.first, hit.first):
            _set(roles, piece.first, hit.first, Role.REFUSED)
        elif number and hit.value is Mark.REFUSE:
            _set(roles, _clause_before(syllables, pieces, number), piece.first, Role.REFUSED)


def _drop_tool(
    syllables: Sequence[Syllable], pieces: Sequence[Piece], number: int, roles: list[Role]
) -> None:
    """Let an old way that is given up speak for no need.

    "Không xài Excel nữa" is no wish for lessons, "trước giờ xài sổ tay, giờ …" none for a ledger.
    """
    piece = pieces[number]
    if not piece.has(Mark.METHOD):
        return
    said = syllables[piece.first : piece.last]
    old: list[Hit[Any]] = []
    if piece.has(*REFUSALS):
        old += _OFFICE_TOOLS.find(said)
    if _FORMER.find(said) and any(later.has(Mark.WANT) for later in pieces[number + 1 :]):
        old += _FORMER.find(said) + [hit for hit in MARKS.find(said) if hit.value is Mark.METHOD]
    for hit in old:
        _set(roles, piece.first + hit.first, piece.first + hit.last, Role.ASIDE)


def _clause_before(syllables: Sequence[Syllable], pieces: Sequence[Piece], number: int) -> int:
    """Where the clause before a piece begins, however often it was cut."""
    clause = syllables[pieces[number - 1].first].clause
    while number and syllables[pieces[number - 1].first].clause == clause:
        number -= 1
    return pieces[number].first


def _refuse_list(
    syllables: Sequence[Syllable], pieces: Sequence[Piece], number: int, roles: list[Role]
) -> None:
    """Carry a refusal over commas ("không cần kho, lương, chỉ …") while a list goes on."""
    first, last = pieces[number].first, pieces[number].last
    follower = number + 1
    while follower < len(pieces) and not pieces[follower].marks:
        if not _speaks(syllables, pieces[follower].first, pieces[follower].last):
            break
        follower += 1
    others = (place for place in (*pieces[:number], *pieces[follower:]))
    wanted = any(_speaks(syllables, piece.first, piece.last) for piece in others)
    if wanted and follower > number + 1:
        for piece in pieces[number + 1 : follower]:
            if syllables[piece.first].sentence == syllables[first].sentence:
                _set(roles, last, piece.last, Role.REFUSED)


def _have(
    syllables: Sequence[Syllable], pieces: Sequence[Piece], number: int, roles: list[Role]
) -> None:
    """Mark what the piece says is there already."""
    piece = pieces[number]
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    if piece.has(Mark.METHOD, Mark.TROUBLE, Mark.REPLACE, *REFUSALS):
        return
    if following is not None and following.has(Mark.REPLACE):
        return
    for hit in piece.marks:
        if hit.value not in (Mark.HAVE, Mark.DONE):
            continue
        if hit.value is Mark.HAVE and _names(syllables, hit.last, piece.last):
            _set(roles, hit.last, piece.last, Role.HAD)
            if _WITHIN.at(syllables, hit.last):
                _set(roles, piece.first, hit.first, Role.HAD)
        else:
            _set(roles, piece.first, hit.first, Role.HAD)
    if _ends_had(syllables[piece.first : piece.last]):
        _set(roles, piece.first, piece.last, Role.HAD)


def _ends_had(piece: Sequence[Syllable]) -> bool:
    """Whether a piece is "có … rồi"."""
    return bool(piece and _ENDS_HAD.at(piece, len(piece) - 1) and _HAVE_VERBS.find(piece))


def _speaks(syllables: Sequence[Syllable], first: int, last: int) -> bool:
    """Whether anything but padding stands between two places."""
    enough = {
        place
        for hit in MARKS.find(syllables[first:last])
        if hit.value is Mark.ENOUGH
        for place in range(first + hit.first, first + hit.last)
    }
    return any(
        place not in enough and not is_filler(syllables[place]) for place in range(first, last)
    )


def _names(syllables: Sequence[Syllable], first: int, last: int) -> bool:
    """Whether more than "phần mềm khác" stands between two places."""
    return bool(_named_places(syllables, first, last))


def _named_places(syllables: Sequence[Syllable], first: int, last: int) -> list[int]:
    """Places between two that neither pad nor say "phần mềm khác"."""
    generic = {
        place
        for hit in _GENERIC.find(syllables[first:last])
        for place in range(first + hit.first, first + hit.last)
    }
    return [
        place
        for place in range(first, last)
        if place not in generic and _speaks(syllables, place, place + 1)
    ]


def _set(roles: list[Role], first: int, last: int, role: Role) -> None:
    for place in range(first, last):
        if roles[place] is Role.ASKED:
            roles[place] = role
