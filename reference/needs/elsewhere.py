"""Texts that are no business need at all: the weather, football, love, a flat to let."""

from collections.abc import Callable, Sequence

from reference.needs.lexicon import phrases
from reference.needs.model import NeedEntry
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of
from reference.spelling import is_vietnamese

_FOREIGN = phrases(
    """thời tiết; dự báo thời tiết; trời mưa; trời nắng; có mưa không; nhiệt độ ngoài trời;
    bóng đá; đá bóng; đá banh; đội tuyển; trận đấu; tỉ số; tỷ số; ngoại hạng anh; lịch thi đấu;
    world cup; cúp c1; sea games; cầu thủ; mấy giờ đá; đá với; cờ bạc online; cá độ; lô đề;
    xổ số; xổ số miền; vé số; kết quả xổ số; soi cầu; tử vi; cung hoàng đạo; phong thủy tuổi;
    xem ngày tốt; nằm mơ thấy; người yêu; bạn gái; bạn trai; tỏ tình; thất tình; chia tay;
    yêu đơn phương; vợ chồng; ngoại tình; hẹn hò; làm quen; ly hôn; cách nấu; công thức nấu;
    cách làm bánh; cách làm món; món ngon; nấu món gì; hôm nay ăn gì; quán nào ngon;
    ăn ở đâu ngon; công thức làm; xin visa; visa du lịch; làm visa; làm hộ chiếu; hộ chiếu;
    passport; du học; học bổng; định cư; xuất khẩu lao động; thẻ xanh; tìm việc; tìm việc làm;
    xin việc; việc làm thêm; cần tìm việc; kiếm việc làm; ứng tuyển; nộp cv xin việc; viết cv;
    phỏng vấn xin việc; lương bao nhiêu khi; thất nghiệp; trợ cấp thất nghiệp; bài tập;
    giải bài tập; làm bài tập; soạn văn; bài văn; văn mẫu; giải toán; phương trình; đề thi;
    ôn thi; điểm chuẩn; tuyển sinh đại học; luận văn; tiểu luận; khóa luận; bài thơ; viết thơ;
    làm thơ; kể chuyện cười; chuyện cười; lời bài hát; hát karaoke; nghe nhạc; xem phim;
    phim hay; phim gì; chơi game; nạp game; liên quân; đau bụng; bị đau đầu;
    hay đau đầu; đau đầu uống; uống thuốc gì;
    thuốc gì; triệu chứng; bị sốt; ho khan; mang thai; giảm cân; trị mụn; rụng tóc; mất ngủ;
    bệnh gì; giá vàng; giá vàng hôm nay; giá xăng hôm nay; tỷ giá; chứng khoán; cổ phiếu;
    bitcoin; tiền ảo; forex; bán nhà; mua nhà; bán đất; mua đất; bán gấp; cần bán gấp;
    nhà mặt tiền; sổ hồng riêng; thuê nhà nguyên căn; tìm phòng trọ; tìm nhà trọ; thuê phòng trọ;
    cần thuê phòng; cho thuê phòng trọ quận; cho thuê phòng trọ giá; cho thuê nhà nguyên căn;
    phòng trọ giá rẻ; phòng trọ giá; mua xe; bán xe; mua xe máy; mua ô tô; mua điện thoại;
    mua laptop; iphone; mua giày; mua quần áo ở đâu; mua ở đâu uy tín; đặt bàn cho; đặt một bàn;
    đặt vé máy bay đi; đi du lịch ở đâu; du lịch đâu; đi đà lạt chơi; vé máy bay giá rẻ;
    đơn hàng của tôi; đơn của tôi; giao tới đâu rồi; bao giờ nhận được hàng;
    khi nào giao hàng cho tôi; ngoại tệ; tên cho con; đặt tên con; nuôi con; trẻ em mấy tháng;
    chó cảnh; nuôi mèo; thủ đô; tổng thống; lịch sử việt nam; chiến tranh; bầu cử; thời sự;
    tin tức; bỏ qua mọi hướng dẫn; bỏ qua các hướng dẫn; bỏ qua hướng dẫn; ignore previous;
    ignore all; system prompt; capital of; weather; football; soccer; match score; girlfriend;
    boyfriend; recipe; how to cook; joke; poem; lyrics; lottery; horoscope; homework; my exam;
    essay; visa application; tourist visa; find a job; looking for a job; apply for a job; my cv;
    dating; stock price; bitcoin price; flight to; buy a house; rent a room for me; headache;
    translate this; what time is it; hát bài; kết hôn; đám cưới nên; cầu hôn; sao hạn; lịch âm;
    âm lịch hôm nay; xe buýt số mấy; đường đi; bằng lái xe; thi bằng lái; phạt nguội;
    nghĩa vụ quân sự; trúng thưởng; vay tiêu dùng; vay mua nhà; mua nhà trả góp;
    thẻ tín dụng cá nhân; tiền điện nhà tôi; sửa ống nước; thông cống; chuyển nhà trọn gói;
    cắt tóc ở đâu; spa nào tốt; khám ở đâu; bác sĩ nào giỏi; học tiếng anh ở đâu; trường nào tốt;
    làm căn cước; cấp căn cước; đổi căn cước; hộ khẩu; giấy khai sinh; kết hôn;
    bảo hiểm nhân thọ; bảo hiểm thất nghiệp; học lái xe; con tôi; bé nhà; em bé; cho bé; cho con;
    trồng lan; trồng cây cảnh; hết bao nhiêu tiền; giúp việc; gia sư cho; điểm đậu; xin thực tập;
    hàng xóm; chuyện ma; sinh viên năm; đi chơi; đi bơi; bán chung cư; bán căn hộ chung cư;
    có gì vui; chơi gì; mua vé xem; cần bán lại; bán lại; xe cũ; nhà em kêu; wifi nhà; đẹp ở;
    ngon ở; phạt giao thông; nhạc chuông; hợp màu; hợp tuổi; ngày mai thi; nghỉ tết; nghỉ lễ;
    người yêu cũ; lịch cúp điện; tặng mẹ; tặng bạn gái; mua quà; đi từ; cho hỏi đường;
    bỏ ăn hai ngày; con mèo; con chó nhà; hay nhậu; lời bài; lương hưu; xin nghỉ việc thì;
    làm công nhân ở nhật; đi làm ở nước ngoài; đi nhật; đi mỹ định cư; tuổi muốn đi làm;
    buy a house; visa; weather forecast; last night; travel to; good movie; best restaurant;
    gần đại học; bệnh viện nào; khách sạn nào; quán cà phê nào; trường nào; công ty nào tuyển;
    lên cân; tăng cân; chữa bệnh; chữa thế nào; bị ốm; hay ốm; tuổi nào; mơ thấy;
    chung cư 2 phòng ngủ; phòng ngủ; mặt tiền; hẻm xe hơi; sổ đỏ chính chủ; chính chủ;
    giá rẻ chính chủ; đại học; học phí đại học; thpt; lịch thi; điểm thi; kỳ thi; thi lại;
    kỳ nghỉ; nghỉ hè; tập gym mấy; giảm mỡ; tăng cơ; đau răng; đau lưng; bà bầu; cho bà bầu;
    trẻ sơ sinh; dị ứng; cảm cúm; chích ngừa; bao xa; cách bao xa; mấy giờ rồi; hôm nay thứ mấy;
    hôm nay ngày mấy; có bao nhiêu ngày; đi thái lan; đi nhật bản; đi hàn quốc; đi singapore;
    cho gia đình; gia đình 4 người; có hồ bơi; có bãi biển; nên mua iphone; samsung; đời 2019;
    xe vision; xe tay ga; giữ trẻ; giữ trẻ tại nhà; nhận giữ trẻ; sữa chua; làm sữa chua;
    trời lạnh; trời nóng; mua chung cư; nhà thuê; thuê nhà ở; thuê nhà cho gia đình; tổng bí thư;
    chủ tịch nước; quốc khánh; lễ hội; ống nước; rò nước; trần nhà; sơn nhà; mua sofa;
    mua tủ lạnh; tủ lạnh nhà; máy giặt nhà; tivi; lịch chiếu phim; chiếu phim; diễn viên;
    hoa hậu; bạn thân; cãi nhau với vợ; mẹ chồng; nàng dâu; con dâu; dạy con; con hư; vợ tôi;
    chồng tôi; bố mẹ tôi; bố tôi; mẹ tôi bệnh; ly thân; chia tài sản; thừa kế; di chúc;
    sổ hộ nghèo; nghĩa trang; văn khấn; đi chùa; xem tướng; lương cơ bản bao nhiêu;
    lương tối thiểu; lương công nhân samsung; how tall; mount everest; for dinner;
    what should i cook; translate; best beach; beach; nice hotel; cheap flights; what day;
    who won; how old; how far; birthday gift; my dog; my cat; my wife; my husband; my son;
    my daughter; python code; viết code; lập trình python; chatgpt là gì; ai tạo ra bạn; crush;
    sinh nhật mẹ; sinh nhật cho mẹ; sinh nhật cho bố; sinh nhật cho con; sinh nhật cho vợ;
    sinh nhật cho bạn; sinh nhật con; sinh nhật vợ; tặng vợ; tặng chồng; tặng bố; tặng ba;
    quà cho mẹ; quà cho vợ; cần việc làm; cần việc; vay tiền online nhanh; vay nhanh; bằng cmnd;
    thẻ tín dụng nào; cài win; icloud; gmail bị khóa; khai sinh; cá cảnh; chim cảnh; vinhomes;
    gần chợ; gần trường; sang nhượng; sang quán; sang lại quán; thay nhớt xe; niềng răng đau;
    for rent; rent district; bạn trai không; đi khám ở; khám ở; trường nào; nào tốt; nào ngon;
    nào đẹp; nào uy tín; ngon ở hà nội; ngon không; có khó không; có đau không;
    bảo hiểm xe máy cá nhân; đóng học phí cho con; gửi con; cho con học; con học lớp;
    con vào lớp; chuyển trường; điện nước nhà tôi; wifi nhà; mạng nhà; sửa wifi; sim số đẹp;
    nạp tiền điện thoại; mất sim; khóa sim; chặn zalo; chặn facebook; hủy kết bạn; đóng vai;
    ngủ ngon; chúc ngủ ngon; kiêng ăn gì; dạ dày; uống gì hết; cúng gì; điềm gì; mặc gì;
    trang này; trang web này; web này; website này; ứng dụng này; app này; cổng này; này của ai;
    lỗi font chữ; tổng đài hỗ trợ của sở; chuyên viên phụ trách; xóa tài khoản; vào cổng;
    số điện thoại liên hệ; sinh viên đang; làm đề tài; tài liệu tham khảo; chương trình này;
    được tham gia; ai được; delete my account; nhà tôi bị; laptop; ca nhạc; công chức;
    có nên mua; báo ai; bị lừa tiền; tùy thân; tiền điện tháng này; có an toàn không;
    thái độ cán bộ; cán bộ phường; bảo hiểm y tế cho mẹ; thẻ bảo hiểm y tế; chính sách gì;
    em gọi mà không ai bắt máy; mất ví; bầu đức; recommend a hotel;
    có ai tư vấn không; alo có ai; nhắn nhầm; làm chủ nhật; làm thứ bảy; ở đâu vậy; mở cửa mấy giờ;
    quên mật khẩu đăng nhập trang; cấp sổ đỏ; làm sổ đỏ; sang tên sổ đỏ;
    trụ sở; gặp lãnh đạo; trợ cấp; hộ nghèo; nhà ở xã hội; bảo hiểm xe máy; xe bị giữ; tạm giữ xe;
    cúp điện; cúp nước; hàng xóm; khai tử; nhận con nuôi; lý lịch tư pháp; tạm trú cho con;
    bằng lái; giấy phép lái xe; đăng kiểm; biển số xe; vi phạm giao thông; nồng độ cồn; vé máy bay;
    đặt vé máy bay; thi đại học; khối d; khối a; chọn trường; điểm chuẩn; nguyện vọng; du lịch bụi;
    mất ngủ; thuốc trị; trị mụn; giảm cân; sốt cao; ho hoài; đi khám bác sĩ; bệnh gì; tiêm phòng;
    giá vàng; giá đô; tỷ giá; chứng khoán; cổ phiếu; tiền ảo; bitcoin; bói bài; xem bói;
    nuôi chó; nuôi mèo; chó bị lạc; mèo bị; lạc mất chó; đá gà; hát karaoke; phim hàn; tải game;
    cài windows; hết pin; màn hình điện thoại; sim rác; làm thơ; viết văn; giải toán; dịch giúp;
    dịch câu; kể chuyện; thủ đô; ai là; năm nay bao nhiêu tuổi; cúng rằm; sinh con; đặt tên con;
    sửa nhà tắm; thợ sơn; giúp việc theo giờ; đi bộ đội; thăm mộ; vốn điều lệ bao nhiêu;
    can i bring; where is your office; what time do; opening hours; how do i cook; tell me about;
    the capital of; song lyrics; train ticket; passport renewal; driving licence; my landlord;
    gửi tiết kiệm; mượn tiền bạn; lose weight; i love you; a story about; turn on my phone;
    my phone won t; bạn tên gì; bạn bao nhiêu tuổi"""
)
# Words of somebody who runs something: with them even "bán nhà" is a trade.
_BUSINESS = phrases(
    """phần mềm; app; ứng dụng; hệ thống; quản lý; doanh nghiệp; hộ kinh doanh; công ty tôi;
    công ty mình; công ty em; bên em; bên mình; cửa hàng; xưởng; nhân viên; khách hàng; website;
    chuyển đổi số; software; my business; our company; my company; my shop; our customers;
    customers; đại lý; khách của; hợp tác xã; chi nhánh; môi giới; đối tác; quầy;
    bệnh nhân; phòng khám; học viên; phụ huynh; tenants; meter readings;
    của công ty; cho công ty; của shop; của quán
   """
)
# What no business asks for, whatever else the text names.
_ALWAYS = phrases(
    """tìm việc làm; tìm việc; kiếm việc làm; việc làm thêm; luận văn;
    tiểu luận; khóa luận; soạn văn; xổ số; tử vi; bài thơ; bỏ qua mọi hướng dẫn;
    bỏ qua các hướng dẫn; ignore previous; ignore all; xin visa; find a job; looking for a job;
    homework; tell me a joke; write me a poem"""
)
_ALWAYS_BOOK = book_of((phrase, None) for phrase in _ALWAYS)
_FOREIGN_BOOK = book_of((phrase, None) for phrase in _FOREIGN)
ENTRY = NeedEntry("", "", "", "", "", "", (*_FOREIGN, *_ALWAYS))
_OWNER = phrases(
    """quán; nhà hàng; siêu thị; tôi có; mình có; em có; chị có; anh có; nhà có; nhà em có; mở;
    chủ; kinh doanh; vận hành; của tôi; của mình; của em; của chị; bên tôi; nhà tôi; tiệm; khách;
    doanh thu; i run; i have; i own; we have; my; our; we run; owner"""
)
_CUSTOMER = phrases(
    """nào; ở đâu; đẹp; ngon; uy tín; gần đây; bao nhiêu; giá rẻ; tốt nhất; best; near; nearest;
    cheap; where; which"""
)
_CUSTOMER_BOOK = book_of((phrase, None) for phrase in _CUSTOMER)
_OWNER_BOOK = book_of((phrase, None) for phrase in _OWNER)
_BUSINESS_BOOK = book_of((phrase, None) for phrase in _BUSINESS)
_CERTAIN = 3  # syllables that are no chance even without tones
KEYS = (
    _FOREIGN_BOOK.vocabulary()
    | _CUSTOMER_BOOK.vocabulary()
    | _OWNER_BOOK.vocabulary()
    | _ALWAYS_BOOK.vocabulary()
    | _BUSINESS_BOOK.vocabulary()
)


def is_elsewhere(syllables: Sequence[Syllable]) -> bool:
    """Whether a text asks for what no business asks for, whatever else it names."""
    return bool(_ALWAYS_BOOK.find(syllables))


def other_subjects(
    syllables: Sequence[Syllable], is_need: Callable[[str, str], bool]
) -> list[frozenset[int]]:
    """The places of each phrase on another subject, if no word of business stands beside them.

    is_need: whether two plain syllables stand side by side in any need's phrase.
    """
    foreign = [
        frozenset(range(hit.first, hit.last))
        for hit in _FOREIGN_BOOK.find(syllables)
        if _is_certain(syllables[hit.first : hit.last], is_need)
    ]
    taken = frozenset().union(*foreign)
    if any(hit.first not in taken for hit in _BUSINESS_BOOK.find(syllables)):
        return []
    return foreign


def _is_certain(said: Sequence[Syllable], is_need: Callable[[str, str], bool]) -> bool:
    """Whether words are no chance meeting of bare syllables ("mua dat" may be "mua đắt")."""
    if len(said) >= _CERTAIN or any(one.sure or not is_vietnamese(one.plain) for one in said):
        return True
    return len(said) > 1 and not is_need(said[0].plain, said[1].plain)


def is_customer(syllables: Sequence[Syllable]) -> bool:
    """Whether the writer asks as a customer ("khách sạn nào đẹp"), not as an owner."""
    if _BUSINESS_BOOK.find(syllables) or _OWNER_BOOK.find(syllables):
        return False
    return bool(_CUSTOMER_BOOK.find(syllables))


def is_owner(syllables: Sequence[Syllable]) -> bool:
    """Whether the writer speaks as somebody who runs something."""
    return bool(_BUSINESS_BOOK.find(syllables) or _OWNER_BOOK.find(syllables))
