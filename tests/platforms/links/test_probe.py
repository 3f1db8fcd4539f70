"""A real server on this machine stands for the internet; names and addresses are made up."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import PROTOCOL_TLS_SERVER, SSLContext, create_default_context

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from platforms.links.probe import Way, probe

IP = "9.9.9.9"


class Site(BaseHTTPRequestHandler):
    """Answers by the path: a status, and where a redirect leads."""

    pages = {
        "/": (200, ""),
        "/gone": (404, ""),
        "/only-get": (200, ""),
        "/robots": (403, ""),
        "/broken": (500, ""),
        "/moved": (301, "http://moi.vn/"),
        "/for-now": (302, "/"),
        "/again": (302, "/again"),
        "/cloud": (302, "http://169.254.169.254/latest/meta-data/"),
        "/inside": (302, "http://ben-trong.vn/"),
        "/odd-port": (302, "http://a.vn:8080/"),
        "/file": (302, "file:///etc/passwd"),
        "/accents": (302, "/gi\u00e1"),
        "/gi%C3%A1": (200, ""),
        "/nowhere": (302, ""),
    }

    def do_HEAD(self):
        status, location = self.pages.get(self.path, (404, ""))
        if self.path == "/only-get" and self.command == "HEAD":
            status = 405
        if self.path == "/slow":
            for _ in range(40):
                self.wfile.write(b"H")
                time.sleep(0.05)
            return
        self.server.asked.append((self.command, self.headers["Host"], self.path))
        self.send_response(status)
        if location:
            self.send_header("Location", location.encode().decode("latin-1"))
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass


def serve(tls=None):
    server = Server(("127.0.0.1", 0), Site)
    server.asked = []
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server


@pytest.fixture
def server():
    server = serve()
    yield server
    server.shutdown()
    server.server_close()


class Outside:
    """Names → addresses, and a note of where connections went; all reach the one server."""

    def __init__(self, server, **names):
        self.server = server
        self.names = {"a.vn": [IP], "moi.vn": [IP], "ben-trong.vn": ["192.168.1.10"], **names}
        self.resolved, self.connected, self.rests = [], [], 0

    def resolve(self, host, port):
        self.resolved.append(host)
        found = self.names.get(host)
        if found is None:
            raise socket.gaierror(host)
        return found.pop(0) if found and isinstance(found[0], list) else found

    def connect(self, address, port):
        self.connected.append((address, port))
        return socket.create_connection(self.server.server_address, timeout=2)

    def way(self, **fields):
        own = {"resolve": self.resolve, "connect": self.connect, "rest": self.rest, "seconds": 2}
        return Way(**{**own, **fields})

    def rest(self):
        self.rests += 1


@pytest.fixture
def outside(server):
    return Outside(server)


@pytest.mark.parametrize(
    ("path", "outcome", "status", "reason"),
    [
        ("/", "OK", 200, ""),
        ("/only-get", "OK", 200, ""),
        ("/for-now", "OK", 200, ""),
        ("/accents", "OK", 200, ""),
        ("/moved", "MOVED", 200, ""),
        ("/gone", "GONE", 404, ""),
        ("/robots", "REFUSED", 403, ""),
        ("/broken", "UNREACHABLE", 500, ""),
        ("/nowhere", "UNREACHABLE", 302, ""),
        ("/again", "UNREACHABLE", None, "redirects"),
        ("/cloud", "UNSAFE", None, "network"),
        ("/inside", "UNSAFE", None, "network"),
        ("/odd-port", "UNSAFE", None, "port"),
        ("/file", "UNSAFE", None, "scheme"),
    ],
)
def test_what_becomes_of_a_link(outside, path, outcome, status, reason):
    answer = probe(f"http://a.vn{path}", way=outside.way())
    assert (answer.outcome, answer.status, answer.reason) == (outcome, status, reason)
    assert {address for address, _port in outside.connected} == {IP}
    assert len(outside.server.asked) <= 8


@pytest.mark.parametrize(("path", "rests"), [("/", 0), ("/only-get", 1), ("/moved", 1)])
def test_a_site_rests_between_two_questions(outside, path, rests):
    probe(f"http://a.vn{path}", way=outside.way())
    assert outside.rests == rests == len(outside.connected) - 1


def test_a_moved_page_says_where_it_is(outside):
    assert probe("http://a.vn/moved", way=outside.way()).moved_to == "http://moi.vn/"


def test_head_comes_first_and_names_the_host(outside):
    probe("http://A.vn/only-get", way=outside.way())
    assert outside.server.asked == [("HEAD", "a.vn", "/only-get"), ("GET", "a.vn", "/only-get")]
    assert outside.connected == [(IP, 80)] * 2


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "ftp://a.vn/"]
)
def test_an_unsafe_address_is_not_even_looked_up(outside, url):
    assert probe(url, way=outside.way()).outcome == "UNSAFE"
    assert (outside.resolved, outside.connected) == ([], [])


@pytest.mark.parametrize(
    "found",
    [["127.0.0.1"], [IP, "10.0.0.1"], [IP, "::ffff:10.0.0.1"], ["100.64.0.1"], ["fe80::1%lo"]],
    ids=str,
)
def test_one_closed_address_among_those_of_a_name_is_enough(outside, found):
    outside.names["a.vn"] = found
    assert probe("http://a.vn/", way=outside.way()).reason == "network"
    assert outside.connected == []


def test_a_name_that_changes_its_mind_changes_nothing(outside):
    outside.names["a.vn"] = [[IP], ["127.0.0.1"]]
    assert probe("http://a.vn/only-get", way=outside.way()).outcome == "OK"
    assert outside.resolved == ["a.vn"]
    assert {address for address, _port in outside.connected} == {IP}


def test_a_name_that_changes_its_mind_on_the_way_is_caught(outside):
    outside.names["a.vn"] = [[IP], ["127.0.0.1"]]
    assert probe("http://a.vn/for-now", way=outside.way()).outcome == "UNSAFE"
    assert outside.connected == [(IP, 80)]


@pytest.mark.parametrize(("names", "reason"), [({"a.vn": []}, "dns"), ({"a.vn": None}, "dns")])
def test_a_name_that_nobody_knows(outside, names, reason):
    outside.names |= names
    answer = probe("http://a.vn/", way=outside.way())
    assert (answer.outcome, answer.reason) == ("UNREACHABLE", reason)


def test_the_next_address_is_tried(outside):
    outside.names["a.vn"] = ["9.9.9.1", IP]
    reach = outside.connect

    def connect(address, port):
        if address == "9.9.9.1":
            raise ConnectionRefusedError
        return reach(address, port)

    assert probe("http://a.vn/", way=outside.way(connect=connect)).outcome == "OK"


def test_a_server_that_drips_is_cut_off(outside):
    began = time.monotonic()
    answer = probe("http://a.vn/slow", way=outside.way(seconds=0.3))
    assert (answer.outcome, answer.reason) == ("UNREACHABLE", "timeout")
    assert time.monotonic() - began < 1.5


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Signs itself, for a.vn only."""
    key, at = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a.vn")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(at - timedelta(1)).not_valid_after(at + timedelta(1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("a.vn")]), critical=False)
    folder, pem = tmp_path_factory.mktemp("tls"), Encoding.PEM
    own, cert = folder / "key.pem", folder / "cert.pem"
    own.write_bytes(key.private_bytes(pem, PrivateFormat.PKCS8, NoEncryption()))
    cert.write_bytes(made.sign(key, SHA256()).public_bytes(pem))
    return own, cert


@pytest.mark.parametrize(
    ("host", "is_trusted", "outcome", "reason"),
    [
        ("a.vn", True, "OK", ""),
        ("a.vn", False, "UNREACHABLE", "certificate"),
        ("moi.vn", True, "UNREACHABLE", "certificate"),
    ],
)
def test_the_certificate_is_that_of_the_host(certificate, host, is_trusted, outcome, reason):
    key, cert = certificate
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server = serve(context)
    outside = Outside(server)
    tls = create_default_context(cafile=cert if is_trusted else None)
    answer = probe(f"https://{host}/", way=outside.way(tls=tls))
    server.shutdown()
    server.server_close()
    assert (answer.outcome, answer.reason) == (outcome, reason)
    assert outside.connected[0] == (IP, 443)
