"""What the solution must be like (taxonomy.yaml, `conditions_en`), read out of the same words."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from reference.needs.lexicon import phrases
from reference.needs.model import Conditions, Span
from reference.needs.money import ceiling_of
from reference.needs.phrasebook import Hit
from reference.needs.sectors import HOUSEHOLD, employees_of, trade_of
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of

_PHRASES: dict[tuple[str, Any], str] = {
    ("deployment", "on-premises"): """máy chủ riêng; server riêng; máy chủ của công ty;
        máy chủ nội bộ; server nội bộ; server công ty; cài trên máy; cài trên máy tính;
        cài tại công ty; cài đặt tại công ty; cài tại chỗ; cài ở công ty; cài trên máy chủ;
        máy chủ đặt tại công ty; đặt tại công ty; đặt máy chủ tại công ty; để ở công ty;
        lưu tại công ty; lưu ở công ty; lưu dữ liệu tại công ty; dữ liệu để ở công ty;
        dữ liệu nằm ở công ty; giữ dữ liệu tại công ty; tự lưu dữ liệu; tự giữ dữ liệu;
        không dùng cloud; không dùng đám mây; không lên đám mây; không đưa lên đám mây;
        không lên cloud; không đưa lên cloud; không đưa dữ liệu lên mạng; không lưu trên mạng;
        không lưu trên cloud; không muốn lên cloud; không muốn đưa lên đám mây;
        không muốn đưa dữ liệu lên mạng; không muốn lưu trên mạng; không thích cloud;
        không đưa dữ liệu ra ngoài; không để dữ liệu trên mạng; không muốn để dữ liệu trên mạng;
        on premise; on premises; on prem; own server; our own server; self hosted; no cloud;
        not cloud; not in the cloud; without cloud""",
    ("deployment", "cloud"): """bản cloud; bản đám mây; chạy trên nền web; chạy trên web;
    chạy trên trình duyệt; không cần cài đặt; khỏi cài đặt; không phải cài đặt; cloud based""",
    ("offline", True): """mất mạng vẫn bán; mất mạng vẫn bán được; mất mạng vẫn dùng được;
        mất mạng vẫn chạy; mất mạng vẫn dùng; không cần mạng; không cần internet;
        không cần wifi; không có mạng; không có internet; không có wifi; chạy offline;
        dùng offline; bán offline khi mất mạng; offline được; chạy được offline; khi mất mạng;
        lúc mất mạng; rớt mạng; mạng yếu; sóng yếu; mạng chập chờn; mạng chậm; mất internet;
        cúp mạng; vùng không có sóng; không có sóng; works offline; work offline; offline mode;
        without internet; no internet; bad internet; poor connection; dùng được offline;
        mất mạng""",
    ("phone_only", True): """chỉ dùng điện thoại; chỉ có điện thoại; chỉ xài điện thoại;
    chỉ dùng trên điện thoại; chỉ làm trên điện thoại; toàn dùng điện thoại; chỉ cần điện thoại;
    không có máy tính; không dùng máy tính; chưa có máy tính; không biết dùng máy tính;
    không cần máy tính; làm hết trên điện thoại; làm trên điện thoại; dùng trên điện thoại;
    dùng được trên điện thoại; dùng bằng điện thoại; trên điện thoại thôi; chỉ smartphone;
    phone only; only on phone; only a phone; only phone; on my phone only; no computer;
    without a computer; only have a phone; only use my phone""",
    ("easy", True): """dễ dùng; dễ làm; dễ hiểu; dễ thao tác; đơn giản; càng đơn giản càng tốt;
        ít thao tác; gọn nhẹ; cho người lớn tuổi; người lớn tuổi; lớn tuổi; người già; già rồi;
        có tuổi; không rành công nghệ; không rành máy tính; không rành; mù công nghệ;
        không biết công nghệ; không giỏi công nghệ; dốt công nghệ; mù tin học; mắt kém;
        chữ to; dễ nhất; dễ học; easy to use; easy; simple; user friendly; for older people;
        not good with technology; older staff; không thạo công nghệ; không thạo máy tính;
        bấm vài cái""",
    ("import_excel", True): """nhập từ excel; nhập dữ liệu từ excel; nhập file excel;
        nhập excel; import excel; import từ excel; import file excel; chuyển từ excel;
        chuyển dữ liệu từ excel; chuyển từ excel sang; chuyển excel sang; đưa file excel vào;
        đưa excel lên; đưa file excel lên; đưa dữ liệu excel vào; lấy từ excel;
        lấy dữ liệu từ excel; lấy dữ liệu excel; tải excel lên; nạp excel; nạp từ excel;
        nạp file excel; dữ liệu excel cũ; file excel cũ; có sẵn file excel; import from excel;
        from excel; excel import; import our spreadsheet; import spreadsheets; đổ excel vào;
        đẩy excel lên""",
    ("keep_existing", True): """giữ phần mềm cũ; giữ phần mềm đang dùng; vẫn dùng phần mềm cũ;
    giữ hệ thống cũ; không muốn đổi phần mềm; không đổi phần mềm; không bỏ phần mềm cũ;
    không thay phần mềm; kết nối với phần mềm đang dùng; nối với phần mềm đang dùng;
    kết nối phần mềm đang dùng; kết nối với phần mềm cũ; kết nối với hệ thống cũ;
    kết nối với hệ thống đang dùng; tích hợp với phần mềm đang dùng; kết nối được với phần mềm;
    tích hợp với hệ thống đang dùng; tích hợp với phần mềm cũ; liên kết với phần mềm đang dùng;
    đồng bộ với phần mềm đang dùng; đồng bộ với hệ thống cũ; tận dụng phần mềm cũ;
    tương thích với phần mềm cũ; keep our current; keep what we have; keep our existing;
    connects to our; connect to our existing; works with our; integrate with our;
    work with our existing""",
}
_BOOK = book_of((phrase, said) for said, block in _PHRASES.items() for phrase in phrases(block))
_TONGUES = book_of(
    (phrase, code)
    for code, block in {
        "en": "tiếng anh; english interface; in english; english version; english language",
        "vi": "tiếng việt; vietnamese interface; in vietnamese",
        "zh": "tiếng trung; tiếng hoa; in chinese; chinese interface",
        "ja": "tiếng nhật; in japanese; japanese interface",
        "ko": "tiếng hàn; in korean; korean interface",
    }.items()
    for phrase in phrases(block)
)
_BILINGUAL = book_of([("song ngữ anh việt", ("en", "vi")), ("song ngữ việt anh", ("en", "vi"))])
# A language is a condition only of the software's own face; schools teach it and guests speak it.
_INTERFACE = book_of(
    (word, None)
    for word in phrases(
        """giao diện; hỗ trợ; bản; phiên bản; bằng; ngôn ngữ; song ngữ; menu; có; in; interface;
        version; language; dùng được"""
    )
)
_TAUGHT = book_of(
    (word, None)
    for word in phrases(
        """trung tâm; dạy; học; lớp; khóa; giáo viên; gia sư; thi; phiên dịch; dịch; website; web;
        trang; hợp đồng; khách"""
    )
)
_ONLINE = book_of([("online", None)])
_LOOK_BACK = 4
KEYS = frozenset().union(
    *(book.vocabulary() for book in (_BOOK, _TONGUES, _BILINGUAL, _INTERFACE, _TAUGHT, HOUSEHOLD))
)
# Words that state these conditions may also be the need itself ("không rành công nghệ").
_SOFT = frozenset({"easy", "phone_only", "import_excel", "keep_existing", "offline"})
_SILENT = frozenset({"deployment", "languages", "max_monthly_vnd"})


class Heard(NamedTuple):
    """The conditions of a text.

    silent, soft: places that speak for no need, or for none if the text has another; fixed: places
    whose negators refuse nothing.
    """

    conditions: Conditions
    silent: frozenset[int]
    soft: frozenset[int]
    fixed: frozenset[int]


def hear(text: str, syllables: Sequence[Syllable], connected: Hit[None] | None) -> Heard:
    """The conditions and hints in a text with their spans; of contradicting ones the first.

    connected: words that ask for a link to a product in use, if there are any.
    """
    hits = list(_hits(syllables, connected))
    said: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    for name, value, hit in hits:
        if name not in said:
            said[name] = value
            spans[name] = _span(text, syllables[hit.first].start, syllables[hit.last - 1].end)
    silent = _places(hits, _SILENT)
    if ceiling := ceiling_of(text):
        said["max_monthly_vnd"] = ceiling.monthly_vnd
        spans["max_monthly_vnd"] = _span(text, ceiling.start, ceiling.end)
        silent |= {
            place
            for place, syllable in enumerate(syllables)
            if ceiling.start <= syllable.start < ceiling.end
        }
    soft = _places(hits, _SOFT)
    return Heard(Conditions(**said, spans=spans), silent, soft, silent | soft)


def _hits(
    syllables: Sequence[Syllable], connected: Hit[None] | None
) -> Iterator[tuple[str, Any, Hit[Any]]]:
    """Every statement of a condition: field, value, place; those that count first come first."""
    for hit in _BOOK.find(syllables):
        if not _is_shop_talk(syllables, hit):
            yield (*hit.value, hit)
    for tongues, hit in _languages(syllables):
        yield "languages", tongues, hit
    for name, found in (("sector", trade_of(syllables)), ("employees", employees_of(syllables))):
        if found:
            yield name, found.value, found
    for household in HOUSEHOLD.find(syllables):
        yield "household", True, household
    if connected:
        yield "keep_existing", True, connected


def _places(hits: Iterable[tuple[str, Any, Hit[Any]]], names: Container[str]) -> frozenset[int]:
    return frozenset(
        place for name, _, hit in hits if name in names for place in range(hit.first, hit.last)
    )


def _languages(syllables: Sequence[Syllable]) -> list[tuple[tuple[str, ...], Hit[Any]]]:
    """The interface languages asked for, all of them under the first hit."""
    for both in _BILINGUAL.find(syllables):
        return [(both.value, both)]
    hits: list[Hit[str]] = []
    for hit in _TONGUES.find(syllables):
        follows = bool(hits) and hit.first - hits[-1].last <= 1
        if follows or _is_interface(syllables, hit):
            hits.append(hit)
    tongues = tuple(dict.fromkeys(hit.value for hit in hits))
    return [(tongues, hit) for hit in hits]


def _is_interface(syllables: Sequence[Syllable], hit: Hit[str]) -> bool:
    """Whether a language is asked for as the software's face; a school teaches it."""
    before = syllables[max(0, hit.first - _LOOK_BACK) : hit.first]
    inside = syllables[hit.first : hit.last]
    if _TAUGHT.find(before):
        return False
    return bool(_INTERFACE.find(before) or _INTERFACE.find(inside))


def _is_shop_talk(syllables: Sequence[Syllable], hit: Hit[tuple[str, Any]]) -> bool:
    """Whether "offline" only contrasts with selling online."""
    near = syllables[max(0, hit.first - _LOOK_BACK) : hit.last + 2]
    return hit.value[0] == "offline" and hit.last - hit.first < 3 and bool(_ONLINE.find(near))


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])
