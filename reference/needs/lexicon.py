"""Language-level knowledge: how owners shorten, vary and pad words. Nothing here names a need."""


def table(lines: str) -> dict[str, tuple[str, ...]]:
    """Rows "short = reading | reading" as a mapping, readings in their order."""
    rows = (line.partition("=") for line in lines.strip().splitlines())
    return {key.strip(): tuple(part.strip() for part in value.split("|")) for key, _, value in rows}


def phrases(lines: str) -> tuple[str, ...]:
    """The phrases of a block that separates them by ";" or by lines."""
    return tuple(part.strip() for part in lines.replace("\n", ";").split(";") if part.strip())


# Readings in the order of likelihood; where there are several, the neighbouring words decide.
ABBREVIATIONS = table("""
sp = sản phẩm
kh = khách hàng | kế hoạch
nv = nhân viên
nvien = nhân viên
ql = quản lý
qly = quản lý
qlý = quản lý
pm = phần mềm
pmem = phần mềm
cty = công ty
cti = công ty
dn = doanh nghiệp
hđđt = hóa đơn điện tử
hddt = hóa đơn điện tử
hđdt = hóa đơn điện tử
hđ = hóa đơn | hợp đồng
hd = hóa đơn | hợp đồng | hướng dẫn
hdon = hóa đơn
hđlđ = hợp đồng lao động
hdld = hợp đồng lao động
bh = bán hàng | bảo hiểm | bảo hành
ncc = nhà cung cấp
npp = nhà phân phối
cn = công nợ | công nhân | chi nhánh | cá nhân
bhxh = bảo hiểm xã hội
bhyt = bảo hiểm y tế
tmđt = thương mại điện tử
tmdt = thương mại điện tử
tk = tồn kho | tờ khai | tài khoản
tt = thanh toán | thông tin | trung tâm
ttoan = thanh toán
dt = doanh thu | điện thoại | đào tạo
đt = điện thoại | đào tạo
đthoại = điện thoại
dthoai = điện thoại
cskh = chăm sóc khách hàng
bđs = bất động sản
bds = bất động sản
hkd = hộ kinh doanh
kd = kinh doanh
nvkd = nhân viên kinh doanh
ns = nhân sự | năng suất | nông sản
qlns = quản lý nhân sự
qlkh = quản lý khách hàng
qlbh = quản lý bán hàng
qlsx = quản lý sản xuất
qlcv = quản lý công việc
ctv = cộng tác viên
hs = hồ sơ | học sinh
hv = học viên
ph = phụ huynh
bn = bệnh nhân | bao nhiêu
bs = bác sĩ
vlxd = vật liệu xây dựng
nvl = nguyên vật liệu
npl = nguyên phụ liệu
sx = sản xuất
xnk = xuất nhập khẩu
xk = xuất khẩu
hq = hải quan
nxt = nhập xuất tồn
đh = đơn hàng
dh = đơn hàng
gh = giao hàng
vc = vận chuyển
đvvc = đơn vị vận chuyển
dvvc = đơn vị vận chuyển
tncn = thu nhập cá nhân
tndn = thu nhập doanh nghiệp
gtgt = giá trị gia tăng
bctc = báo cáo tài chính
bc = báo cáo
mtt = máy tính tiền
cqt = cơ quan thuế
cks = chữ ký số
ks = khách sạn | khảo sát
nh = nhà hàng | ngân hàng
pk = phòng khám
qc = quảng cáo | chất lượng
mkt = marketing
td = tuyển dụng
kt = kế toán | kỹ thuật | kiểm tra
ktoan = kế toán
ktoán = kế toán
ktt = kế toán trưởng
ktv = kỹ thuật viên
htx = hợp tác xã
đl = đại lý
dl = đại lý | dữ liệu | du lịch
tb = thiết bị | thông báo
cmt = bình luận
stk = số tài khoản
ck = chuyển khoản | chiết khấu
tm = tiền mặt
mk = mật khẩu
pass = mật khẩu
đk = đăng ký
dk = đăng ký
dvu = dịch vụ
dv = dịch vụ
ng = người
vp = văn phòng
gđ = giám đốc
cđs = chuyển đổi số
cds = chuyển đổi số
xd = xây dựng
vs = với
k = không
ko = không
kg = không
hok = không
hông = không
hổng = không
hem = không
khum = không
dc = được
đc = được
r = rồi
rùi = rồi
lm = làm
hk = không
bik = biết
bit = biết
ntn = như thế nào
h = giờ
bgio = bây giờ
bjo = bây giờ
bgiờ = bây giờ
j = gì
z = vậy
mik = mình
mn = mọi người
nma = nhưng mà
nhg = nhưng
thui = thôi
lun = luôn
nx = nữa
đg = đang
đag = đang
cx = cũng
trc = trước
ib = nhắn tin
onl = online
fb = facebook
phây = facebook
zl = zalo
shopy = shopee
sl = số lượng | sản lượng
tđ = tổng đài
cccd = căn cước công dân
cmnd = căn cước công dân
""")

# One letter for whom the writer speaks of or to; in "e-invoice" and "form e" it is a letter.
PRONOUNS = table("""
a = anh | a
c = chị | c
e = em | e
m = mình | m
""")

# Different words for one thing, brought to the first-named so that either finds the other.
SAME_WORDS = table("""
online = trực tuyến | qua mạng | trên mạng
lãi = lời
website = web | trang web | web site | website
cafe = cà phê | cafe | coffee | café
virus = vi rút | virut
dùng = xài | sử dụng
hỏng = hư
thuê = mướn
muộn = trễ
vào = vô
tìm = kiếm
trả lời = rep | reply | trả lời
livestream = live stream | livestream | phát trực tiếp | lai trim | lai chim
email = mail | thư điện tử | e mail
dữ liệu = data
mã qr = qr code | qrcode | mã qr
smartphone = điện thoại thông minh
phần mềm = soft | software
thương mại điện tử = ecommerce | e commerce
khách hàng = kh hàng
người = ai đó | có ai | ai tư vấn
warehouse = store room | storeroom | stock room | stockroom
bình luận = comment
""")

# Words that carry no need by themselves; kept out of the features, not out of the evidence.
FILLERS = frozenset(
    """tôi mình em anh chị bạn ạ à ơi nhé nha ấy này kia đó đây thì là mà của cho và với để được
    bị có cần muốn xin hãy đang đã sẽ cũng chỉ rất quá lắm hơn một các những cái chiếc mấy vài gì
    nào sao đâu như thế vậy nên vì do nếu khi hay hoặc hoài luôn vẫn cứ ở bằng không chưa chẳng
    rồi nữa thôi còn nhưng tụi bọn chúng bên bác cô chú giúp dùm giùm thấy thích the of for with
    and or is are was our your we you i it its this that these those need needs want wanted would
    like please some any how does could should have has from by at us very really help
    looking a""".split()
)

# English fillers that are Vietnamese words too: dropped where the writing is English only.
ENGLISH_FILLERS = frozenset(
    "an in to on do me can so am be my as if no not all it's don t s".split()
)

# Words that name no need even together: a claim needs one word beside them.
VAGUE = """phần mềm; app; ứng dụng; hệ thống; công cụ; quản lý; giải pháp; thông tin; hiệu quả;
tư vấn; hỗ trợ; dịch vụ; công nghệ; tốt; kinh doanh; phát triển; tìm; tìm hiểu; cách; nâng cấp;
chào; xin chào; alo; ad; admin; hỏi chút; hỏi thăm; cảm ơn; test; thử; demo; khó khăn; nói sao;
buôn bán; buôn bán nhỏ; biết nói; chủ doanh nghiệp; doanh nghiệp nhỏ;
làm ăn; suy nghĩ; nghĩ thêm; công ty;
cửa hàng; giá; rẻ; nhiều; mới; nhanh; làm; thêm; online; software; system; solution; tool; help;
business; information; service; better; new"""

# Ordinary words, rare among phrases only by chance: alone they tell little, in pairs they may.
COMMON = frozenset(
    """người năm nay ngày tháng tuần hôm sáng trưa chiều tối đêm khuya mai qua đi về ra vào lên
    xuống lại mới cũ xong biết thấy nghe nói hỏi làm phải hết mất nhiều ít hai ba bốn năm sáu bảy
    tám chín mười chục trăm nghìn lần chỗ nơi cách kiểu việc thứ điều lúc giờ phút buổi tự theo
    từ đến tới trong ngoài trên dưới giữa sau trước cùng nhau riêng chung khác mỗi từng cả tất
    toàn đều thường hơi khá nhanh chậm lâu sớm dễ khó tốt xấu đẹp to nhỏ lớn đúng thật bao nhiêu
    sợ lo mong nhớ tìm xem coi đưa lấy để bỏ mang cầm đem con cái chồng vợ má mẹ ba bố anh chị em
    ông bà cô chú cháu bác bạn nhà chủ sếp tay chân mắt miệng đầu cuối đầy vài mấy nửa hơn kém
    thêm bớt bằng gần xa ngồi đứng nằm chạy gọi bảo kêu la nghỉ ngủ ăn uống mở đóng bấm gõ ghi
    chép đọc viết dùng chơi vui buồn giùm giúp nhờ cho xin mua bán trả tiền tiếng loại bên phía
    đâu đó đây kia này vậy thế gì nào sao ai hoài suốt cứ luôn bữa hồi dạo tùm lum lung tung rối
    mệt cực khổ chán bực tức được mất còn khỏi ngại quen đợi chờ vô mình tụi ngay liền hẳn nổi
    xuể đứa thằng ổn hẹn hứa quá mới cần giờ việc nước trời mưa nắng tết lễ tuổi""".split()
)

# In bare text these mean a filler so often that they are read as one; tones tell them apart.
BARE_FILLERS = frozenset(
    """toi can la co khong va voi de duoc se em anh minh mot cac rat sao nao gi nhung vi neu khi nen
    muon xin bi o cho thi dang hon rat""".split()
)

ENGLISH = frozenset(
    """the of and our my your we i want need needs is are for with from how what when who where
    they them their it a an on at by have has not don don't doesn't use using help all one where
    without no to us you this that so but or looking software online customers sales
    staff""".split()
)
VIETNAMESE = frozenset(
    """toi tui minh em chi can muon khong ko hang ban quan ly khach nhan vien cong ty phan mem
    tien don ke toan hoa cua lam co va cho duoc voi nha tinh luong kho thue so xe nhieu dien tu
    giao ve bang tu dung mua theo doi cham san pham hoc gia bao ho kinh doanh""".split()
)
