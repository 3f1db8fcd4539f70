"""An owner who has told the portal something everywhere, and somebody else who has too."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from accounts.consents import Wording, give_consent
from accounts.models import Consent, Purpose, User
from assessment.models import Assessment, ColleagueAnswer, InstrumentVersion
from enterprises.models import (
    Conditions,
    Enterprise,
    EnterpriseNeed,
    Invitation,
    Membership,
    Statement,
    TaxCodeClaim,
    ToolInUse,
)
from ledger.models import Notice, NoticeChoice, ProblemReport
from matching.models import (
    MatchResult,
    Quote,
    QuoteRequest,
    Review,
    Roadmap,
    RoadmapStep,
    SeenMatches,
    Trial,
    WatchedMatches,
)
from platforms.models import (
    EvidenceFile,
    Interest,
    Message,
    Platform,
    Vendor,
    VendorClaim,
    VendorInvitation,
    VendorMember,
)
from platforms.models.revisions import Side
from platforms.revisions.writing import start_revision
from programme.models import Call, CallAnswer, Survey
from programme.survey.services import Given, answer_survey, who
from tests.outbox import put
from tests.owners import tax_code

AT = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
CANARY = "hoangyen"
EMAIL = f"lan.{CANARY}@example.vn"
PHONE = "+84987654321"
CODE = tax_code(7)
WORD = f"chim {CANARY} hót"


def person(email=EMAIL, phone=PHONE):
    user = User.objects.create_user(
        email, name=f"Chị {WORD}", phone=phone, email_verified_at=AT, phone_verified_at=AT
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Authenticator.objects.create(user=user, type="totp", data={"secret": WORD})
    SocialAccount.objects.create(user=user, provider="eid", uid=WORD, extra_data={"name": WORD})
    return user


def sign_in(user):
    client = Client(HTTP_USER_AGENT=WORD.encode().decode("latin-1"))
    client.force_login(user)
    client.get("/accounts/")
    UserSession.objects.update_or_create(
        user=user,
        session_key=client.session.session_key,
        defaults={"ip": "127.0.0.1", "user_agent": WORD, "last_seen_at": AT},
    )
    return client


def enterprise(user, *, code=CODE):
    row = Enterprise.objects.create(
        kind="SME",
        name=f"Công ty {WORD}",
        tax_code=code,
        request_key=uuid4(),
        created_at=AT,
        updated_at=AT,
    )
    Membership.objects.create(user=user, enterprise=row, role="OWNER", created_at=AT)
    return row


def inside(row, user):
    """What an enterprise says of itself."""
    Invitation.objects.create(
        enterprise=row,
        email=f"ban.{CANARY}@example.vn",
        role="MEMBER",
        token_hash=uuid4().hex * 2,
        request_key=uuid4(),
        created_by=user,
        created_at=AT,
        expires_at=AT + timedelta(days=7),
    )
    TaxCodeClaim.objects.create(
        tax_code=CODE, claimant=row, claimed_by=user, claimed_at=AT, note=WORD
    )
    Statement.objects.create(
        enterprise=row, text=WORD, request_key=uuid4(), created_by=user, created_at=AT
    )
    EnterpriseNeed.objects.create(
        enterprise=row, need_id="payroll", source="CHOSEN", created_at=AT, updated_at=AT
    )
    Conditions.objects.create(enterprise=row, budget_vnd_per_month=987_654_321, updated_at=AT)
    ToolInUse.objects.create(enterprise=row, name=WORD, created_at=AT)
    looked_at(row)


def looked_at(row):
    """What fitted the enterprise when she and the portal last looked."""
    SeenMatches.objects.create(
        enterprise=row,
        slugs=["kiotviet"],
        profile_version=1,
        needs_version=1,
        catalogue_version=1,
        seen_at=AT,
    )
    versions = [1, 1, 1]
    WatchedMatches.objects.create(
        enterprise=row, slugs=["kiotviet"], base=versions, checked=versions, based_at=AT
    )


def consent(user, slug):
    words = Wording(Purpose.SHARE_WITH_VENDOR, WORD, "1", f"platform:{slug}")
    return give_consent(user=user, wording=words, how=Consent.How.FORM, at=AT)


def trial(row, user, slug="kiotviet", **fields):
    said = {"state": "SENT", "shared": [["Tên", WORD], ["E-mail", user.email]]}
    return Trial.objects.create(
        enterprise=row,
        platform=Platform.objects.get(slug=slug),
        sent_to="ban@nha-cung-cap.example",
        mailed_at=AT,
        asked_by=user,
        consent=consent(user, slug),
        request_key=uuid4(),
        requested_at=AT,
        **{**said, **fields},
    )


def ended(row, user, slug, **review):
    """A trial that went to its end, and what was said of it."""
    days = {"started_on": AT.date(), "ends_on": AT.date() + timedelta(days=14)}
    done = {"state": "RENEWED", "start_noted_at": AT, **days}
    tried = trial(row, user, slug, **done, ended_on=AT.date(), note=WORD)
    return Review.objects.create(trial=tried, written_at=AT, **review)


def trials(row, user):
    trial(row, user)
    ended(row, user, "sapo", stars=4, text=WORD)
    asked = QuoteRequest.objects.create(
        enterprise=row,
        asked_by=user,
        shared=[["Tên", WORD]],
        request_key=uuid4(),
        requested_at=AT,
    )
    Quote.objects.create(
        request=asked,
        platform=Platform.objects.get(slug="pos365"),
        place=1,
        consent=consent(user, "pos365"),
        state="ANSWERED",
        monthly_vnd=1,
        covers=WORD,
        answered_at=AT,
    )


def results(user):
    result = MatchResult.objects.create(
        request_key=uuid4(),
        text=WORD,
        inputs={"note": WORD},
        seed_on=AT.date(),
        engine_version="1",
        catalogue_version=1,
        created_at=AT,
        owner=user,
    )
    plan = Roadmap.objects.create(result=result, starts_on=AT.date(), created_at=AT, changed_at=AT)
    RoadmapStep.objects.create(
        roadmap=plan,
        request_key=uuid4(),
        phase="START",
        kind="OWN",
        own_title=WORD,
        starts_on=AT.date(),
        due_on=AT.date(),
    )


def assessments(user):
    attempt = Assessment.objects.create(
        request_key=uuid4(),
        version=InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED"),
        owner=user,
        series=uuid4(),
        answers={"q": WORD},
        created_at=AT,
        changed_at=AT,
        finished_at=AT,
        shares={"p": WORD},
        level=1,
    )
    ColleagueAnswer.objects.create(assessment=attempt, request_key=uuid4(), shares={"p": WORD})


def told(user):
    Notice.objects.create(
        user=user, kind="trial-silent", key=WORD, params={"x": WORD}, created_at=AT, due_at=AT
    )
    NoticeChoice.objects.create(user=user, group="MATCHES", delivery="DAILY")
    Interest.objects.create(
        user=user,
        vendor=Vendor.objects.get(slug="misa"),
        kind="OTHER",
        note=WORD,
        from_on=AT.date(),
        declared_at=AT,
        request_key=uuid4(),
    )
    ProblemReport.objects.create(
        subject_kind="platform",
        subject_key="sapo",
        reason="OTHER",
        text=WORD,
        answer=WORD,
        contact=user.email,
        request_key=uuid4(),
        created_at=AT,
    )
    if user.email == EMAIL:
        put(EMAIL, WORD, subject=WORD)
        put(PHONE, WORD)
        put("khac@example.vn", f"Từ {EMAIL}.")


def of_vendor(user):
    """She acts for a vendor: what she wrote there stays without her, so it holds no trace."""
    platform = Platform.objects.select_related("vendor").get(slug="kiotviet")
    vendor, other = platform.vendor, User.objects.create_user(f"{user.pk}@kiotviet.example")
    member = VendorMember.objects.create(vendor=vendor, user=user, created_at=AT)
    said = {"request_key": uuid4(), "created_at": AT}
    VendorClaim.objects.create(vendor=vendor, user=user, position=WORD, proof=WORD, **said)
    letter = VendorInvitation.objects.create(
        vendor=vendor,
        email=user.email,
        token_hash=uuid4().hex,
        expires_at=AT + timedelta(days=21),
        **{**said, "request_key": uuid4()},
    )
    told_of(user, letter, member, other)
    wrote(user, platform)
    answered_call(user, platform)


def answered_call(user, platform):
    """A call that somebody else wrote, with a listing."""
    day = AT.date()
    call = Call.objects.create(
        slug=f"loi-moi-{user.pk}",
        title_vi="Lời mời",
        needs=["pos-retail"],
        opens_on=day,
        closes_on=day,
        request_key=uuid4(),
        created_at=AT,
        changed_at=AT,
    )
    CallAnswer.objects.create(call=call, platform=platform, answered_by=user, answered_at=AT)


def answered(user):
    """The yearly survey, with her account."""
    survey = Survey.objects.get(year=2026)
    answer_survey(
        survey=survey.pk,
        given=Given({"use": "one"}, province="01"),
        request_key=uuid4(),
        version=0,
        by=who(year=2026, user=user, browser=user.email),
        at=AT,
    )


def told_of(user, letter, member, other):
    """An officer's log and a colleague's notice name her."""
    about = ContentType.objects.get_for_model(VendorInvitation)
    by = User.objects.create_user(f"moi{user.pk}@staff.example", is_staff=True)
    LogEntry.objects.create(
        user=by, content_type=about, object_id=letter.pk, object_repr=str(letter), action_flag=1
    )
    Notice.objects.create(
        user=other,
        kind="vendor-person-joined",
        key=str(member.pk),
        params={"who": user.name, "vendor": "x"},
        created_at=AT,
        due_at=AT,
    )


def wrote(user, platform):
    """A draft with a message and a file."""
    said = {"request_key": uuid4(), "created_at": AT}
    revision = start_revision(
        platform=platform, side=Side.VENDOR, request_key=uuid4(), by=user, at=AT
    )
    Message.objects.create(
        revision=revision,
        side="VENDOR",
        author=user,
        text="Có.",
        **said,
    )
    EvidenceFile.objects.create(
        platform=platform,
        kind="OTHER",
        title="Giấy",
        stored_as=uuid4().hex,
        size_bytes=1,
        uploaded_by=user,
        uploaded_at=AT,
    )


@pytest.fixture
def lan(db):
    """Her only enterprise has nobody else."""
    user = person()
    row = enterprise(user)
    inside(row, user)
    trials(row, user)
    results(user)
    assessments(user)
    told(user)
    of_vendor(user)
    answered(user)
    return user


@pytest.fixture
def client_of_lan(lan):
    return sign_in(lan)
