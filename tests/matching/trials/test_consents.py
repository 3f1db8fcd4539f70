"""One consent a request: none ends, or answers for, another at the same platform."""

import pytest

from accounts.consents import active, subjects
from matching.models import Quote, Trial
from matching.trials.quotes import Price, answer_quote, ask_quotes
from matching.trials.services import ask_trial, take_back
from tests.matching.trials.conftest import AT, asked, make_enterprise
from tests.matching.trials.test_quotes import wanted


def try_it(enterprise, owner):
    return ask_trial(enterprise=enterprise, slug="kiotviet", asked=asked(), by=owner, at=AT)


def price(enterprise, owner):
    made = ask_quotes(enterprise=enterprise, wanted=wanted("kiotviet"), by=owner, at=AT)
    return made.quotes.get()


@pytest.mark.parametrize("order", [(try_it, price), (price, try_it), (price, price)])
def test_a_second_request_leaves_the_first_agreed_to(enterprise, owner, reachable, order):
    first, second = (ask(enterprise, owner) for ask in order)
    assert {row.consent for row in (first, second)} == set(active(owner))
    assert active(owner).count() == 2


def test_a_trial_taken_back_leaves_the_price_to_come(trial, enterprise, owner):
    quote = price(enterprise, owner)
    take_back(trial=trial, at=AT)
    answered = answer_quote(quote=quote, price=Price(250_000, None), at=AT)
    assert (answered.state, answered.is_taken_back) == ("ANSWERED", False)


def test_a_price_taken_back_on_her_page_leaves_the_trial(trial, enterprise, owner, client):
    quote = price(enterprise, owner)
    client.force_login(owner)
    page = client.get("/my/data/").content.decode()
    assert ": dùng thử · Tạp hóa Lan" in page
    assert ": hỏi giá · Tạp hóa Lan" in page
    assert page.count("/withdraw/") == 2
    client.post(f"/my/data/consents/{quote.consent_id}/withdraw/")
    assert Quote.objects.get().is_taken_back
    assert Trial.objects.get().state == "SENT"


def test_two_enterprises_of_one_person_ask_each_for_itself(trial, owner):
    other = make_enterprise(owner, "Quán Lan")
    second = try_it(other, owner)
    take_back(trial=trial, at=AT)
    second.refresh_from_db()
    assert (second.state, second.consent.withdrawn_at) == ("SENT", None)
    names = subjects([trial.consent, second.consent]).values()
    assert {name.partition("· ")[2] for name in names} == {"Tạp hóa Lan", "Quán Lan"}
