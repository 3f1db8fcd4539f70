"""A national e-ID on this machine: OpenID Connect with RS256, and the ways in which one fails."""

import base64
import hashlib
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "smedx", "giu-kin"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGERS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """What it answers may be changed by a test: `claims`, `person`, `broken`, `key`, `delay`."""

    def __init__(self, port):
        self.issuer = f"http://127.0.0.1:{port}"
        self.person = {"sub": "079123456789", "name": "Trần Thị Hoa"}
        self.claims, self.broken, self.key, self.delay = {}, {}, KEY, 0
        self.asked = {}

    def authorise(self, address):
        """What the person's consent at the provider would do: note the request, give a code."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return {"code": "abc", "state": self.asked["state"]}

    def discovery(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorise",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/me",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**key, "kid": "k1", "alg": "RS256", "use": "sig"}]}

    def token(self, sent):
        mark = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(mark).rstrip(b"=").decode()
        if challenge != self.asked.get("code_challenge") or sent.get("client_secret") != SECRET:
            return {"error": "invalid_grant"}
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.person["sub"],
            "nonce": self.asked.get("nonce"),
            "iat": now,
            "exp": now + 300,
            **self.claims,
        }
        signed = jwt.encode(said, self.key, algorithm="RS256", headers={"kid": "k1"})
        return {"access_token": "t", "token_type": "Bearer", "id_token": signed}

    def answer(self, path, sent):
        """Status and body of one request."""
        time.sleep(self.delay)
        if path in self.broken:
            return self.broken[path]
        routes = {
            "/.well-known/openid-configuration": self.discovery,
            "/keys": self.keys,
            "/me": lambda: self.person,
            "/token": lambda: self.token(sent),
        }
        found = routes[path]()
        return (400 if "error" in found else 200), json.dumps(found)


@contextmanager
def running_provider():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._send({})

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._send({name: values[0] for name, values in parse_qs(body).items()})

        def _send(self, sent):
            status, body = provider.answer(urlsplit(self.path).path, sent)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
