"""Words by which a Vietnamese name is told from the words around it. Pure."""

from reference.text import fold


def _set(said: str) -> frozenset[str]:
    return frozenset(said.split())


def _phrases(said: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in said.split("|"))


SURNAMES = _set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn lâm "
    "trịnh mai hà tô tạ trương lương phùng vương lưu tăng châu quách cao chu thái tống triệu kiều "
    "la lại lã khổng khúc nghiêm nông mạc ma hứa hàn giang diệp doãn đàm đồng bế bạch cù chử cung "
    "đậu đới đường giáp hạ kim kha khương lò liễu lộc lục mạch mẫn ninh nhâm nhan ngụy ông âu an "
    "phí phó phương quan sái sầm sùng sơn tân tào thạch thẩm thân thi thiều tiêu tôn tòng từ "
    "thành trà trang ung văn vi viên vòng y xa"
)
# Surnames that are hardly ever another word, also in small letters.
PLAIN_SURNAMES = _set("nguyễn huỳnh đặng trịnh phùng quách doãn khuất")
GIVEN = _set(
    "an anh ân ái ánh ba bách bảo bằng bắc bích biên bình bính ca cảnh cầm cẩm cần châu chi chí "
    "chiến chinh chính chung chương công cúc cường cương danh dân diễm diện diệp diệu dinh "
    "doanh du dũng duy duyên dư dược dương dưỡng đài đại đan đạo đào đạt đăng đĩnh đình định "
    "đoan đoàn đô đông đồng đức đường gấm giang giao hà hạ hải hạnh hảo hân hằng hậu hiên hiền "
    "hiến hiển hiệp hiếu hiệu hoa hoà hòa hoan hoàn hoàng hoạt hoài hồng hội hợi hợp huân huấn "
    "huệ huy huyên huyền huỳnh hùng hưng hương hường hưởng hữu kha khải khang khanh khánh khiêm "
    "khoa khoái khôi khuê kiên kiệt kiều kim kỳ lam lan lành lâm lân lập lê lệ liên liễu linh "
    "loan long lộc lợi luân luận lực lương lượng lưu ly lý mai mạnh mẫn mận miên minh mơ mùi mỹ "
    "my na nam năm nga ngà ngân nghi nghĩa nghiêm ngoan ngọc ngôn nguyên nguyệt nhã nhài nhàn "
    "nhân nhẫn nhật nhi nhiên nhu nhung như nhường ninh nương oanh phát phi phong phú phúc "
    "phụng phước phương phượng quân quang quảng quế quốc quy quý quyên quyền quyết quỳnh sa san "
    "sang sáng sâm sen sinh song soạn sơn sương sửu tài tam tâm tân tấn tần tâng tèo thạch thái "
    "thanh thành thảo thăng thắm thắng thân thi thiên thiện thiệp thịnh thìn thoa thoại thoan "
    "thông thơ thơm thu thuần thuấn thuận thục thuỳ thùy thuý thúy thuỷ thủy thư thức thương "
    "thy tiên tiến tiếp tình tính toàn toản toán tố tơ tráng trà trâm trân trang tri trí triết "
    "triều triệu trinh trọng trung trúc trường tú tuân tuấn tuất tuệ tùng tuyên tuyến tuyền "
    "tuyết tư tường tươi tý tỵ uy uyên vân văn vi vinh vĩnh việt vũ vui vượng vương vỹ vy xuân "
    "xuyến yên yến ý"
)
# What is put before a name, and what the same word means where no name follows it.
ADDRESSES = _phrases("ông|bà|anh|chị|cô|chú|bác|cậu|dì|thầy|em|ngài|bạn")
ENGLISH = _phrases("mr|mrs|ms|miss|madam|dr")
# After these, surname and given name are needed.
TITLES = _phrases(
    "giám đốc|kế toán|kế toán trưởng|trưởng phòng|phó phòng|nhân viên|chuyên viên|cán bộ|chủ tịch|"
    "chủ hộ|kỹ sư|luật sư|bác sĩ|đồng chí|tên là|director|manager|accountant|employee"
)
# Before a capital letter these begin the name of a firm, shop, product, street or place.
NAMING = _phrases(
    "công ty|tnhh|cổ phần|cp|ctcp|mtv|một thành viên|tập đoàn|doanh nghiệp|dntn|hợp tác xã|htx|"
    "hộ kinh doanh|hkd|tổ hợp|cửa hàng|nhà hàng|ngân hàng|siêu thị|điện máy|quán|tiệm|shop|xưởng|"
    "cơ sở|nhà thuốc|nhà sách|phòng khám|khách sạn|cà phê|cafe|trà|phở|bún|bánh|kem|gạo|nhãn|"
    "nhãn hiệu|thương hiệu|chuỗi|phần mềm|nền tảng|ứng dụng|sản phẩm|dịch vụ|giải pháp|thương mại|"
    "nhà cung cấp|đối tác|hãng|đường|phố|ngõ|hẻm|phường|xã|quận|huyện|tỉnh|thành phố|tp|thị trấn|"
    "thị xã|chợ|cầu|khu|khu phố|ấp|thôn|trường|thpt|thcs|bệnh viện|đại học|giải thưởng|quỹ|tiếng|"
    "nước|company|vendor|firm|store|street|platform|app|software"
)
# Before "em" and the like: no name follows.
NOT_ADDRESSED = _phrases("trẻ|đàn|tiếng|nước|bản|từ điển|người|chữ|báo|hoa")
# A capital letter here is no person's: places, brands, products and set phrases.
NOBODY = frozenset(
    tuple(fold(word) for word in phrase.split())
    for phrase in (
        "hà nội|hà nam|hà tĩnh|hà giang|hồ chí minh|việt nam|an giang|cao bằng|lâm đồng|đồng nai|"
        "đồng tháp|thái bình|thái nguyên|lai châu|hòa bình|bình dương|bình định|bình phước|"
        "bình thuận|hải phòng|hải dương|sơn la|long an|tiền giang|hậu giang|phú thọ|phú yên|"
        "vĩnh long|vĩnh phúc|ninh bình|ninh thuận|quảng nam|quảng ninh|quảng ngãi|quảng trị|"
        "quảng bình|nam định|khánh hòa|thanh hóa|hưng yên|tây ninh|kiên giang|bắc ninh|bắc giang|"
        "bắc kạn|yên bái|nghệ an|office|excel|word|windows|access|project|teams|sql|dos|powerpoint|"
        "outlook|azure|công nhân|công an|công ty|công nghệ|tài xế|tài khoản|sinh viên|nhân viên|"
        "nhân sự|thanh tra|thành viên|quản lý|hội đồng|hội viên|thương nhân|thương lái|nông dân|"
        "hoàng anh gia lai|tài chính|tiến sĩ|trưởng phòng"
    ).split("|")
)
# With the form of address: a place, a brand or somebody of a story.
PROPER = frozenset(
    tuple(fold(word) for word in phrase.split())
    for phrase in (
        "ông bầu|ông táo|ông công|bà rịa|bà nà|bà đen|bà triệu|bà trưng|bà điểm|bà chúa|cô tô|"
        "cô giang|cô tấm|cô bắc|anh quốc|anh sơn|anh việt|bác ái|bác hồ|ông địa|chị hằng nga|"
        "chú cuội|em việt|bà huyện|bà hom|bạn bè|bạn của nhà nông"
    ).split("|")
)
# Words of roles and offices: an account is named so where it is no one person's.
OFFICES = frozenset(
    fold(word)
    for word in (
        "kế toán quản trị nhân viên giám đốc hỗ trợ kinh doanh phòng ban công ty admin support "
        "team sales test demo tài khoản người dùng nhà cung cấp chủ cửa hàng biên tập viên tổ bộ "
        "phận marketing hotline user vendor account office văn"
    ).split()
)
