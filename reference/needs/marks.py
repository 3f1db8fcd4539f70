"""Words that tell what is refused, what is there already, and where the writer turns."""

from collections.abc import Container, Iterator, Sequence
from enum import Enum, auto

from reference.needs.lexicon import phrases
from reference.needs.phrasebook import Hit
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of
from reference.spelling import is_vietnamese


class Mark(Enum):
    """What a marking phrase does."""

    REFUSE = auto()
    DECLINE = auto()  # refuses what stands before, if nothing follows
    DISLIKE = auto()  # refuses, unless what follows is a trouble
    HAVE = auto()
    DONE = auto()
    WANT = auto()
    TURN = auto()
    TROUBLE = auto()
    METHOD = auto()
    REPLACE = auto()
    ENOUGH = auto()
    PLAIN = auto()  # only looks like another mark


_MARKS = {
    Mark.REFUSE: """không cần; chưa cần; khỏi cần; chẳng cần; không có nhu cầu; chưa có nhu cầu;
        đừng gợi ý; đừng đề xuất; đừng giới thiệu; đừng đưa; không cần gợi ý; khỏi gợi ý;
        không quan tâm; không dùng đến; không dùng tới; không lấy; bỏ qua; trừ; ngoại trừ;
        không bao gồm; không cần thiết; không cần đến; không cần tới;
        chưa cần đến; chưa cần tới; chưa đụng tới; chưa đụng đến; không đụng tới; chưa muốn;
        chưa tính đến; chưa tính tới; để sau; tính sau; tạm chưa; chưa quan tâm; chưa làm tới;
        chưa nghĩ tới; cũng không cần; đâu cần; không nhất thiết; không có ý định;
        chưa có ý định; no need for; no need of; don t need; do not need; doesn t need; without;
        except; not interested in; skip the; but no; but not; not looking for; no need;
        chả cần; đừng nói; khoan nói; khoan tính; không tính làm; không tính dùng; không ham;
        không đòi hỏi; không hỏi về; không nói tới; không bàn tới; không nhắm tới; thôi khỏi;
        không làm nữa; không dùng nữa; không bán nữa; không mở nữa; không chạy nữa; dẹp; miễn;
        không cần làm; không phải tìm; chưa phải lúc; chưa vội; không vội; không gấp chuyện;
        0 cần; hong cần; no longer need; never mind; nothing to do with; apart from; other than;
        not about""",
    Mark.DECLINE: """thì không; thì thôi; thì khỏi; thì không cần; thì chưa cần; not needed;
        thì bỏ; thì bỏ qua; thì để sau; thì tính sau; thì chưa vội; thì không làm; thì mình không;
        thì em không; thì tôi không; thì bên em không; thì không lo; thì khỏi lo;
        thì không phải lo; thì khoan; thì không làm; thì mình không làm; thì em không làm;
        thì tôi không làm; thì bên em không làm; thì mình không cần; thì em không cần;
        thì tôi không cần; can wait; is not needed; not necessary; not required""",
    Mark.DISLIKE: """không muốn; chẳng muốn; không thích; không muốn dùng;
        không muốn làm; đừng; don t want; do not want; không chịu""",
    Mark.HAVE: """đã có; đã có sẵn; có sẵn; sẵn có; đang dùng; đang xài; đang có; đã dùng;
        đã mua; đã đăng ký; đã trang bị; đã lắp; đã thuê; đã triển khai; đã làm; đã xong;
        hiện có; hiện dùng; hiện đang dùng; hiện tại đang dùng; không muốn đổi; không đổi;
        không muốn thay; không muốn bỏ; đã đầu tư; đã cài; đã áp dụng; đã tích hợp;
        đã số hóa; đã xây dựng; đã ký với; đã sắm; mới mua; vừa mua; mới lắp; vừa lắp; mới sắm;
        mới đầu tư; vừa triển khai; mới triển khai; được tặng; đã có người; đã thuê người;
        already have; already use; already using; already got;
        we use; we have already; currently use; currently using; have already; is already;
        already""",
    Mark.DONE: """có rồi; dùng rồi; mua rồi; làm rồi; thuê rồi; lắp rồi; đăng ký rồi; xong rồi;
        ổn rồi; đủ rồi; sẵn rồi; tạm ổn; ok rồi; đã xong; triển khai rồi; có luôn rồi;
        đã ổn; vẫn ổn; vẫn tốt; vẫn chạy tốt;
        vẫn dùng tốt; chạy ổn; chạy tốt; chạy ngon; đang ổn; đang tốt; dùng tốt; dùng ổn; tạm đủ;
        đã đủ; có đủ; có cả rồi; có hết rồi; lo rồi; lo hết rồi; đâu vào đấy; có người lo;
        có người làm; có bên lo; có bên làm; thuê ngoài rồi; đã giải quyết; tự làm được;
        tự lo được; tự làm rồi;
        tự lo; lo được rồi; có kế toán lo; có kế toán làm; is fine; is sorted;
        is covered; works fine; works well; is working well; taken care of; is done; is ok;
        is already in place; already in place; is in place""",
    Mark.WANT: """cần; cần thêm; muốn; tìm; đang tìm; đang cần; giờ; bây giờ; hiện tại cần; cho hỏi;
        thiếu; còn thiếu; chưa có; không có; chỉ; chỉ cần; mong; nhờ; giúp; làm sao; cần có;
        need; want; now need; looking for; now; only; just; would like""",
    Mark.PLAIN: "vân tay; cầm tay; tận tay; sang tay; tay nghề; khấu trừ; miễn là; miễn sao; "
    "trước giờ; xưa giờ; từ trước tới giờ",
    Mark.TURN: """no idea; not sure; don t know; do not know; nobody; no one;
        không muốn phải; không cần phải; khỏi phải; không phải lo; nhưng; nhưng mà;
        còn; mà; chứ; tuy nhiên; but; however; thay vào đó; vì; để""",
    Mark.TROUBLE: """bị; mất; thất thoát; sai; sót; quên; nhầm; phạt; hack; lỗ; lộ; trùng;
        tốn; chờ; hỏng; chậm; muộn; quỵt; lọt; lệch; tấn công; gian lận; làm lại; nhập lại;
        thiệt hại; lose; lost; hacked; mistakes""",
    Mark.METHOD: """excel; bằng tay; tay; thủ công; giấy; giấy tờ; sổ tay; sổ giấy; cuốn sổ;
        cuốn vở; vở; google sheet; sheet; word; zalo cá nhân; gmail cá nhân; trí nhớ; paper;
        by hand; spreadsheet; spreadsheets; manually; nhập liệu""",
    Mark.REPLACE: """muốn đổi; đổi sang; muốn thay; thay thế; thay bằng; chuyển sang phần mềm khác;
        không hài lòng; phần mềm khác; quá cũ; hay lỗi; đắt quá; muốn bỏ; switch to; replace""",
    Mark.ENOUGH: "thôi; là đủ; là được; là chính; là xong; nữa; đâu; lắm; trước; luôn",
}
MARKS = book_of((phrase, mark) for mark, block in _MARKS.items() for phrase in phrases(block))
_ENGLISH_NO = book_of([("no", Mark.REFUSE), ("not", Mark.REFUSE)])
KEYS = MARKS.vocabulary()
REFUSALS = frozenset({Mark.REFUSE, Mark.DECLINE, Mark.DISLIKE})
_ONLY = book_of([("chỉ", None)])
_LIMITS = book_of([("chỉ", None), ("thôi", None), ("là đủ", None)])
_NOT_YET = book_of([("thì chưa", None)])
_NO = book_of([("không", None)])
_AMBIGUOUS = frozenset({"chu", "ma", "de", "vi", "mien", "dep"})  # chữ, mã, đề, vị, miền, đẹp …
_SUBJECTS = book_of(
    (word, None)
    for word in phrases(
        """tôi; mình; em; anh; chị; bên tôi; bên mình; bên em; chúng tôi; tụi em; tụi mình; công ty;
        công ty em; công ty tôi; quán; quán em; shop; xưởng; hiện; hiện tại; thì; cũng; nhà em"""
    )
)
_DECLINED = book_of(
    (f"không {verb}", None)
    for verb in phrases(
        """bán; mua; làm; dùng; chạy; tuyển; vay; thuê; mở; quản lý; sản xuất; xuất khẩu;
        livestream; phải là; phải; đụng; ký; lập; xây; thay; học; dạy; giao; ship; nhận; gửi"""
    )
)
_SPARED = book_of([("khỏi", None)])
_NO_MORE = book_of([("nữa", None)])
_DID = book_of([("đã", None)])
_USE = book_of([("dùng", None)])
_NO_DEED = book_of(
    (word, None)
    for word in phrases(
        "đã bị; đã thử; đã lâu; đã từng; đã nhiều; đã không; đã hết; đã phải; đã mất"
    )
)
_INABILITY = book_of(
    (word, None)
    for word in phrases(
        """được; nổi; kịp; xuể; ra; hết; thấy; biết; nhớ; đủ; khỏi phải; không phải lo;
        không phải chờ; không phải ngồi; không phải nhập; không phải đi; không phải làm"""
    )
)
_NOW = book_of(
    (word, None)
    for word in phrases(
        """giờ; bây giờ; nay; còn thiếu; chỉ thiếu; thiếu; cần thêm; muốn thêm; chỉ cần; chỉ muốn;
        chỉ còn; còn"""
    )
)


def marks_in(syllables: Sequence[Syllable], *, english: bool) -> list[Hit[Mark]]:
    """Every marking phrase in text order."""
    hits = [hit for hit in MARKS.find(syllables) if not _is_chance(syllables, hit)]
    if english:
        taken = {place for hit in hits for place in range(hit.first, hit.last)}
        hits += [hit for hit in _ENGLISH_NO.find(syllables) if hit.first not in taken]
    hits += _bare_refusals(syllables, {hit.first for hit in hits})
    hits += _not_yet(syllables)
    hits += _contrasted(syllables, hits)
    return sorted(hits, key=lambda hit: hit.first)


def _is_chance(syllables: Sequence[Syllable], hit: Hit[Mark]) -> bool:
    """Whether one syllable only looks like a mark: bare "chu" is not always "chứ".

    "Trừ" inside a clause deducts ("biết trừ lương sao"); only one that opens it excepts.
    """
    if hit.last - hit.first > 1 or hit.value not in (Mark.TURN, Mark.REFUSE):
        return False
    syllable = syllables[hit.first]
    if syllable.plain == "tru":
        return bool(hit.first) and syllables[hit.first - 1].clause == syllable.clause
    return not syllable.sure and syllable.plain in _AMBIGUOUS


def _bare_refusals(syllables: Sequence[Syllable], taken: Container[int]) -> Iterator[Hit[Mark]]:
    """A plain "không" that opens a clause after "chỉ …": "chỉ mua máy, không mua mực"."""
    only = min((hit.first for hit in _ONLY.find(syllables)), default=len(syllables))
    for hit in _NO.find(syllables[only:]):
        place = only + hit.first
        opens = place and syllables[place].clause != syllables[place - 1].clause
        if opens and place not in taken:
            yield Hit(place, place + 1, Mark.REFUSE)


def _not_yet(syllables: Sequence[Syllable]) -> list[Hit[Mark]]:
    """A "thì chưa" after "… thôi" or "chỉ …" declines; after "đã có …" it tells what is lacking."""
    limit = min((hit.first for hit in _LIMITS.find(syllables)), default=len(syllables))
    hits = _NOT_YET.find(syllables)
    return [Hit(hit.first, hit.last, Mark.DECLINE) for hit in hits if hit.first > limit]


def _contrasted(syllables: Sequence[Syllable], marks: Sequence[Hit[Mark]]) -> Iterator[Hit[Mark]]:
    """What opens a clause and is set against a later wish: "không bán tour, cần …", "đã …, giờ …".

    A trouble ("không bán được hàng", "đã bị phạt") is none of it.
    """
    taken = {place for hit in marks for place in range(hit.first, hit.last)}
    for first, last in _clauses(syllables):
        opening = _opening(syllables, first, last)
        clause = syllables[first:last]
        if opening >= last or opening in taken or _is_trouble(clause, marks, (first, last)):
            continue
        if _DECLINED.at(syllables, opening) or _SPARED.at(syllables, opening):
            wanted = _has(marks, (last, len(syllables)), Mark.WANT)
            if wanted and not _INABILITY.find(clause):
                yield Hit(opening, opening + 1, Mark.REFUSE)
        elif (_is_done(syllables, opening) or _uses(clause, opening - first)) and _NOW.find(
            syllables[last:]
        ):
            yield Hit(opening, opening + 1, Mark.HAVE)


def _is_done(syllables: Sequence[Syllable], place: int) -> bool:
    """Whether "đã" tells there of something done, not of something suffered."""
    return bool(_DID.at(syllables, place)) and not _NO_DEED.at(syllables, place)


def _uses(clause: Sequence[Syllable], place: int) -> bool:
    """Whether "dùng" there names a foreign product, as in "dùng KiotViet để bán hàng"."""
    following = clause[place + 1 : place + 2]
    return bool(following and _USE.at(clause, place)) and not is_vietnamese(following[0].plain)


def _clauses(syllables: Sequence[Syllable]) -> Iterator[tuple[int, int]]:
    """First and last place (exclusive) of every clause between commas."""
    first = 0
    for place in range(1, len(syllables) + 1):
        if place == len(syllables) or syllables[place].clause != syllables[first].clause:
            yield first, place
            first = place


def _opening(syllables: Sequence[Syllable], first: int, last: int) -> int:
    """Where a clause begins after who speaks."""
    while first < last and (hit := _SUBJECTS.at(syllables, first)):
        first = hit.last
    return first


def _is_trouble(
    clause: Sequence[Syllable], marks: Sequence[Hit[Mark]], within: tuple[int, int]
) -> bool:
    """Whether a clause complains; "không chạy quảng cáo nữa, tốn tiền" gives up."""
    return _has(marks, within, Mark.TROUBLE) and not _NO_MORE.find(clause)


def _has(marks: Sequence[Hit[Mark]], within: tuple[int, int], mark: Mark) -> bool:
    """Whether a mark begins between two places."""
    return any(hit.value is mark and within[0] <= hit.first < within[1] for hit in marks)
