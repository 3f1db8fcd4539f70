"""Editors look before they save, take earlier texts up again, and hear when to check anew."""

from datetime import timedelta

import pytest
from django.urls import reverse

from guidance.models import Article, ArticleSource, PageAnswer, Plan
from guidance.reviews import REVIEW, tell_editors
from guidance.revisions import NoSuchTextError, restore_text, versions_of
from ledger.models import Notice
from ledger.notices import claim
from portal.admin_overview import overview
from tests.guidance.conftest import AT
from tests.staff import colleague, form_of, sign_in

pytestmark = pytest.mark.ignore_template_errors


def page(name, *args):
    return reverse(f"admin:guidance_{name}", args=args)


@pytest.fixture
def editor(client, db):
    return sign_in(client, "content_editor")


@pytest.fixture
def article(db):
    return Article.objects.get(code="start-small")


def test_a_preview_shows_safe_html_and_saves_nothing(client, editor, article):
    text = "## Một\n\n<script>x</script> [hai](javascript:x)\n\n" + "chữ " * 40
    response = client.post(page("article_preview"), {"name_vi": "Tên", "body_vi": text})
    html = response.content.decode()
    shown = html.split('<div class="prose">')[1].split("</section>")[0]
    assert "<h2>Một</h2>" in shown
    assert "<script" not in shown
    assert 'href="java' not in shown
    assert "Khó đọc" in html
    article.refresh_from_db()
    assert "Một" not in article.body_vi[:10]


def test_only_editors_get_a_preview(client, db):
    sign_in(client, "auditor")
    assert client.post(page("article_preview"), {"body_vi": "x"}).status_code == 403
    assert client.get(page("article_preview")).status_code == 405


def test_an_earlier_text_is_compared_and_restored(client, editor, article):
    before = article.body_vi
    form = form_of(client.get(page("article_change", article.pk)))
    client.post(page("article_change", article.pk), {**form, "body_vi": f"{before} Câu mới."})
    address = page("article_texts", article.pk)
    newest, first = client.get(address).context["versions"]
    assert (newest.who, first.who) == ("Nguyễn Thị Duyệt", "")
    compared = client.get(address, {"with": first.key}).content.decode()
    assert "<ins>Câu mới.</ins>" in compared
    assert "<del>" not in compared
    for _again in range(2):
        response = client.post(address, {"restore": first.key})
        assert response.status_code == 302
    article.refresh_from_db()
    assert article.body_vi == before
    history = client.get(page("article_history", article.pk)).content.decode()
    assert history.count(">lấy lại bản trước<") == 1
    assert len(client.get(address).context["versions"]) == 3


def test_a_text_of_another_article_is_not_restored(client, editor, article):
    other = versions_of(Article.objects.get(code="cashless"))[0]
    with pytest.raises(NoSuchTextError):
        restore_text(article=article, key=other.key, by=editor)
    for asked in (other.key, "", "9" * 40, "x"):
        answer = client.post(page("article_texts", article.pk), {"restore": asked})
        assert answer.status_code == 404
    assert client.get(page("article_texts", "no-such")).status_code == 404


def test_who_may_only_read_restores_nothing(client, article):
    sign_in(client, "moderator")
    address = page("article_texts", article.pk)
    assert "restore" not in client.get(address).content.decode()
    key = versions_of(article)[0].key
    assert client.post(address, {"restore": key}).status_code == 403


def test_an_article_is_not_saved_without_a_source(client, editor, article):
    form = form_of(client.get(page("article_change", article.pk)))
    count = int(form["sources-INITIAL_FORMS"])
    gone = {f"sources-{place}-DELETE": "on" for place in range(count)}
    response = client.post(page("article_change", article.pk), {**form, **gone})
    assert "ít nhất một nguồn" in response.content.decode()
    assert ArticleSource.objects.filter(article=article).count() == count
    retired = client.post(page("article_change", article.pk), {**form, **gone, "is_retired": "on"})
    assert retired.status_code == 302


def test_lists_count_answers_and_lead_to_their_words(client, editor, article):
    for number, is_helpful in enumerate((True, True, False)):
        PageAnswer.objects.create(
            page="ARTICLE",
            code=article.pk,
            day=AT.date(),
            is_helpful=is_helpful,
            text="" if is_helpful else "thiếu ví dụ",
            request_key=f"00000000-0000-4000-8000-{number:012}",
        )
    html = client.get(page("article_changelist")).content.decode()
    assert "code=start-small" in html
    assert "2 / 1" in html
    found = client.get(page("pageanswer_changelist"), {"words": "yes", "code": article.pk})
    assert [row.text for row in found.context["cl"].queryset] == ["thiếu ví dụ"]


@pytest.fixture
def due(db):
    days = {"checked_on": AT.date() - timedelta(90), "review_on": AT.date() - timedelta(1)}
    Article.objects.filter(code__in=["start-small", "cashless"]).update(**days)
    Plan.objects.filter(code="retail").update(**days)


def test_editors_hear_once_of_what_is_to_be_checked(db, due):
    editor, _auditor = colleague("content_editor"), colleague("auditor")
    for _again in range(2):
        assert tell_editors(at=AT) == 1
    notice = Notice.objects.get(kind=REVIEW)
    assert (notice.user, notice.params["count"]) == (editor, "3")
    assert "Cửa hàng bán lẻ" in notice.params["names"]


def test_nobody_hears_of_what_was_checked_meanwhile(db, due):
    colleague("content_editor")
    tell_editors(at=AT)
    later = {"review_on": AT.date() + timedelta(90)}
    Article.objects.update(**later)
    Plan.objects.update(**later)
    notice = Notice.objects.get(kind=REVIEW)
    assert claim(notice_id=notice.pk, at=AT) is None
    notice.refresh_from_db()
    assert notice.state == Notice.State.CANCELLED


def test_the_overview_and_the_list_say_what_is_due(client, editor, due):
    waiting = {str(pile.address): pile.count for pile in overview(user=editor, at=AT).waiting}
    assert waiting["/admin/guidance/article/?review=due"] == 2
    assert waiting["/admin/guidance/plan/?review=due"] == 1
    found = client.get(page("plan_changelist"), {"review": "due"})
    assert [row.code for row in found.context["cl"].queryset] == ["retail"]
    assert "đến hạn" in found.content.decode()


@pytest.mark.parametrize("model", ["plan", "term", "skillpath"])
def test_editors_add_and_change_the_rest(client, editor, model):
    assert client.get(page(f"{model}_add")).status_code == 200
    code = {"plan": "retail", "term": "erp", "skillpath": "owner"}[model]
    address = page(f"{model}_change", code)
    form = form_of(client.get(address))
    assert client.post(address, {**form, "name_en": "Another name"}).status_code == 302
