"""/my/data/: seen, taken, taken back, erased, by her alone and after she showed who she is."""

import io
import zipfile
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.utils import timezone

from accounts.consents import Wording, active, give_consent
from accounts.models import Consent, DataRequest, Purpose, User
from accounts.privacy.holdings import history_of
from enterprises.models import Enterprise
from matching.models import Quote, Trial
from matching.trials.mails import token_of, write_to_vendor
from tests.outbox import code_for
from tests.owners import join, owner
from tests.privacy.conftest import AT, EMAIL, WORD


def prove(client, email=EMAIL):
    """Show again that it is she, by a code."""
    ask = client.get("/accounts/reauthenticate/code/").context["form"]
    choices = {text: value for value, text in ask.fields["recipient"].choices}
    client.post("/accounts/reauthenticate/code/", {"recipient": choices[email]})
    client.post("/accounts/reauthenticate/code/confirm/", {"code": code_for(email)})


@pytest.fixture
def proven(client_of_lan):
    prove(client_of_lan)
    return client_of_lan


def test_it_shows_what_is_held_in_plain_words(client_of_lan):
    page = client_of_lan.get("/my/data/").content.decode()
    assert "Các bài đánh giá của bạn" in page
    assert "KiotViet – Công ty" in page
    assert ">kiotviet<" not in page


def test_the_account_leads_to_the_consents(client_of_lan):
    page = client_of_lan.get("/accounts/").content.decode()
    assert "KiotViet – Công ty" in page
    assert 'href="/my/data/#consents"' in page


def test_it_shows_when_the_first_words_go(client_of_lan, lan):
    day = (AT + timedelta(days=91)).strftime("%d/%m/%Y")
    assert day in client_of_lan.get("/my/data/").content.decode()


def test_it_is_as_quick_as_tables_are_many(client_of_lan, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        client_of_lan.get("/my/data/")


@pytest.mark.parametrize("path", ["/my/data/export/", "/my/data/erase/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_did_not_show_again_who_she_is_has_to(client_of_lan, lan, path, method):
    answer = getattr(client_of_lan, method)(path, {"word": "DELETE"})
    assert answer.url == f"/accounts/reauthenticate/?next={path.replace('/', '%2F')}"
    assert User.objects.filter(pk=lan.pk).exists()
    assert not DataRequest.objects.exists()


def test_the_copy_comes_at_once_and_is_noted(proven, lan):
    assert proven.get("/my/data/export/").status_code == 200
    answer = proven.post("/my/data/export/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert WORD in archive.read("data.json").decode()
    assert "no-store" in answer["Cache-Control"]
    row = DataRequest.objects.get()
    assert (row.kind, row.user) == ("EXPORT", lan)
    assert (
        history_of(DataRequest).objects.get(pgh_obj_id=row.pk).pgh_context.metadata["user"]
        == lan.pk
    )


def test_export_then_erasure(proven, lan):
    assert proven.post("/my/data/export/").status_code == 200
    answer = proven.post("/my/data/erase/", {"word": " xoá "})
    assert answer.url == "/"
    assert not User.objects.filter(pk=lan.pk).exists()
    assert get_user(proven).is_anonymous
    assert "đã được xóa" in proven.get("/").content.decode()


@pytest.mark.parametrize("word", ["", "xo", "x\0a", "\ud800", "a" * 10_000])
def test_another_word_erases_nothing(proven, lan, word):
    body = urlencode({"word": word}, errors="surrogatepass")
    form = "application/x-www-form-urlencoded"
    answer = proven.post("/my/data/erase/", body, content_type=form)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert User.objects.filter(pk=lan.pk).exists()


def test_what_is_in_the_way_is_said_with_the_way_out(proven, lan):
    row = Enterprise.objects.get()
    join(row, owner())
    page = proven.post("/my/data/erase/", {"word": "DELETE"})
    assert f"/my/enterprise/{row.pk}/people/" in page.content.decode()
    assert User.objects.filter(pk=lan.pk).exists()


def take_back(client, consent):
    return client.post(f"/my/data/consents/{consent.pk}/withdraw/")


def test_a_consent_taken_back_stops_the_trial(client_of_lan, lan):
    trial = Trial.objects.get(state="SENT")
    assert take_back(client_of_lan, trial.consent).url == "/my/data/"
    trial.refresh_from_db()
    assert (trial.state, trial.shared) == ("STOPPED", [])
    assert trial.consent.withdrawn_at
    take_back(client_of_lan, trial.consent)  # a second click
    assert trial.ended_on == timezone.localdate()


def test_a_vendor_sees_nothing_of_a_request_taken_back(client_of_lan, client, lan):
    quote = Quote.objects.get()
    path = f"/vendor/quotes/{token_of('quote', quote.pk)}/"
    assert WORD in client.get(path).content.decode()
    take_back(client_of_lan, quote.consent)
    page = client.get(path)
    assert page.status_code == 200
    assert WORD not in page.content.decode()


def test_agreement_to_the_terms_ends_with_the_account_only(client_of_lan, lan):
    words = Wording(Purpose.TERMS, "x", "1")
    consent = give_consent(user=lan, wording=words, how=Consent.How.SIGN_UP, at=AT)
    assert take_back(client_of_lan, consent).status_code == 404
    assert active(lan).filter(pk=consent.pk).exists()


def test_somebody_elses_consent_is_not_there(lan, client):
    client.force_login(owner(email="hoa@example.vn"))
    held = Consent.objects.first()
    assert take_back(client, held).status_code == 404
    assert client.post(f"/my/data/consents/{'9' * 30}/withdraw/").status_code == 404
    assert not Consent.objects.exclude(withdrawn_at=None).exists()


def test_a_vendor_who_got_a_request_for_prices_is_asked_to_delete(client_of_lan, lan):
    quote = Quote.objects.get()
    quote.sent_to, quote.mailed_at = "ban@pos.example", AT
    quote.save()
    take_back(client_of_lan, quote.consent)
    write_to_vendor(kind="quote-taken-back", pk=quote.pk, at=AT)
    assert mail.outbox[-1].to == ["ban@pos.example"]
    assert WORD not in mail.outbox[-1].body


def test_a_request_taken_back_is_not_written_to_the_vendor(client_of_lan, lan):
    quote = Quote.objects.get()
    Quote.objects.update(state="SENT", answered_at=None, monthly_vnd=None, sent_to="ban@x.example")
    take_back(client_of_lan, quote.consent)
    write_to_vendor(kind="quote", pk=quote.pk, at=AT)
    assert mail.outbox == []
