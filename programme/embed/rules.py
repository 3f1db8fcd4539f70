"""Which addresses of sites may be listed, and what browsers are told of those that are. Pure."""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from platforms.duplicates.domains import domain_of

# Servers in between pass on headers of 4,000 characters; the rest of the policy takes 300.
MOST_CHARACTERS = 3_000
LOOPBACK = ("localhost", "127.0.0.1")
WILD = "*."
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")


class OriginError(ValueError):
    """An address that may not be listed; `fact` says why.

    "unreadable"; "insecure": not https; "path": more than a site; "number": an IP address;
    "shared": a suffix under which anybody registers, or a site of everybody's.
    """

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


def check_origin(text: str, *, is_loopback_allowed: bool = False) -> str:
    """The address of a site as browsers compare it: "https://www.bank.vn", "https://*.bank.vn".

    Args:
        text: as typed; without a scheme https is meant, a slash at the end passes.
        is_loopback_allowed: whether this machine's own names may be listed, over http too.

    Returns: lower case, letters of other alphabets in their ASCII form, the usual port left out.
    Raises: OriginError.
    """
    typed = text.strip().lower()
    parts, port = _cut(typed if "://" in typed else f"https://{typed}")
    host = parts.netloc.rpartition(":")[0] if port else parts.netloc.rstrip(":")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise OriginError("path")
    if host in LOOPBACK and is_loopback_allowed and parts.scheme in {"http", "https"}:
        return f"{parts.scheme}://{host}{f':{port}' if port else ''}"
    if parts.scheme != "https":
        raise OriginError("insecure")
    return f"https://{_named(host)}{f':{port}' if port not in (None, 443) else ''}"


def _cut(address: str) -> tuple[SplitResult, int | None]:
    """The parts of an address and its port, None where it names none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise OriginError("unreadable") from None
    if port == 0 or "@" in parts.netloc or not parts.hostname:
        raise OriginError("unreadable")
    return parts, port


def _named(host: str) -> str:
    """A host that one holder answers for, with its wildcard if it has one."""
    bare = host.removeprefix(WILD)
    if bare in LOOPBACK or re.fullmatch(r"[\d.]+|\[.*\]", bare):
        raise OriginError("number")
    try:
        plain = bare.encode("idna").decode() if not bare.isascii() else bare
    except UnicodeError:
        raise OriginError("unreadable") from None
    if not _HOST.fullmatch(plain) or len(plain) > 190:
        raise OriginError("unreadable")
    # Under a suffix such as .gov.vn every office has a name of its own and answers for itself: a
    # wildcard there would list sites that nobody asked for. So would a page of everybody's.
    if not domain_of(f"https://{plain}"):
        raise OriginError("shared")
    return host[: len(host) - len(bare)] + plain


def is_loopback(origin: str) -> bool:
    return urlsplit(origin).hostname in LOOPBACK


def ancestors(origins: Iterable[str]) -> tuple[str, ...]:
    """The values of `frame-ancestors`, in order; of nobody: 'none'."""
    return tuple(sorted(origins)) or ("'none'",)


def has_room(origins: Iterable[str]) -> bool:
    """Whether so many fit into one header."""
    return len(" ".join(origins)) <= MOST_CHARACTERS


def listed_as(page: str, origins: Iterable[str]) -> str:
    """The entry that lets a page show the matcher, "" for none; the exact one before a wildcard.

    Args:
        page: an address or only its origin, as a browser sends it in Referer.
    """
    try:
        said = urlsplit(page)
        origin = f"{said.scheme}://{said.netloc}".lower()
    except ValueError:
        return ""
    found = [each for each in origins if _covers(each, origin)]
    return min(found, key=lambda each: WILD in each, default="")


def _covers(entry: str, origin: str) -> bool:
    scheme, _sign, tail = entry.partition(WILD)
    if not tail:
        return entry == origin
    return origin.startswith(scheme) and origin.endswith(f".{tail}")
