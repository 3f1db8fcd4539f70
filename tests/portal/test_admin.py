import uuid
from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import DataRequest, User
from accounts.post.letters import Envelope, post
from advisers.models import AdviserInvitation, Leave
from enterprises.models import TaxCodeClaim
from guidance.answers import answer_page
from guidance.models import PageAnswer
from ledger.models import DailyCount, ProblemReport, Wish
from ledger.notices import About, notify
from ledger.services import keep_wish, report_problem
from matching.models import QuoteRequest, Review, Trial
from platforms.choices import Status
from platforms.links.models import LinkCheck
from platforms.models import (
    Criterion,
    Decision,
    Interest,
    Platform,
    Revision,
    Signal,
    Vendor,
    VendorClaim,
    VendorInvitation,
    VendorMember,
)
from platforms.revisions import services
from platforms.revisions.content import read_content
from reference.models import LegacyUnit, Need, SizeGroup
from sheets.models import SheetExport, SheetImport
from tests.advisers.people import adviser
from tests.advisers.people import case as asked_for_advice
from tests.guidance.test_stories import story
from tests.owners import enterprise_of, owner, tax_code
from tests.programme.admin_rows import of_programme
from tests.staff import colleague, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
ADDED = [
    model
    for model in MODELS
    if model._meta.label
    in {
        "accounts.User",
        "advisers.Advice",
        "advisers.AdviserInvitation",
        "advisers.Organisation",
        "assessment.Instrument",
        "assessment.InstrumentVersion",
        "assessment.Question",
        "guidance.Article",
        "guidance.Plan",
        "guidance.SkillPath",
        "guidance.Story",
        "guidance.Term",
        "guidance.Duty",
        "guidance.LegalReference",
        "platforms.Criterion",
        "platforms.Platform",
        "platforms.Vendor",
        "platforms.VendorInvitation",
        "programme.EmbedHost",
        "programme.Figure",
        "programme.Indicator",
        "programme.OfflineActual",
        "programme.Survey",
        "programme.SurveyQuestion",
        "programme.Target",
        "reference.BusinessFunction",
        "reference.Need",
        "sheets.SheetImport",
    }
]
MOST_QUERIES = 25


def label(model):
    return model._meta.label


def address(model, name, *args):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=args)


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """Rows of what only readers and colleagues make; once, for no test leaves anything behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        for number in range(12):
            reported(number)
            tried(kept(number))
            watched(number)
            of_vendor(number)
            answered(number)
            of_network(number)
            of_programme(number)
            written(number)
        decided_and_waiting()
        yield
        transaction.set_rollback(True)


def reported(number):
    """What readers told of a listing and what they did not find."""
    report_problem(
        subject=("platform", "misa-asp"),
        request_key=uuid.UUID(int=number),
        at=timezone.now(),
        reason="OTHER",
        text=f"lý do {number}",
    )
    keep_wish(
        origin=Wish.Origin.SEARCH,
        text=f"ước {number}",
        needs=["inventory-management"],
        filters="",
        language="vi",
        on=timezone.localdate(),
    )


def answered(number):
    """What a reader said of an article."""
    answer_page(
        page=PageAnswer.Page.ARTICLE,
        code="start-small",
        request_key=uuid.UUID(int=number),
        at=timezone.now(),
        is_helpful=bool(number % 2),
        text=f"ý kiến {number}",
        language="vi",
    )


def written(number):
    """A notice that somebody was told, and a letter."""
    at = timezone.now()
    about = About(str(number), {"platform": "Sapo", "ends": at.date()}, "/my/trials/1/")
    notify(user=owner(), kind="trial-ending", about=about, at=at)
    envelope = Envelope("problem-answered", str(number), f"doc{number}@example.vn")
    post(envelope, dict.fromkeys(("reason", "text", "status", "answer", "url"), "x"), at=at)


def kept(number):
    """What readers, colleagues and owners left; gives an enterprise whose tax code is claimed."""
    DailyCount.objects.create(day=date(2026, 1, 1), kind="VIEW", key=str(number), times=1)
    story(code=f"chuyen-{number}")
    DataRequest.objects.create(
        kind="EXPORT", user=owner(), asked_at=timezone.now(), due_on=timezone.localdate()
    )
    colleague("auditor")
    SheetImport.objects.create(
        kind="needs",
        name=f"{number}.csv",
        size=9,
        state="READ",
        request_key=uuid.UUID(int=number),
        created_at=timezone.now(),
    )
    SheetExport.objects.create(
        kind="needs", format="csv", row_count=number, created_at=timezone.now()
    )
    holder = enterprise_of(owner(), tax_code=tax_code(number))
    claimant = enterprise_of(owner())
    TaxCodeClaim.objects.create(
        tax_code=holder.tax_code, claimant=claimant, holder=holder, claimed_at=timezone.now()
    )
    return holder


def decided_and_waiting():
    """A dozen criteria and decisions, and as many listings whose next text waits for staff."""
    at = timezone.now()
    rows = list(Platform.objects.filter(status=Status.PUBLISHED).order_by("pk")[:12])
    for number, row in enumerate(rows):
        Criterion.objects.create(
            code=f"rule-{number}", use="LISTING", position=500 + number, title_vi="x", title_en="x"
        )
        Decision.objects.create(platform=row, act="RENEW", evidence=row.evidence, decided_at=at)
        Revision.objects.create(
            platform=row,
            number=1,
            side="VENDOR",
            state="SUBMITTED",
            # Only the page of the first is opened.
            content={} if number else read_content(row),
            request_key=uuid.uuid4(),
            created_at=at,
            changed_at=at,
            submitted_at=at,
        )


def watched(number):
    """A link, something odd, and a colleague with a stake."""
    at, sapo = timezone.now(), Platform.objects.get(slug="sapo")
    LinkCheck.objects.create(platform=sapo, address=f"https://a.vn/{number}")
    Signal.objects.create(
        kind="ONLY_BEST",
        digest=str(number),
        weight=8,
        facts={"count": 8},
        refs=[["review", 1]],
        first_seen_at=at,
        last_seen_at=at,
    )
    Interest.objects.create(
        user=colleague("moderator"),
        vendor=sapo.vendor,
        kind="PAID",
        from_on=date(2026, 1, 1),
        declared_at=at,
        request_key=uuid.uuid4(),
    )


def tried(enterprise):
    """A trial with its review, and a request for a price."""
    at, platform = timezone.now(), Platform.objects.order_by("pk").first()
    made = {"enterprise": enterprise, "requested_at": at}
    trial = Trial.objects.create(platform=platform, request_key=uuid.uuid4(), **made)
    Review.objects.create(trial=trial, stars=4, text="tốt", written_at=at)
    asked = QuoteRequest.objects.create(request_key=uuid.uuid4(), **made)
    asked.quotes.create(platform=platform, place=1)


def of_vendor(number):
    """Somebody who acts for a vendor, who claims it and who is invited to."""
    at, vendor = timezone.now(), Vendor.objects.get(slug="misa")
    common = {"vendor": vendor, "created_at": at}
    key = uuid.uuid4()
    VendorMember.objects.create(user=owner(), **common)
    VendorClaim.objects.create(user=owner(), position="x", proof="x", request_key=key, **common)
    VendorInvitation.objects.create(
        email=f"moi{number}@example.vn",
        token_hash=key.hex,
        request_key=key,
        expires_at=at + timedelta(days=21),
        **common,
    )


def of_network(number):
    """An adviser on leave, somebody invited, and a request for advice."""
    at, today = timezone.now(), timezone.localdate()
    row, key = adviser(), uuid.uuid4()
    asked_for_advice(contact=f"hoi{number}@example.vn")
    Leave.objects.create(adviser=row, from_on=today, until_on=today, request_key=key, created_at=at)
    AdviserInvitation.objects.create(
        organisation=row.organisation,
        email=f"cb{number}@moi.example.vn",
        token_hash=key.hex,
        request_key=key,
        created_at=at,
        expires_at=at + timedelta(days=21),
    )


@pytest.fixture
def superuser(client, db):
    return sign_in(client, "superuser")


def queries(client, path):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    assert response.status_code == 200
    return len(asked)


# ── Every page of every table ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("model", MODELS, ids=label)
def test_a_list_costs_the_same_however_long(client, superuser, filled, model, monkeypatch):
    counts = []
    for size in (2, 2, 12):  # the first visit warms what the process keeps
        monkeypatch.setattr(admin.site.get_model_admin(model), "list_per_page", size)
        counts.append(queries(client, address(model, "changelist")))
    # A list of one page is not asked for its keys first, so it may cost one query less.
    assert counts[1] - 1 <= counts[2] <= counts[1] <= MOST_QUERIES


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_a_row_opens_at_a_bounded_cost(client, superuser, filled, model):
    row = model._default_manager.order_by("pk").first()
    assert queries(client, address(model, "change", row.pk)) <= MOST_QUERIES


@pytest.mark.parametrize(
    ("model", "parts"),
    [(Need, "synonyms"), (SizeGroup, "limits")],
    ids=["synonyms", "limits"],
)
def test_a_row_costs_the_same_however_many_parts(client, superuser, model, parts):
    rows = model.objects.annotate(parts=admin.options.models.Count(parts)).order_by("parts", "pk")
    queries(client, address(model, "change", rows.last().pk))
    few = queries(client, address(model, "change", rows.first().pk))
    assert queries(client, address(model, "change", rows.last().pk)) == few


def test_a_draft_of_a_listing_costs_the_same_however_many_parts(client, superuser):
    row = Platform.objects.get(slug="misa-asp")
    path = address(Platform, "change", row.pk)
    row.sources.create(address="https://example.vn/0", retrieved_on=date(2026, 1, 1))
    queries(client, path)
    few = queries(client, path)
    for number in range(1, 11):
        row.sources.create(address=f"https://example.vn/{number}", retrieved_on=date(2026, 1, 1))
    for need in Need.objects.exclude(platform_needs__platform=row).order_by("pk")[:10]:
        row.platform_needs.create(need=need, strength="SUPPORTING")
    assert queries(client, path) == few <= MOST_QUERIES


@pytest.mark.parametrize("model", [Platform, Revision], ids=label)
def test_an_officer_opens_it_at_a_bounded_cost_too(client, filled, model):
    sign_in(client, "moderator", email="duyet@ministry.example")
    row = model._default_manager.order_by("pk").first()
    assert queries(client, address(model, "change", row.pk)) <= MOST_QUERIES


@pytest.mark.parametrize(
    ("model", "name", "args", "query"),
    [
        (Revision, "bulk", (), "act=TAKE"),
        (Platform, "decide", ("suspend",), ""),
        (Platform, "decide", ("renew",), ""),
    ],
    ids=["take", "suspend", "renew"],
)
def test_an_act_on_many_is_asked_at_the_same_cost(
    client, superuser, filled, model, name, args, query
):
    waiting = Revision.objects.order_by("pk")
    keys = [row.pk if model is Revision else row.platform_id for row in waiting]
    path = f"{address(model, name, *args)}?{query}"
    queries(client, f"{path}&pk={keys[0]}")
    few = queries(client, f"{path}&pk={keys[0]}")
    assert queries(client, path + "".join(f"&pk={key}" for key in keys)) == few <= MOST_QUERIES


@pytest.mark.parametrize("model", ADDED, ids=label)
def test_a_page_for_a_new_row_opens(client, superuser, model):
    assert queries(client, address(model, "add")) <= MOST_QUERIES


@pytest.mark.parametrize("model", sorted(set(MODELS) - set(ADDED), key=label), ids=label)
def test_the_rest_is_not_added_by_hand(client, superuser, model):
    assert client.get(address(model, "add")).status_code == 403


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_nothing_can_be_deleted(client, superuser, filled, model):
    row = model._default_manager.order_by("pk").first()
    assert client.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_nothing_can_be_deleted_by_the_list(client, superuser, filled, model):
    row = model._default_manager.order_by("pk").first()
    data = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    client.post(address(model, "changelist"), data)
    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_every_history_opens(client, superuser, filled, model):
    row = model._default_manager.order_by("pk").first()
    assert queries(client, address(model, "history", row.pk)) <= MOST_QUERIES


def test_only_our_own_tables_are_shown(db):
    apps = {model._meta.app_label for model in MODELS}
    assert apps == {
        "accounts",
        "advisers",
        "assessment",
        "enterprises",
        "guidance",
        "ledger",
        "matching",
        "platforms",
        "programme",
        "reference",
        "sheets",
    }


def test_pages_speak_vietnamese_whatever_the_browser_asks(client, superuser):
    response = client.get("/admin/", headers={"accept-language": "en"})
    assert 'lang="vi"' in response.content.decode()


# ── Bad input ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("model", [Platform, Need, LegacyUnit, User], ids=label)
@pytest.mark.parametrize(
    "query",
    [
        "q=%ED%A0%80",
        "q=" + "a" * 10_000,
        "q=" + "a+" * 3_000,
        "q=%22",
        "q=%25_%5C",
        "q=%F0%9F%98%80%E2%80%AE",
        "p=abc",
        "p=99999999999999999999",
        "o=9.9.-9.x",
        "e=1",
    ],
    ids=["surrogate", "long", "many", "quote", "wild", "emoji", "page", "far", "order", "error"],
)
def test_an_odd_search_is_no_error(client, superuser, model, query):
    assert client.get(f"{address(model, 'changelist')}?{query}").status_code in (200, 302, 404)


def test_nul_in_a_search_is_refused(client, superuser):
    assert client.get(address(Platform, "changelist") + "?q=%00").status_code == 400


@pytest.mark.parametrize(
    "key", ["abc", "_00", "99999999999999999999", "-1", "_ED_A0"], ids=lambda key: key
)
@pytest.mark.parametrize("name", ["change", "history"])
@pytest.mark.parametrize("model", [Platform, Need], ids=label)
def test_an_unknown_row_is_told(client, superuser, model, name, key):
    path = address(model, name, "KEY").replace("KEY", key)
    assert client.get(path).status_code == 302


@pytest.mark.parametrize("key", ["on", "9" * 30, "1e400", "-1"])
def test_a_forged_key_of_a_row_to_choose_is_told(client, superuser, key):
    """The form comes back with what it is about, as for a key that nobody has."""
    for model, name in ((VendorInvitation, "vendor"), (Platform, "vendor")):
        shown = client.post(address(model, "add"), {name: key})
        assert name in shown.context["adminform"].form.errors


def test_nul_in_a_form_is_refused(client, superuser):
    data = {"name": "a\0b"}
    assert client.post(address(Platform, "add"), data).status_code == 400


@pytest.mark.parametrize("chosen", ["abc", "", "1;drop"])
def test_forged_rows_of_an_action_are_refused(client, superuser, chosen):
    data = {"action": "publish", "_selected_action": chosen}
    assert client.post(address(Platform, "changelist"), data).status_code == 302


# ── Who may what ─────────────────────────────────────────────────────────────────────────────
SEES = [
    ("moderator", Platform, "changelist", 200),
    ("moderator", Platform, "add", 200),
    ("moderator", Need, "changelist", 200),
    ("moderator", Need, "add", 403),
    ("content_editor", Platform, "changelist", 200),
    ("content_editor", Platform, "add", 403),
    ("content_editor", Need, "add", 200),
    ("content_editor", ProblemReport, "changelist", 200),
    ("programme_manager", Platform, "add", 403),
    ("programme_manager", Wish, "changelist", 200),
    ("auditor", Platform, "changelist", 200),
    ("auditor", Platform, "add", 403),
    ("auditor", User, "changelist", 200),
    ("auditor", User, "add", 403),
    ("moderator", User, "changelist", 403),
    ("adviser_coordinator", Platform, "changelist", 200),
    ("adviser_coordinator", Platform, "add", 403),
    ("adviser_coordinator", User, "changelist", 403),
    ("admin", User, "add", 200),
    ("admin", Platform, "add", 200),
    (None, Platform, "changelist", 403),
    (None, Need, "changelist", 403),
]


@pytest.mark.parametrize(("role", "model", "name", "status"), SEES)
def test_each_role_opens_what_it_may(client, db, role, model, name, status):
    sign_in(client, role)
    assert client.get(address(model, name)).status_code == status


@pytest.mark.parametrize("role", ["programme_manager", "auditor", "adviser_coordinator", None])
def test_readers_change_nothing(client, db, role):
    sign_in(client, role)
    row = Platform.objects.get(slug="misa-asp")
    client.post(address(Platform, "change", row.pk), {"name": "anders", "_version": "x"})
    row.refresh_from_db()
    assert row.name == "MISA ASP"


def test_readers_are_offered_nothing_to_save(client, db):
    sign_in(client, "auditor")
    row = Platform.objects.get(slug="misa-asp")
    assert 'name="_save"' not in client.get(address(Platform, "change", row.pk)).content.decode()


def test_readers_see_lists_of_codes_in_words(client, db):
    sign_in(client, "auditor")
    row = Platform.objects.filter(sizes__contains=["micro"]).order_by("pk").first()
    words = str(dict(Platform._meta.get_field("sizes").base_field.choices)["micro"])
    page = client.get(address(Platform, "change", row.pk)).content.decode()
    assert f'<div class="readonly">{words}' in page


def test_somebody_without_staff_rights_is_sent_to_sign_in(client, db):
    sign_in(client, None, is_staff=False)
    assert client.get("/admin/").url.startswith(reverse("admin:login"))


# ── History ──────────────────────────────────────────────────────────────────────────────────
def test_the_history_names_who_and_why(client, superuser):
    platform = Platform.objects.get(slug="misa-asp")
    officer = colleague("moderator", name="Lê Văn Gỡ")
    services.retire_listing(
        platform=platform,
        by=officer,
        at=timezone.now(),
        said=services.Said(reason="Nhà cung cấp thôi bán."),
    )
    page = client.get(address(Platform, "history", platform.pk)).content.decode()
    assert "Lê Văn Gỡ" in page
    assert "Nhà cung cấp thôi bán." in page


def test_the_history_shows_what_a_field_was_and_became(client, superuser):
    platform = Platform.objects.get(slug="misa-asp")
    before = platform.get_status_display()
    services.retire_listing(
        platform=platform, by=superuser, at=timezone.now(), said=services.Said(reason="thôi")
    )
    page = client.get(address(Platform, "history", platform.pk)).content.decode()
    assert f"<del>{before}</del>" in page


# ── The first page ───────────────────────────────────────────────────────────────────────────
def test_the_overview_counts_what_waits(client, superuser, filled):
    waiting = client.get("/admin/").context["overview"].waiting
    drafts = Platform.objects.filter(status=Status.DRAFT).count()
    assert [pile.count for pile in waiting[:5]] == [12, 0, 12, 0, drafts]


def test_the_overview_leads_to_what_it_counts(client, superuser, filled):
    for pile in client.get("/admin/").context["overview"].waiting:
        assert client.get(pile.address).context["cl"].result_count == pile.count


def test_the_overview_tells_what_people_missed(client, superuser, filled):
    assert len(client.get("/admin/").context["overview"].unmet) == 6


def test_the_overview_tells_what_colleagues_did(client, superuser):
    platform = Platform.objects.get(slug="misa-asp")
    services.renew_listing(platform=platform, by=superuser, at=timezone.now())
    recent = client.get("/admin/").context["overview"].recent
    assert [(act.name, act.action) for act in recent] == [("MISA ASP", "renew")]


def test_the_overview_costs_the_same_however_much_waits(client, superuser, filled):
    queries(client, "/admin/")
    before = queries(client, "/admin/")
    keep_wish(
        origin=Wish.Origin.SEARCH,
        text="thêm",
        needs=["payroll"],
        filters="",
        language="vi",
        on=timezone.localdate(),
    )
    assert queries(client, "/admin/") == before <= 20


def test_somebody_without_rights_sees_no_piles(client, db):
    sign_in(client, None)
    assert not client.get("/admin/").context["overview"].waiting
