"""The history says on which page something changed, never the key that opens the page."""

import pytest
from django.urls import resolve

from matching.trials.mails import token_of
from matching.trials.services import ask_trial
from portal.middleware import page_of
from tests.matching.trials import conftest as trials
from tests.owners import owner


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("/vendor/quotes/quote-6:XV77abc/", "/vendor/quotes/<token>/"),
        ("/vendor/trials/trial-6:XV77abc/", "/vendor/trials/<token>/"),
        ("/vendor/invitations/5:XV77abc/", "/vendor/invitations/<token>/"),
        ("/my/invitations/5:XV77abc/", "/my/invitations/<token>/"),
        ("/match/XV77abc/roadmap/steps/3/done/", "/match/<token>/roadmap/steps/3/done/"),
        ("/assessment/colleagues/XV77abc/", "/assessment/colleagues/<token>/"),
        ("/assessment/XV77abc/part/data/", "/assessment/<token>/part/data/"),
        ("/notices/stop/XV77abc/", "/notices/stop/<token>/"),
        ("/admin/welcome/MQ/XV77abc/", "/admin/welcome/<key>/<token>/"),
        ("/admin/matching/trial/7/change/", "/admin/matching/trial/7/change/"),
        ("/my/trials/7/", "/my/trials/7/"),
        ("/platforms/kiotviet/report/", "/platforms/kiotviet/report/"),
        ("/admin/no/such/XV77abc", "/admin/<url>"),
    ],
)
def test_what_opens_a_page_is_cut_and_what_names_it_stays(asked, kept):
    assert page_of(resolve(asked)) == kept


def test_a_vendors_link_does_not_enter_the_history(db, client):
    lan = owner()
    shop = trials.make_enterprise(lan, "Tạp hóa Lan")
    form = trials.asked()
    trial = ask_trial(enterprise=shop, slug="kiotviet", asked=form, by=lan, at=trials.AT)
    client.post(f"/vendor/trials/{token_of('trial', trial.pk)}/", {"act": "contacted"})
    event = trial.pgh_event_model.objects.filter(pgh_obj_id=trial.pk).latest("pgh_id")
    assert event.pgh_context.metadata["url"] == "/vendor/trials/<token>/"
