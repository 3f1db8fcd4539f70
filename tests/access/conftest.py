import logging
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from accounts.post.letters import Envelope, post
from assessment.models import Assessment, InstrumentVersion, new_token
from enterprises.services import invite, token_of
from guidance.models import PageAnswer
from ledger.notices import About, notify
from matching.engine import ENGINE_VERSION
from matching.models import MatchResult, QuoteRequest, Review, Roadmap, Trial
from matching.trials.mails import token_of as vendor_token
from platforms.models import Criterion, Decision, Interest, Platform, Revision, Vendor
from platforms.revisions.content import read_content
from sheets.models import SheetImport
from tests.owners import enterprise_of, join, owner


def make_result():
    """Stores a result; who holds it is told by a cookie, not by the row."""
    at = datetime.now(UTC)
    return MatchResult.objects.create(
        request_key=uuid4(),
        inputs={},
        seed_on=date(2026, 11, 22),
        engine_version=ENGINE_VERSION,
        catalogue_version=1,
        created_at=at,
        expires_at=at + timedelta(days=90),
    )


def make_step(result):
    """Keeps a roadmap of one step for a stored result."""
    day = date(2026, 12, 1)
    moments = {"created_at": result.created_at, "changed_at": result.created_at}
    roadmap = Roadmap.objects.create(result=result, starts_on=day, **moments)
    return roadmap.steps.create(
        phase="START", kind="CHECK", title_vi="x", starts_on=day, due_on=day
    )


def make_interest():
    """What somebody has declared of her stake in a vendor."""
    person, vendor = owner(email="lien-quan@example.vn"), Vendor.objects.get(slug="misa")
    said = {"kind": "OWNS", "from_on": date(2026, 1, 1), "declared_at": datetime.now(UTC)}
    return Interest.objects.create(user=person, vendor=vendor, request_key=uuid4(), **said)


def make_answer():
    """What a reader said of an article."""
    said = {"page": "ARTICLE", "code": "start-small", "day": date(2026, 11, 28)}
    return PageAnswer.objects.create(is_helpful=True, request_key=uuid4(), **said)


def make_told(user):
    """What somebody was told, and a letter to an address."""
    at = datetime.now(UTC)
    notify(user=user, kind="trial-ending", about=About("1", {"platform": "Sapo"}), at=at)
    post(Envelope("phone-code", "1", "+84912345678"), {"code": "123456"}, at=at)


def make_sheet():
    """Stores a file of needs that was read and waits for its columns to be matched."""
    said = {"kind": "needs", "name": "a.csv", "size": 9, "sha256": "", "request_key": uuid4()}
    return SheetImport.objects.create(**said, state="READ", created_at=datetime.now(UTC))


def make_assessment():
    """Stores a finished assessment that has a link for colleagues."""
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    at = datetime.now(UTC)
    return Assessment.objects.create(
        request_key=uuid4(),
        version=version,
        series=uuid4(),
        created_at=at,
        changed_at=at,
        finished_at=at,
        expires_at=at + timedelta(days=90),
        shares={},
        level=0,
        colleague_token=new_token(),
    )


def make_revision():
    """Stores a vendor's text that waits for review, a decision on its listing, a criterion."""
    platform, at = Platform.objects.get(slug="misa-asp"), datetime.now(UTC)
    moments = {"created_at": at, "changed_at": at, "submitted_at": at}
    said = {"side": "VENDOR", "state": "SUBMITTED", "content": read_content(platform)}
    Revision.objects.create(platform=platform, number=1, request_key=uuid4(), **said, **moments)
    Decision.objects.create(
        platform=platform, act="RENEW", evidence=platform.evidence, decided_at=at
    )
    Criterion.objects.create(code="a-rule", use="LISTING", position=900, title_vi="x")


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are expected here: logging each costs more than asking."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def enterprises(people):
    """Three enterprises: owned by all of the people, joined by them, and somebody else's."""
    person = owner(email="nguoi-khac@example.vn")
    made = {}
    for label, role in (("owned", "OWNER"), ("joined", "MEMBER"), ("strange", None)):
        enterprise = enterprise_of(person, name=label)
        if role:
            for each in people:
                join(enterprise, each, role=role)
        made[label] = {
            "pk": str(enterprise.pk),
            "member": str(join(enterprise, owner()).pk),
            **invited(enterprise, person),
            **requested(enterprise, person),
        }
    return made


def requested(enterprise, person):
    """A trial and a request for prices of the enterprise, and their vendor's addresses."""
    at, platform = datetime.now(UTC), Platform.objects.get(slug="kiotviet")
    common = {"asked_by": person, "request_key": uuid4(), "requested_at": at}
    trial = Trial.objects.create(enterprise=enterprise, platform=platform, **common)
    asked = QuoteRequest.objects.create(enterprise=enterprise, **{**common, "request_key": uuid4()})
    quote = asked.quotes.create(platform=platform, place=1)
    review = Review.objects.create(
        trial=trial, stars=4, state="PUBLISHED", written_at=at, decided_at=at
    )
    return {
        "review": review.pk,
        "my-trial": str(trial.pk),
        "my-quote": str(asked.pk),
        "vendor-trial": vendor_token("trial", trial.pk),
        "vendor-quote": vendor_token("quote", quote.pk),
    }


def invited(enterprise, person):
    """An open invitation of the enterprise, and the token that is in its letter."""
    letter = invite(
        enterprise=enterprise,
        email="ban-moi@example.vn",
        role="MEMBER",
        request_key=uuid4(),
        by=person,
        at=datetime.now(UTC),
    )
    return {"invitation": str(letter.pk), "token": token_of(letter)}
