"""Asking one address whether it is still there, without being led anywhere closed.

Each hop is read anew, its name resolved once, every address it resolves to has to be public, and
the connection goes to exactly such an address: a name that changes its mind between the look-up and
the connection (DNS rebinding) changes nothing. Of an answer only status and headers are read.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from platforms.links.addresses import Target, UnsafeError, check_public, read_target, redirected
from platforms.links.rules import Answer, Outcome, judge

MOST_REDIRECTS = 3
MOST_ADDRESSES = 3
CONNECT_SECONDS = 5.0
# For the whole of one request, however slowly it is answered.
REQUEST_SECONDS = 12.0
REST_SECONDS = 1.0
FOR_GOOD = frozenset({301, 308})
REDIRECTS = FOR_GOOD | {302, 303, 307}
AGENT = "SMEdx-link-check/1"


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, as the system knows them. Raises: OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def rest() -> None:
    """A site is asked once a second at most: between two hops and before a second try too."""
    time.sleep(REST_SECONDS)


def connect(address: str, port: int) -> socket.socket:
    """Raises: OSError."""
    return socket.create_connection((address, port), timeout=CONNECT_SECONDS)


@dataclass(frozen=True, slots=True)
class Way:
    """How the outside is reached; tests have another one."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    connect: Callable[[str, int], socket.socket] = connect
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    rest: Callable[[], None] = rest
    seconds: float = REQUEST_SECONDS


class Reply(NamedTuple):
    status: int
    location: str


class FailedError(Exception):
    """No answer came; `reason` is a code of `Answer`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def probe(url: str, *, way: Way | None = None, agent: str = AGENT) -> Answer:
    """What has become of an address; at most four hops. Never raises.

    Args:
        agent: how the portal names itself to the site.
    """
    way = way or Way()
    try:
        return _follow(read_target(url), way, agent)
    except UnsafeError as error:
        return Answer(Outcome.UNSAFE, reason=error.reason)
    except FailedError as error:
        return Answer(Outcome.UNREACHABLE, reason=error.reason)


def _follow(asked: Target, way: Way, agent: str) -> Answer:
    target, is_for_good = asked, False
    for _hop in range(MOST_REDIRECTS + 1):
        reply = _hop_to(target, way, agent)
        if reply.status not in REDIRECTS or not reply.location:
            return judge(reply.status, asked=asked, last=target, is_for_good=is_for_good)
        way.rest()
        is_for_good |= reply.status in FOR_GOOD
        target = redirected(target, reply.location)
    raise FailedError("redirects")


def _hop_to(target: Target, way: Way, agent: str) -> Reply:
    """One hop: HEAD, and GET where that is not answered well. Both go to the same addresses."""
    try:
        addresses = way.resolve(target.host, target.port)
    except (OSError, UnicodeError):
        raise FailedError("dns") from None
    if not addresses:
        raise FailedError("dns")
    check_public(addresses)
    try:
        reply = _ask("HEAD", target, addresses, way, agent)
        if reply.status < 400:
            return reply
    except FailedError as error:
        if error.reason in ("certificate", "connection"):
            raise
    way.rest()
    return _ask("GET", target, addresses, way, agent)


def _ask(method: str, target: Target, addresses: Sequence[str], way: Way, agent: str) -> Reply:
    plain = _reach(addresses, target.port, way)
    with _Deadline(plain, way.seconds) as deadline:
        try:
            return _exchange(method, target, deadline, way, agent)
        except ssl.SSLCertVerificationError:
            raise FailedError("certificate") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            is_late = deadline.is_over or isinstance(error, TimeoutError)
            raise FailedError("timeout" if is_late else "protocol") from None


def _reach(addresses: Sequence[str], port: int, way: Way) -> socket.socket:
    for address in addresses[:MOST_ADDRESSES]:
        try:
            return way.connect(address, port)
        except OSError:
            continue
    raise FailedError("connection")


def _exchange(method: str, target: Target, deadline: "_Deadline", way: Way, agent: str) -> Reply:
    if target.scheme == "https":
        # Name and certificate are those of the host, whatever the address.
        deadline.hold(
            way.tls.wrap_socket(
                deadline.sock, server_hostname=target.host, do_handshake_on_connect=False
            )
        ).do_handshake()
    exchange = http.client.HTTPConnection(target.host, target.port)
    exchange.sock = deadline.sock
    exchange.putrequest(method, target.path, skip_host=True, skip_accept_encoding=True)
    headers = {"Host": target.authority, "User-Agent": agent, "Accept": "*/*"}
    for name, value in {**headers, "Connection": "close"}.items():
        exchange.putheader(name, value)
    exchange.endheaders()
    response = exchange.getresponse()
    # The body is never read: its size cannot matter.
    location = response.getheader("Location", "")
    # Sent in UTF-8 by many; the library reads every header as Latin-1.
    return Reply(response.status, location.encode("latin-1").decode("utf-8", "replace"))


class _Deadline:
    """Ends a connection after so many seconds: a timeout of a socket only bounds each read."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self.sock: Any = sock
        self.is_over = False
        sock.settimeout(seconds)
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def hold(self, sock: ssl.SSLSocket) -> ssl.SSLSocket:
        self.sock = sock
        return sock

    def _cut(self) -> None:
        self.is_over = True
        try:
            # The plain shutdown, for that of a TLS socket touches what its reader is using.
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
        except OSError:
            return

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self.sock.close()
