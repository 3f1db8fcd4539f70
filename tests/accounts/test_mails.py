"""Every mail of an account, in both languages, as people get it."""

from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import translation

from accounts import texts
from accounts.adapter import AccountAdapter
from accounts.models import User
from tests.outbox import queued

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MAILS = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix("_subject.txt")
    for path in TEMPLATES.rglob("email/*_subject.txt")
)
VALUES = {
    "code": "123456",
    "from_email": "cu@xuongmay.vn",
    "to_email": "moi@xuongmay.vn",
    "person": "Trần Thị Hồng",
    "provider": "VNeID",
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", MAILS)
def test_mail(db, rf, snapshot, name, language):
    User.objects.create_user("hoa@xuongmay.vn", language=language)
    with translation.override("en" if language == "vi" else "vi"):
        AccountAdapter(rf.get("/")).send_mail(name, "hoa@xuongmay.vn", VALUES)
    ((_name, sent),) = queued()
    assert "\n".join([sent["subject"], "", sent["text"], sent["html"]]) == snapshot


@pytest.mark.parametrize("language", ["vi", "en"])
def test_texts_to_phones(snapshot, language):
    with translation.override(language):
        said = [
            texts.code("123456"),
            texts.has_account(),
            texts.no_account(),
            texts.number_changed("0912 345 678"),
            texts.factor_reset("Trần Thị Hồng"),
        ]
    assert "\n---\n".join(said) == snapshot


def test_a_name_cannot_put_markup_into_a_mail(db):
    request = RequestFactory().get("/")
    AccountAdapter(request).send_mail(
        "account/email/email_changed", "a@b.vn", {"to_email": "<b>", "from_email": "x"}
    )
    ((_name, sent),) = queued()
    assert "<b>" not in sent["html"]
    assert "<b>" in sent["text"]
