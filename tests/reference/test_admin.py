import pytest
from django.urls import reverse

from platforms import snapshot
from reference.admin import PILLARS
from reference.models import Commune, LegacyUnit, Need, Sector, SizeLimit
from tests.staff import form_of, sign_in

pytestmark = pytest.mark.ignore_template_errors
TRY = reverse("admin:reference_need_try")


@pytest.fixture
def editor(client, db):
    return sign_in(client, "content_editor")


@pytest.fixture
def need(db):
    return Need.objects.get(code="payroll")


def page(row):
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])


def listed(client, model, **query):
    opts = model._meta
    path = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return list(client.get(path, query).context["cl"].result_list)


@pytest.fixture
def form(client, editor, need):
    return form_of(client.get(page(need)))


def with_phrase(form, need, **values):
    number = int(form["synonyms-TOTAL_FORMS"])
    row = {"language": "VI", **values}
    sent = {f"synonyms-{number}-{name}": value for name, value in row.items()}
    return {**form, **sent, "synonyms-TOTAL_FORMS": number + 1}


# ── Needs and their phrases ──────────────────────────────────────────────────────────────────
def test_a_phrase_is_added(client, form, need):
    client.post(page(need), with_phrase(form, need, text="chia lương cho thợ"))
    assert need.synonyms.filter(text="chia lương cho thợ").exists()


def test_a_phrase_is_stored_clean(client, form, need):
    client.post(page(need), with_phrase(form, need, text="  chia\u200b lu\u031bo\u031bng  thợ "))
    assert need.synonyms.filter(text="chia lương thợ").exists()


def test_a_phrase_twice_is_told(client, form, need):
    text = need.synonyms.order_by("pk").first().text
    assert client.post(page(need), with_phrase(form, need, text=text)).status_code == 200


def test_a_phrase_is_retired_not_removed(client, form, need):
    count = need.synonyms.count()
    client.post(page(need), {**form, "synonyms-0-DELETE": "on", "synonyms-0-is_retired": "on"})
    assert need.synonyms.count() == count
    assert need.synonyms.filter(is_retired=True).count() == 1


def shown(response):
    """The phrases that the page shows to be edited."""
    formset = response.context["inline_admin_formsets"][0].formset
    return [form.instance.text for form in formset.initial_forms]


def many(need, count=60):
    texts = (f"lương thợ {'sau' if n >= 50 else 'trước'} {n:02}" for n in range(count))
    return [need.synonyms.create(text=text, language="VI") for text in texts]


def test_phrases_are_shown_a_page_at_a_time(client, editor, need):
    many(need)
    stored = list(need.synonyms.order_by("pk").values_list("text", flat=True))
    assert shown(client.get(page(need))) == stored[:50]
    assert shown(client.get(page(need), {"rows_page": "2"})) == stored[50:100]
    last = shown(client.get(page(need), {"rows_page": "9" * 30}))
    assert last == stored[-len(last) :]
    for odd in ("abc", "-1", "0", ""):
        assert client.get(page(need), {"rows_page": odd}).status_code == 200


def test_phrases_are_searched_without_diacritics(client, editor, need):
    many(need)
    assert shown(client.get(page(need), {"rows_q": "luong THO 59"})) == ["lương thợ sau 59"]
    assert shown(client.get(page(need), {"rows_q": "%_"})) == []


def test_phrases_of_a_later_page_are_edited_together(client, editor, need):
    rows = many(need)
    form = form_of(client.get(page(need), {"rows_q": "lương thợ sau"}))
    for place in range(10):
        form[f"synonyms-{place}-text"] += " sửa"
    client.post(f"{page(need)}?rows_page=1", form)
    after = [need.synonyms.get(pk=row.pk).text for row in rows]
    assert after == [f"{row.text} sửa" if "sau" in row.text else row.text for row in rows]


def test_nothing_typed_is_lost_when_a_phrase_of_a_later_page_is_wrong(client, editor, need):
    rows = many(need)
    form = form_of(client.get(page(need), {"rows_q": "lương thợ sau"}))
    form |= {"synonyms-0-text": "lương thợ trước 00", "synonyms-1-text": "đã gõ mà chưa lưu"}
    response = client.post(page(need), with_phrase(form, need, text="một cách nói mới"))
    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.forms[0].errors
    assert [form.instance.pk for form in formset.initial_forms] == [row.pk for row in rows[50:]]
    text = response.content.decode()
    assert "đã gõ mà chưa lưu" in text
    assert "một cách nói mới" in text


def test_a_forged_key_changes_no_phrase_of_another_need(client, form, need):
    other = Need.objects.exclude(pk=need.pk).order_by("pk").first().synonyms.order_by("pk").first()
    client.post(page(need), {**form, "synonyms-0-id": other.pk, "synonyms-0-text": "chiếm lấy"})
    text = other.text
    other.refresh_from_db()
    assert (other.text, other.need_id != need.pk) == (text, True)


def test_who_goes_on_editing_stays_at_her_page(client, editor, need):
    many(need)
    path = f"{page(need)}?rows_page=2"
    response = client.post(path, {**form_of(client.get(path)), "_continue": "1"})
    assert response.url == path


def test_a_new_phrase_is_recognised_at_once(client, form, need):
    client.post(page(need), with_phrase(form, need, text="bảng công thợ xưởng"))
    found = snapshot.current().recogniser.recognise("tôi cần bảng công thợ xưởng").needs
    assert found[0].code == "payroll"


def test_the_main_pillar_comes_first_among_all(client, form, need):
    chosen = {"pillar": "culture", "pillars": ["operations", "culture"]}
    client.post(page(need), {**form, **chosen})
    need.refresh_from_db()
    assert (need.pillar, need.pillars) == ("culture", ["culture", "operations"])


def test_every_pillar_in_use_has_its_words(db):
    used = {code for need in Need.objects.order_by("pk") for code in (need.pillar, *need.pillars)}
    assert used == {code for code, _ in PILLARS}


def test_the_code_of_a_need_stays(client, form, need):
    client.post(page(need), {**form, "code": "forged", "name_vi": "Trả lương"})
    need.refresh_from_db()
    assert need.code == "payroll"


def test_a_need_is_found_by_a_phrase_without_diacritics(client, editor, need):
    need.synonyms.create(text="chấm vân tay thợ")
    assert need in listed(client, Need, q="cham van tay tho")


# ── Trying a text ────────────────────────────────────────────────────────────────────────────
def test_a_tried_text_shows_what_is_recognised(client, editor):
    response = client.get(TRY, {"text": "tôi cần phần mềm tính lương"})
    assert response.context["found"][0][0].code == "payroll"


def test_the_evidence_is_marked(client, editor):
    pieces = client.get(TRY, {"text": "cần tính lương gấp"}).context["pieces"]
    assert [text for text, is_evidence in pieces if is_evidence] == ["tính lương"]


def test_the_pieces_make_the_text_again(client, editor):
    text = "Cần tính lương, không cần kho!"
    assert "".join(piece for piece, _ in client.get(TRY, {"text": text}).context["pieces"]) == text


def test_what_is_refused_is_named(client, editor):
    others = dict(client.get(TRY, {"text": "không cần phần mềm tính lương"}).context["others"])
    assert [need.code for needs in others.values() for need in needs] == ["payroll"]


@pytest.mark.parametrize("text", ["", " ", "😀" * 100, "a" * 501, "<script>alert(1)</script>"])
def test_an_odd_text_is_no_error(client, editor, text):
    assert client.get(TRY, {"text": text}).status_code == 200


def test_trying_needs_the_right_to_read_needs(client, db):
    sign_in(client, None)
    assert client.get(TRY).status_code == 403


# ── Sectors, limits, places ──────────────────────────────────────────────────────────────────
def test_a_sector_keeps_its_place_in_the_list_of_the_law(client, editor):
    sector = Sector.objects.get(code="47")
    form = form_of(client.get(page(sector)))
    client.post(page(sector), {**form, "level": "SECTION", "section": "", "short_vi": "Bán lẻ"})
    sector.refresh_from_db()
    assert (sector.level, sector.section_id, sector.short_vi) == ("DIVISION", "G", "Bán lẻ")


def test_an_administrator_changes_a_limit(client, db):
    sign_in(client, "admin")
    limit = SizeLimit.objects.order_by("pk").first()
    form = form_of(client.get(page(limit.group)))
    name = next(key for key, value in form.items() if value == limit.max_employees)
    client.post(page(limit.group), {**form, name: limit.max_employees + 1})
    assert SizeLimit.objects.get(pk=limit.pk).max_employees == limit.max_employees + 1


def test_an_editor_changes_no_limit(client, editor):
    limit = SizeLimit.objects.order_by("pk").first()
    assert client.post(page(limit.group), {"_version": ""}).status_code == 403


@pytest.mark.parametrize("model", [Commune, LegacyUnit])
def test_places_are_read_only(client, db, model):
    sign_in(client, "admin")
    row = model.objects.order_by("pk").first()
    assert client.post(page(row), {"name": "anders"}).status_code == 403


def test_a_former_ward_leads_to_the_commune_of_today(client, editor):
    unit = LegacyUnit.objects.filter(commune_codes__len__gt=1).order_by("pk").first()
    row = next(row for row in listed(client, LegacyUnit, q=unit.code) if row == unit)
    names = [Commune.objects.get(code=code).name for code in unit.commune_codes]
    assert row.names == names
