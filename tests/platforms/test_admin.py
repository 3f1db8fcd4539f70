from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from platforms import snapshot
from platforms.choices import Evidence, Status
from platforms.models import (
    Criterion,
    Platform,
    PlatformNeed,
    PricingPlan,
    Revision,
    Vendor,
)
from platforms.revisions import services
from tests.staff import admit, colleague, form_of, sign_in

pytestmark = pytest.mark.ignore_template_errors
AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
LIST = reverse("admin:platforms_platform_changelist")


def page(platform, name="change"):
    return reverse(f"admin:platforms_platform_{name}", args=[platform.pk])


def decide(code, *platforms):
    query = "&".join(f"pk={platform.pk}" for platform in platforms)
    return f"{reverse('admin:platforms_platform_decide', args=[code])}?{query}"


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def officer(client, db):
    return sign_in(client, "moderator")


@pytest.fixture
def platform(db):
    return Platform.objects.get(slug="misa-asp")


@pytest.fixture
def draft(db):
    return Platform.objects.get(evidence=Evidence.NONE)


def drafted(platform):
    """What the open draft of a listing says."""
    return Revision.objects.get(platform=platform, state="DRAFT").content


@pytest.fixture
def form(client, officer, platform):
    """The untouched form of a listing, as a browser would send it."""
    return form_of(client.get(page(platform)))


# ── The form ─────────────────────────────────────────────────────────────────────────────────
def test_a_changed_sentence_is_kept_in_a_draft(client, form, platform):
    client.post(page(platform), {**form, "summary_vi": "Sổ sách trực tuyến."})
    assert drafted(platform)["summary_vi"] == "Sổ sách trực tuyến."


def test_the_draft_is_what_the_form_shows_and_changes_next(client, form, platform):
    client.post(page(platform), {**form, "summary_vi": "Sổ sách trực tuyến."})
    again = form_of(client.get(page(platform)))
    assert again["summary_vi"] == "Sổ sách trực tuyến."
    client.post(page(platform), {**again, "support_hours": "24/7"})
    draft = drafted(platform)
    assert (draft["summary_vi"], draft["support_hours"]) == ("Sổ sách trực tuyến.", "24/7")


def test_a_text_is_stored_composed(client, form, platform):
    client.post(page(platform), {**form, "summary_vi": "So\u0302\u0309 sách"})
    assert drafted(platform)["summary_vi"] == "Sổ sách"


def test_saving_nothing_new_writes_no_history(client, form, platform):
    before = platform.events.count()
    assert client.post(page(platform), form).status_code == 302
    assert platform.events.count() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", Status.RETIRED),
        ("published_at", "2001-01-01 00:00"),
        ("shipped_digest", "forged"),
        ("slug", "forged"),
        ("confirmed_by", "forged"),
        ("confirmed_on", "2001-01-01"),
        ("sort_key", "forged"),
        ("id", "1"),
    ],
)
def test_a_forged_field_changes_nothing(client, form, platform, field, value):
    before = Platform.objects.filter(pk=platform.pk).values().get()
    client.post(page(platform), {**form, "support_hours": "24/7", field: value})
    after = Platform.objects.filter(pk=platform.pk).values().get()
    assert after == before
    assert "forged" not in str(drafted(platform))


def test_a_published_listing_keeps_its_evidence(client, form, platform):
    response = client.post(page(platform), {**form, "evidence": Evidence.NONE})
    assert "evidence" in response.context["adminform"].form.errors


def test_a_published_listing_keeps_a_need(client, form, platform):
    count = platform.platform_needs.count()
    gone = {f"platform_needs-{number}-DELETE": "on" for number in range(count)}
    client.post(page(platform), {**form, **gone})
    assert platform.platform_needs.count() == count


def test_a_need_twice_is_told_at_its_row(client, form, platform):
    code = platform.platform_needs.order_by("pk").first().need_id
    count = platform.platform_needs.count()
    again = {
        f"platform_needs-{count}-need": code,
        f"platform_needs-{count}-strength": "CORE",
        "platform_needs-TOTAL_FORMS": count + 1,
    }
    response = client.post(page(platform), {**form, **again})
    assert response.status_code == 200


def formset_of(response, model):
    inlines = response.context["inline_admin_formsets"]
    return next(inline.formset for inline in inlines if inline.formset.model is model)


def need_row(number, code, **more):
    row = {"need": code, "strength": "CORE", **more}
    return {f"platform_needs-{number}-{name}": value for name, value in row.items()}


def test_needs_twice_among_new_rows_are_told_at_the_later_one(client, form, platform):
    count = platform.platform_needs.count()
    code = "farm-agri"
    rows = need_row(count, code) | need_row(count + 1, code)
    sent = {**form, **rows, "platform_needs-TOTAL_FORMS": count + 2}
    needs = formset_of(client.post(page(platform), sent), PlatformNeed)
    assert [list(each.errors) for each in needs.forms] == [[]] * (count + 1) + [["need"]]


def test_a_row_may_come_in_the_place_of_one_that_goes(client, form, platform):
    count = platform.platform_needs.count()
    gone = need_row(0, form["platform_needs-0-need"], DELETE="on")
    rows = gone | need_row(count, form["platform_needs-0-need"], strength="SUPPORTING")
    client.post(page(platform), {**form, **rows, "platform_needs-TOTAL_FORMS": count + 1})
    strengths = {row["need_id"]: row["strength"] for row in drafted(platform)["platform_needs"]}
    assert strengths[form["platform_needs-0-need"]] == "SUPPORTING"
    assert len(strengths) == count


def test_what_a_draft_took_out_may_come_back(client, form, platform):
    code, count = form["platform_needs-0-need"], platform.platform_needs.count()
    client.post(page(platform), {**form, **need_row(0, code, DELETE="on")})
    again = form_of(client.get(page(platform)))
    rows = need_row(count - 1, code)
    client.post(page(platform), {**again, **rows, "platform_needs-TOTAL_FORMS": count})
    assert drafted(platform)["platform_needs"][-1]["need_id"] == code


def test_a_need_that_nobody_knows_is_told_at_its_row(client, form, platform):
    sent = {**form, **need_row(0, "no-such-need")}
    needs = formset_of(client.post(page(platform), sent), PlatformNeed)
    assert list(needs.forms[0].errors) == ["need"]


@pytest.mark.parametrize("key", ["", "1", "x", "-9" * 20, "9" * 30])
def test_a_forged_key_of_a_row_changes_no_other(client, form, platform, key):
    before = list(PlatformNeed.objects.order_by("pk").values())
    sent = {**form, "platform_needs-0-id": key, "support_hours": "24/7"}
    assert client.post(page(platform), sent).status_code == 200
    assert list(PlatformNeed.objects.order_by("pk").values()) == before
    assert not Revision.objects.filter(platform=platform).exists()


def test_a_listing_is_not_given_away_by_a_form(client, form, platform):
    other = Vendor.objects.exclude(pk=platform.vendor_id).order_by("pk").first()
    assert "vendor" not in form
    client.post(page(platform), {**form, "vendor": other.pk, "support_hours": "24/7"})
    assert Platform.objects.get(pk=platform.pk).vendor_id == platform.vendor_id


def plan_row(number, **values):
    return {f"plans-{number}-{name}": value for name, value in values.items()}


def test_a_price_without_a_source_is_told_at_the_source(client, form, platform):
    row = plan_row(1, charge="MONTHLY", price_vnd="90000", period="MONTH")
    response = client.post(page(platform), {**form, **row, "plans-TOTAL_FORMS": 2})
    plans = formset_of(response, PricingPlan)
    assert list(plans.forms[1].errors) == ["source"]


def test_a_new_plan_comes_after_the_others(client, form, platform):
    row = plan_row(1, charge="FREE")
    client.post(page(platform), {**form, **row, "plans-TOTAL_FORMS": 2})
    assert [plan["charge"] for plan in drafted(platform)["plans"]][1] == "FREE"


def test_a_link_to_itself_is_refused(client, form, platform):
    count = platform.links.count()
    row = {f"links-{count}-target": platform.pk, "links-TOTAL_FORMS": count + 1}
    client.post(page(platform), {**form, **row})
    assert not Revision.objects.filter(platform=platform).exists()


NEW = {
    "name": "Đặt Món Việt",
    "slug": "",
    "summary_vi": "Đặt món tại bàn.",
    "sector_scope": "ALL",
    "evidence": "vendor-page",
    **{
        f"{prefix}-{key}": 0
        for prefix in (
            "platform_needs",
            "platform_sectors",
            "plans",
            "links",
            "mentions",
            "sources",
        )
        for key in ("TOTAL_FORMS", "INITIAL_FORMS")
    },
}


def test_a_new_listing_is_a_draft(client, officer):
    vendor = Vendor.objects.order_by("pk").first()
    client.post(
        reverse("admin:platforms_platform_add"),
        {**NEW, "vendor": vendor.pk, "status": Status.PUBLISHED},
    )
    assert Platform.objects.get(name="Đặt Món Việt").status == Status.DRAFT


def test_an_address_is_made_from_the_name(client, officer):
    vendor = Vendor.objects.order_by("pk").first()
    client.post(reverse("admin:platforms_platform_add"), {**NEW, "vendor": vendor.pk})
    assert Platform.objects.get(name="Đặt Món Việt").slug == "dat-mon-viet"


def test_an_address_that_is_taken_is_told_beside_it(client, officer):
    vendor = Vendor.objects.order_by("pk").first()
    response = client.post(
        reverse("admin:platforms_platform_add"), {**NEW, "vendor": vendor.pk, "slug": "misa-asp"}
    )
    assert "slug" in response.context["adminform"].form.errors


# ── Two officers ─────────────────────────────────────────────────────────────────────────────
def test_the_second_officer_is_told_who_was_first(client, form, platform):
    first = colleague("moderator", name="Trần Văn Trước")
    services.renew_listing(platform=platform, by=first, at=timezone.now())
    response = client.post(page(platform), {**form, "summary_vi": "Câu của người sau."})
    assert "Trần Văn Trước" in str(response.context["adminform"].form.non_field_errors())


def test_the_second_officer_overwrites_nothing(client, form, platform):
    Platform.objects.filter(pk=platform.pk).update(summary_vi="Câu của người trước.")
    client.post(page(platform), {**form, "summary_vi": "Câu của người sau."})
    platform.refresh_from_db()
    assert platform.summary_vi == "Câu của người trước."
    assert not Revision.objects.filter(platform=platform).exists()


def test_a_change_of_a_row_that_hangs_on_it_counts_too(client, form, platform):
    platform.plans.update(note_vi="giá mới")
    client.post(page(platform), {**form, "summary_vi": "Câu của người sau."})
    assert not Revision.objects.filter(platform=platform).exists()


def test_what_the_second_officer_wrote_is_still_there(client, form, platform):
    Platform.objects.filter(pk=platform.pk).update(support_hours="8/5")
    response = client.post(page(platform), {**form, "summary_vi": "Câu của người sau."})
    assert "Câu của người sau." in response.content.decode()


def test_a_form_without_a_version_is_refused(client, form, platform):
    form.pop("_version")
    assert client.post(page(platform), {**form, "support_hours": "24/7"}).status_code == 200


# ── Decisions ────────────────────────────────────────────────────────────────────────────────
def test_asking_changes_nothing(client, officer, platform):
    client.get(decide("retire", platform))
    platform.refresh_from_db()
    assert platform.status == Status.PUBLISHED


def test_a_refused_row_does_not_hold_up_the_others(client, officer, draft, platform):
    response = client.post(decide("renew", draft, platform))
    platform.refresh_from_db()
    assert platform.confirmed_on == timezone.localdate()
    assert draft.name in told(response)


def test_what_she_typed_waits_until_she_has_shown_who_she_is(client, officer, platform):
    other = Platform.objects.published().exclude(pk=platform.pk).order_by("pk").first()
    path = decide("retire", platform, other)
    admit(client, officer, seconds_ago=3600)
    client.post(path, {"reason": "Nhà cung cấp thôi bán từ tháng 11."})
    admit(client, officer)
    assert "Nhà cung cấp thôi bán từ tháng 11." in client.get(path).content.decode()
    platform.refresh_from_db()
    assert platform.status == Status.PUBLISHED


@pytest.mark.parametrize("count", ["abc", "", "-", None], ids=repr)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_forged_count_of_rows_is_told_in_plain_words(client, officer, platform, language, count):
    client.cookies["django_language"] = language
    form = form_of(client.get(page(platform))) | {
        "summary_vi": "Câu mới.",
        "plans-TOTAL_FORMS": count,
    }
    sent = {name: value for name, value in form.items() if value is not None}
    response = client.post(page(platform), sent)
    text = response.content.decode()
    assert response.status_code == 200
    assert "Total forms" not in text
    assert "ManagementForm" not in text
    assert "(plans-TOTAL_FORMS)" not in text
    assert "Câu mới." in text
    platform.refresh_from_db()
    assert platform.summary_vi != "Câu mới."


@pytest.mark.parametrize("code", ["suspend", "lift", "retire", "renew"])
def test_who_decides_on_many_shows_once_more_who_she_is(client, officer, platform, code):
    other = Platform.objects.published().exclude(pk=platform.pk).order_by("pk").first()
    admit(client, officer, seconds_ago=3600)
    assert client.get(decide(code, platform)).status_code == 200
    for answer in (client.get, client.post):
        asked = answer(decide(code, platform, other))
        assert asked.url.startswith("/accounts/2fa/")
    platform.refresh_from_db()
    assert platform.status == Status.PUBLISHED


def test_suspending_names_a_criterion_and_a_public_reason(client, officer, platform):
    rule = Criterion.objects.create(
        code="a-rule", use="SUSPENSION", position=900, title_vi="Gây hiểu lầm", title_en="x"
    )
    path = decide("suspend", platform)
    refused = client.post(path, {"reason": "Giá ghi không đúng."})
    assert "criterion" in refused.context["form"].errors
    assert "Giá ghi không đúng." in refused.content.decode()
    client.post(path, {"reason": "Giá ghi không đúng.", "criterion": rule.pk})
    page_of_it = client.get(reverse("platform-detail", args=[platform.slug]))
    assert page_of_it.status_code == 410
    assert "Giá ghi không đúng." in page_of_it.content.decode()
    assert platform.slug not in snapshot.current().listings


@pytest.mark.parametrize("reason", ["", "\n", "\u200b\u2060", "\u202e"], ids=ascii)
def test_a_reason_that_nobody_can_read_is_none(client, officer, platform, reason):
    criterion = Criterion.objects.filter(use="SUSPENSION", is_active=True).order_by("pk").first()
    sent = {"criterion": criterion.pk, "reason": reason}
    assert "reason" in client.post(decide("suspend", platform), sent).context["form"].errors
    assert Platform.objects.get(pk=platform.pk).status == Status.PUBLISHED


def test_retiring_asks_for_a_reason(client, officer, platform):
    assert client.post(decide("retire", platform), {"reason": " "}).status_code == 200


def test_retiring_with_a_reason_is_done(client, officer, platform):
    client.post(decide("retire", platform), {"reason": "Nhà cung cấp thôi bán."})
    platform.refresh_from_db()
    assert platform.status == Status.RETIRED


def test_the_chosen_rows_come_before_the_decision(client, officer, platform, draft):
    data = {"action": "retire", "_selected_action": [platform.pk, draft.pk]}
    response = client.post(LIST, data)
    assert response.url == decide("retire", *sorted([platform, draft], key=lambda row: row.pk))


def test_confirming_sets_today(client, officer, platform):
    Platform.objects.filter(pk=platform.pk).update(confirmed_on="2025-01-01")
    client.post(decide("renew", platform))
    platform.refresh_from_db()
    assert platform.confirmed_on == timezone.localdate()


@pytest.mark.parametrize(
    "address",
    [
        "decide/retire/",
        "decide/retire/?pk=abc",
        "decide/retire/?pk=-1",
        "decide/retire/?pk=99999999999999999999999",
        "decide/retire/?pk=٣",
        "decide/retire/?pk=",
        "decide/burn/?pk=1",
    ],
)
def test_an_odd_address_of_a_decision_is_not_found(client, officer, address):
    assert client.get(LIST + address).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_decision_knows_no_other_method(client, officer, platform, method):
    assert getattr(client, method)(decide("retire", platform)).status_code == 405


def test_an_editor_does_not_decide(client, platform):
    sign_in(client, "content_editor")
    assert client.post(decide("retire", platform)).status_code == 403


def test_an_editor_sees_no_button_for_it(client, platform):
    sign_in(client, "content_editor")
    assert not client.get(page(platform)).context["decisions"]


# ── The list ─────────────────────────────────────────────────────────────────────────────────
def names(response):
    return {row.name for row in response.context["cl"].result_list}


@pytest.mark.parametrize("text", ["Ứng Dụng kế toán", "ke toan", "KẾ TOÁN", "kế toán"])
def test_search_does_not_mind_diacritics(client, officer, text):
    Platform.objects.filter(slug="misa-asp").update(summary_vi="Một ứng dụng kế toán nhỏ.")
    assert "MISA ASP" in names(client.get(LIST, {"q": text}))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"age": "never"}, lambda row: row.confirmed_on is None),
        ({"age": "stale"}, lambda row: row.slug == "misa-asp"),
        ({"age": "ends"}, lambda row: row.slug == "misa-asp"),
        ({"price": "known"}, lambda row: any(plan.price_vnd for plan in row.plans.all())),
        ({"deployments": "mobile"}, lambda row: "mobile" in row.deployments),
        ({"status__exact": "DRAFT"}, lambda row: row.status == Status.DRAFT),
        (
            {"function": "hr-payroll"},
            lambda row: row.needs.filter(function="hr-payroll").exists(),
        ),
    ],
    ids=["never", "stale", "ends", "price", "deployment", "status", "function"],
)
def test_a_filter_leaves_exactly_its_rows(client, officer, query, expected):
    long_ago = timezone.localdate() - timedelta(days=800)
    Platform.objects.filter(slug="misa-asp").update(confirmed_on=long_ago)
    found = client.get(LIST, {**query, "all": ""}).context["cl"].queryset
    wanted = {row.pk for row in Platform.objects.order_by("pk") if expected(row)}
    assert {row.pk for row in found} == wanted


def test_an_unknown_value_of_a_filter_is_ignored(client, officer):
    count = Platform.objects.count()
    assert client.get(LIST, {"price": "cheap"}).context["cl"].result_count == count


# ── What readers see ─────────────────────────────────────────────────────────────────────────
def test_readers_see_the_old_text_until_it_is_published(client, form, platform):
    before = snapshot.current().listings["misa-asp"].summary.vi
    client.post(page(platform), {**form, "summary_vi": "Sổ sách trực tuyến."})
    assert snapshot.current().listings["misa-asp"].summary.vi == before
    platform.refresh_from_db()
    assert platform.summary_vi == before


def test_a_retired_listing_leaves_the_catalogue(client, officer, platform):
    client.post(decide("retire", platform), {"reason": "Thôi bán."})
    assert "misa-asp" not in snapshot.current().listings
