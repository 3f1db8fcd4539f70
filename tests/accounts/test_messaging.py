"""Mails and texts: queued with the transaction, sent by the worker, whatever the gateway does."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.db import transaction

from accounts import messaging
from accounts.messaging import Mail
from tests.outbox import deliver, put, queued

NUMBER = "+84912345678"


@contextmanager
def gateway(status=200):
    """A stub of the gateway on this machine; gives its address and what it was sent."""
    taken = []

    class Stub(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken.append((dict(self.headers), json.loads(body)))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Stub)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/send", taken
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_text_is_posted_with_the_token(settings):
    with gateway() as (address, taken):
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN = address, "bí-mật".encode().hex()
        messaging.text_now(to=NUMBER, text="Mã 123456", reference="r1")
    headers, body = taken[0]
    assert body == {"to": NUMBER, "text": "Mã 123456", "reference": "r1"}
    assert headers["Authorization"] == f"Bearer {settings.SMS_GATEWAY_TOKEN}"


@pytest.mark.parametrize("status", [400, 500, 503])
def test_a_refusal_is_an_error_to_be_tried_again(settings, status):
    with gateway(status) as (address, _taken):
        settings.SMS_GATEWAY_URL = address
        with pytest.raises(messaging.GatewayError) as caught:
            messaging.text_now(to=NUMBER, text="Mã 123456", reference="r1")
    assert NUMBER not in str(caught.value)
    assert "123456" not in str(caught.value)


def test_a_gateway_that_is_down_is_an_error_to_be_tried_again(settings):
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/"
    with pytest.raises(messaging.GatewayError):
        messaging.text_now(to=NUMBER, text="Mã", reference="r1")


def test_without_a_gateway_texts_become_files(settings, tmp_path):
    settings.SMS_GATEWAY_URL, settings.OUTBOX = "", tmp_path / "outbox"
    messaging.text_now(to=NUMBER, text="Mã 123456", reference="r1")
    (file,) = settings.OUTBOX.glob("*.sms")
    assert file.read_text() == f"To: {NUMBER}\n\nMã 123456\n"


def test_what_is_rolled_back_is_not_sent(db):
    with transaction.atomic():
        put(NUMBER, "Mã")
        put("a@b.vn", "t")
        transaction.set_rollback(True)
    assert queued() == []


def test_a_mail_goes_out_with_both_bodies(db):
    headers = {"Message-ID": "<1@smedx>"}
    messaging.mail_now(Mail("a@b.vn", "Chào", "t", "<p>t</p>", headers))
    (sent,) = mail.outbox
    assert (sent.subject, sent.to, sent.body) == ("Chào", ["a@b.vn"], "t")
    assert sent.alternatives[0].content == "<p>t</p>"
    assert sent.extra_headers == headers


def test_a_long_text_is_cut(db):
    put(NUMBER, "x" * 10_000)
    assert len(queued()[0][1]["text"]) == messaging.LONGEST_TEXT


def test_signing_up_needs_no_working_gateway(client, db, settings):
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/"
    data = {"contact": "0912345678", "agreed": "on"}
    assert client.post("/accounts/signup/", data).status_code == 302
    with pytest.raises(messaging.GatewayError):
        deliver()
    assert len(queued()) == 1
