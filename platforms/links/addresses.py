"""Which addresses of the web the portal may open: read strictly, public networks only. Pure."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from reference.text import fold

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
# Names that only a local network knows.
LOCAL = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "arpa")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}")
# Listed here and not left to the Python version: IANA's special-purpose registries.
_CLOSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; services that describe a cloud's machines
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)
# Only global unicast is open. What carries an IPv4 address inside (::ffff:0:0/96, 64:ff9b::/96,
# ::/96) lies outside it, or is listed (6to4, Teredo).
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)


class UnsafeError(ValueError):
    """An address that the portal does not open; `reason` is a code.

    Reasons: "form" is no whole address, "scheme", "port", "credentials", "host" is a local name or
    a number written oddly, "network" is not public. Of a site that is to be listed also "number"
    and "script".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Target:
    """What to ask of whom. `host`: ASCII, lower case; an IPv6 literal without its brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """As the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def read_target(url: str) -> Target:
    """An address as typed, as what to ask of whom.

    Args:
        url: absolute, http or https, on port 80 or 443; its host may be in any script.

    Raises: UnsafeError: see there. A name that is allowed here may still lead into a closed
        network: every address that it resolves to is checked too.
    """
    if len(url) > LONGEST or not url.isprintable() or " " in url or "\\" in url:
        raise UnsafeError("form")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UnsafeError("form") from None
    if parts.scheme not in PORTS:
        raise UnsafeError("scheme" if parts.scheme else "form")
    if "@" in parts.netloc:
        raise UnsafeError("credentials")
    if port not in (None, *PORTS.values()):
        raise UnsafeError("port")
    host = _literal_6(parts.hostname) if "[" in parts.netloc else _name(parts.hostname or "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    return Target(parts.scheme, host, port or PORTS[parts.scheme], path)


def read_site(url: str) -> Target:
    """The address of a site that readers are sent to: what the portal opens, by its name.

    Raises: UnsafeError: as `read_target`; "number" for an IP address, in which nobody sees whose
        it is; "script" for a name with letters of another alphabet than the Latin one, which look
        like those ("misа.vn" with a Cyrillic а). Vietnamese marks are welcome.
    """
    target = read_target(url)
    if ":" in target.host or _NUMBER.fullmatch(target.host.rpartition(".")[2]):
        raise UnsafeError("number")
    try:
        name = target.host.encode().decode("idna")
    except UnicodeError:
        raise UnsafeError("host") from None
    if not fold(name).isascii():
        raise UnsafeError("script")
    return target


def redirected(target: Target, location: str) -> Target:
    """Where an answer sends on to; a space in it is a common slip. Raises: UnsafeError."""
    try:
        whole = urljoin(target.url, location.strip().replace(" ", "%20"))
    except ValueError:
        raise UnsafeError("form") from None
    return read_target(whole.partition("#")[0])


def check_public(addresses: Iterable[str]) -> None:
    """Every address a name resolves to has to be public. Raises: UnsafeError "network"."""
    if not all(is_public(address) for address in addresses):
        raise UnsafeError("network")


def is_public(address: str) -> bool:
    """Whether an IP address, as text, is one that anybody on the internet can reach."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _CLOSED_4)
    return ip.scope_id is None and ip in _OPEN_6 and not any(ip in each for each in _CLOSED_6)


def _literal_6(host: str | None) -> str:
    check_public([host or ""])
    return str(ipaddress.IPv6Address(host or ""))


def _name(host: str) -> str:
    try:
        name = host.rstrip(".").encode("idna").decode().lower().rstrip(".")
    except UnicodeError:
        raise UnsafeError("host") from None
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return _literal_4(name)
    if len(name) > 253 or not _NAME.fullmatch(name) or name.rpartition(".")[2] in LOCAL:
        raise UnsafeError("host")
    return name


def _literal_4(name: str) -> str:
    """Four plain decimals only: 0177.0.0.1, 2130706433 or 127.1 mean something to some readers."""
    try:
        literal = str(ipaddress.IPv4Address(name))
    except ValueError:
        raise UnsafeError("host") from None
    check_public([literal])
    return literal
