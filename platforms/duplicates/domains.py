"""The domain that somebody registered, out of a web or mail address. Pure."""

from functools import lru_cache
from urllib.parse import urlsplit

# Second levels under which others register (Circular 24/2015/TT-BTTTT and later), and the foreign
# ones that Vietnamese vendors use.
_SECOND_LEVELS = frozenset(
    "com.vn net.vn org.vn edu.vn gov.vn int.vn ac.vn biz.vn info.vn name.vn pro.vn health.vn io.vn"
    " id.vn ai.vn co.uk com.sg com.au co.jp com.cn co.kr co.th com.my com.hk com.tw".split()
)
# Names of the 63 provinces of before July 2025: second levels as well, by the same circular.
_PROVINCES = frozenset(
    f"{name}.vn"
    for name in (
        "angiang bacgiang backan baclieu bacninh baria-vungtau bentre binhdinh binhduong binhphuoc"
        " binhthuan camau cantho caobang daklak daknong danang dienbien dongnai dongthap gialai"
        " hagiang haiduong haiphong hanam hanoi hatinh haugiang hoabinh hungyen khanhhoa kiengiang"
        " kontum laichau lamdong langson laocai longan namdinh nghean ninhbinh ninhthuan phutho"
        " phuyen quangbinh quangnam quangngai quangninh quangtri soctrang sonla tayninh thaibinh"
        " thainguyen thanhhoa thanhphohochiminh thuathienhue tiengiang travinh tuyenquang vinhlong"
        " vinhphuc yenbai"
    ).split()
)
# Every customer has a name of its own under these: the part before is what was registered.
_LENT = frozenset(
    "blogspot.com wordpress.com github.io gitlab.io web.app firebaseapp.com vercel.app netlify.app"
    " pages.dev herokuapp.com wixsite.com myshopify.com myharavan.com mysapo.net mysapo.vn"
    " onrender.com azurewebsites.net".split()
)
_SUFFIXES = _SECOND_LEVELS | _PROVINCES | _LENT
# A page there says nothing of who made it.
_OF_ALL = frozenset(
    "google.com apple.com facebook.com fb.com youtube.com github.com zalo.me linkedin.com bit.ly"
    " tiktok.com microsoft.com notion.site".split()
)
_MAIL_OF_ALL = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.com.vn ymail.com outlook.com outlook.com.vn"
    " hotmail.com live.com msn.com icloud.com me.com proton.me protonmail.com zoho.com mail.com"
    " aol.com yandex.com qq.com vnn.vn fpt.vn hcm.vnn.vn hn.vnn.vn hotmail.com.vn".split()
)


def registrable(host: str) -> str:
    """The registered part of a host: "amis.misa.com.vn" gives "misa.com.vn"; "" for none."""
    labels = host.lower().strip(".").split(".")
    for count in (2, 3):
        tail = ".".join(labels[-count:])
        if tail in _SUFFIXES:
            return ".".join(labels[-count - 1 :]) if len(labels) > count else ""
    return ".".join(labels[-2:]) if len(labels) > 1 else ""


@lru_cache(maxsize=2**16)
def domain_of(address: str) -> str:
    """The registered domain of a web address; "" for none and for sites that are everybody's."""
    domain = registrable(_host(address))
    return "" if domain in _OF_ALL else domain


@lru_cache(maxsize=2**16)
def page_of(address: str) -> str:
    """Host and path by which two addresses are one page; "" for none."""
    host = _host(address).removeprefix("www.")
    return host + urlsplit(address).path.rstrip("/").lower() if host else ""


def mail_domain(address: str) -> str:
    """The registered domain of an e-mail address; "" for none and for providers of everybody."""
    domain = registrable(address.rpartition("@")[2]) if "@" in address else ""
    return "" if domain in _MAIL_OF_ALL else domain


def _host(address: str) -> str:
    try:
        return (urlsplit(address.strip()).hostname or "").strip(".")
    except ValueError:
        return ""
