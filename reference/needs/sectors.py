"""Hints at the enterprise itself: what trade it is in, how many people, a household or not."""

from collections.abc import Sequence

from reference.needs.lexicon import phrases
from reference.needs.phrasebook import Hit
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of

# VSIC 2025 section letters (Decision 36/2025/QĐ-TTg); from J on they differ from those of 2018.
_TRADES = {
    "A": """nông trại; trang trại; trại gà; trại heo; trại lợn; trại bò; trại tôm; trại cá;
        ao tôm; ao cá; nuôi tôm; nuôi cá; nuôi heo; nuôi lợn; nuôi gà; nuôi bò;
        nuôi trồng thủy sản; trồng trọt; trồng rau; trồng lúa; trồng hoa; nhà vườn; vườn cây;
        vườn sầu riêng; vườn cà phê; vườn tiêu; nông dân; hợp tác xã nông nghiệp;
        htx nông nghiệp; nông hộ; nhà màng; chăn nuôi; lâm nghiệp; trồng rừng; đánh bắt; tàu cá;
        farm; shrimp farm; fish farm; cooperative; livestock; nuôi ong; trại nấm""",
    "B": "khai thác đá; mỏ đá; khai thác cát; mỏ cát; khai khoáng; quarry; mining",
    "C": """xưởng may; xưởng gỗ; xưởng mộc; xưởng cơ khí; xưởng sản xuất; xưởng bánh; xưởng in;
        xưởng đúc; nhà máy; nhà xưởng; công ty sản xuất; cơ sở sản xuất; sản xuất; gia công;
        may mặc; dệt may; da giày; chế biến; chế biến thực phẩm; chế biến thủy sản;
        đóng gói thực phẩm; lò bánh mì; xưởng; cơ khí; làm bánh; rang xay cà phê; nhựa; bao bì;
        in ấn; mộc mỹ nghệ; đồ gỗ mỹ nghệ; gốm sứ; làng nghề; nước mắm; factory; workshop;
        manufacturer; manufacturing; garment; food processing""",
    "E": "xử lý rác; thu gom rác; tái chế; phế liệu; môi trường đô thị; waste; recycling",
    "F": """xây dựng; công ty xây dựng; nhà thầu; thi công; thầu xây dựng; công trình;
        nội thất công trình; cầu đường; điện nước công trình; lắp đặt điện; construction;
        contractor; builder""",
    "G": """tạp hóa; tiệm tạp hóa; cửa hàng; cửa tiệm; shop; shop quần áo; shop thời trang;
        siêu thị mini; siêu thị; đại lý; nhà phân phối; bán lẻ; bán sỉ; bán buôn;
        vật liệu xây dựng; cửa hàng vật liệu xây dựng; nhà thuốc; hiệu thuốc; quầy thuốc;
        tiệm thuốc; cửa hàng điện thoại; tiệm điện thoại; shop mỹ phẩm; cửa hàng điện máy;
        phụ tùng; tiệm vàng; nhà sách; cửa hàng hoa; shop hoa; mẹ và bé; cây xăng; tiểu thương;
        sạp; sạp chợ; ngoài chợ; văn phòng phẩm; cửa hàng nội thất; công ty thương mại;
        cửa hàng thú cưng; bán quần áo; bán hàng online; bán hàng shopee; retail; shop owner;
        grocery; wholesale; trading company; pharmacy; store; distributor""",
    "H": """vận tải; công ty vận tải; nhà xe; xe tải; đội xe; xe container; logistics; giao nhận;
        kho bãi; chuyển phát; taxi; xe khách; xe đầu kéo; chành xe; trucking; transport company;
        freight; warehouse""",
    "I": """quán cà phê; quán cafe; quán ăn; quán nhậu; quán phở; quán bún; quán cơm; quán lẩu;
        quán chè; mở quán; chủ quán; quán tôi; quán em; quán mình; quán chị; quán anh; quán nhà;
        quán nhỏ; quán nước; quán bia; quán ốc; quán vỉa hè; tiệm bánh; tiệm cà phê; nhà hàng;
        trà sữa; quán trà sữa; ăn uống; đồ uống; bếp ăn; khách sạn; homestay; nhà nghỉ; resort;
        farmstay; villa; hostel; khu nghỉ dưỡng; tiệm trà sữa; bar; pub; quán bar; căng tin;
        tiệc cưới; restaurant; cafe; coffee shop; hotel; guesthouse; bakery; eatery""",
    "J": """nhà xuất bản; báo chí; sản xuất phim; quay phim; làm phim; studio phim; publisher;
        film studio""",
    "K": """công ty phần mềm; công ty công nghệ; lập trình; viễn thông; làm phần mềm;
        công ty tin học; it company; software company""",
    "L": """cầm đồ; tiệm cầm đồ; công ty tài chính; đại lý bảo hiểm; pawnshop;
        finance company""",
    "M": """bất động sản; sàn bất động sản; môi giới nhà đất; nhà trọ; dãy trọ; phòng trọ;
        khu trọ; chủ trọ; chung cư mini; căn hộ cho thuê; căn hộ dịch vụ; real estate; landlord;
        boarding house""",
    "N": """dịch vụ kế toán; công ty kế toán; văn phòng luật; luật sư; tư vấn luật; kiến trúc;
        thiết kế nội thất; công ty thiết kế; agency; công ty quảng cáo; studio ảnh; tiệm ảnh;
        chụp ảnh cưới; thú y; phòng khám thú y; law firm; accounting firm; design studio;
        architects; photo studio""",
    "O": """công ty du lịch; lữ hành; điều hành tour; bán tour; cho thuê xe; thuê xe máy;
        cho thuê thiết bị; công ty bảo vệ; vệ sinh công nghiệp; cung ứng lao động;
        tổ chức sự kiện; cho thuê áo cưới; travel agency; tour operator; security company;
        cleaning company; event company; car rental""",
    "Q": """trung tâm tiếng anh; trung tâm ngoại ngữ; trung tâm anh ngữ; trường mầm non; mầm non;
        nhà trẻ; nhóm trẻ; trường tư thục; trung tâm dạy; lớp học thêm; dạy thêm;
        trung tâm đào tạo; trung tâm gia sư; dạy lái xe; trung tâm kỹ năng; trường học; gia sư;
        kindergarten; language centre; training centre; school""",
    "R": """phòng khám; nha khoa; phòng mạch; bệnh viện; phòng khám nha khoa; phòng răng; đông y;
        vật lý trị liệu; xét nghiệm; clinic; dental clinic; hospital; viện dưỡng lão""",
    "S": """phòng gym; gym; yoga; sân bóng; sân cầu lông; sân tennis; khu vui chơi; karaoke;
        bida; quán net; rạp phim; câu lạc bộ; sports club; badminton courts; playground""",
    "T": """spa; salon; tiệm tóc; tiệm nail; tiệm làm tóc; cắt tóc; thẩm mỹ viện; massage;
        gội đầu; tiệm giặt; giặt ủi; giặt là; sửa xe; tiệm sửa xe; gara; gara ô tô; garage;
        sửa điện thoại; sửa điện lạnh; rửa xe; sửa máy lạnh; dịch vụ cưới; hair salon;
        beauty salon; laundry; repair shop; nail salon""",
}
TRADES = book_of((word, letter) for letter, block in _TRADES.items() for word in phrases(block))
HOUSEHOLD = book_of(
    (word, None)
    for word in phrases(
        """hộ kinh doanh; hộ cá thể; hộ gia đình; tiểu thương; household business; family business;
        sole trader"""
    )
)
# People, places and things that set the scene; what is asked for stands beside them.
SETTINGS = book_of(
    (word, None)
    for word in phrases(
        """học viên; học sinh; học trò; giáo viên; thầy cô; phụ huynh; sinh viên; tuyển sinh;
        bệnh nhân; bác sĩ; y tá; dược sĩ; nông dân; bà con; xã viên; nông hộ; hợp tác xã; lúa;
        gạo; trái cây; rau; tôm; cá; heo; gà; bò; cây; vườn; ao; thuốc; thang máy; máy lọc nước;
        máy lạnh; điều hòa; camera; xe nâng; máy cnc; máy ép; máy may; tòa nhà; chung cư; căn hộ;
        công trường; công trình; căn nhà; xưởng; kho; quầy; bếp; bàn; phòng; lớp; xe; xe máy;
        ô tô; tàu; cộng tác viên; tài xế; lái xe; công nhân; thợ; thợ may; kỹ thuật viên;
        nhân viên mới; nhân viên cũ; hội viên; khách thuê; khách tây; khách du lịch; môi giới;
        chủ đầu tư; thầu phụ; nhà thầu; cả nước; khắp cả nước; toàn quốc; các tỉnh; ở tỉnh;
        nước ngoài; mạng xã hội; facebook; zalo; tiktok; shopee; lazada; website; fanpage; app;
        điện thoại; trên điện thoại; qua điện thoại; bằng điện thoại; máy tính; trên máy tính;
        students; teachers; patients; farmers; drivers; technicians; guests; tenants; facebook;
        zalo"""
    )
)
_PEOPLE = book_of(
    (word, None)
    for word in phrases(
        """nhân viên; người; lao động; công nhân; nhân sự; thợ; nhân công; anh em; chị em; bạn;
        tài xế; giáo viên; employees; staff; people; workers; drivers"""
    )
)
# People counted in these words are not the enterprise's own, or not yet.
_NOT_OURS = book_of(
    (word, None)
    for word in phrases(
        """tuyển; thiếu; thêm; khách; đặt bàn; bàn; tiệc; nợ; học viên; học sinh; hire; hiring;
        recruit; need; guests; customers; table"""
    )
)
_MOST_PEOPLE = 100_000
_LOOK_BACK = 3


def trade_of(syllables: Sequence[Syllable]) -> Hit[str] | None:
    """The trade named in the most words, the earlier of equals; None if none is."""
    hits = TRADES.find(syllables)
    return max(hits, key=lambda hit: (hit.last - hit.first, -hit.first), default=None)


def employees_of(syllables: Sequence[Syllable]) -> Hit[int] | None:
    """A count of the enterprise's own people ("20 nhân viên"), the first stated."""
    others = _NOT_OURS.find(syllables)
    for place, syllable in enumerate(syllables[:-1]):
        count = _count(syllable.plain)
        people = _PEOPLE.at(syllables, place + 1) if count else None
        if people is None or syllables[place + 1].clause != syllable.clause:
            continue
        if not any(place - _LOOK_BACK <= hit.first < people.last + 2 for hit in others):
            return Hit(place, people.last, count)
    return None


def _count(plain: str) -> int:
    """A plain whole number of people, else 0; other scripts' digits are no numbers here."""
    if plain.isascii() and plain.isdigit() and len(plain) < 7 and int(plain) <= _MOST_PEOPLE:
        return int(plain)
    return 0
