"""Articles in the ministry's admin: preview, earlier texts, what readers say."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guidance.admin.answers import HelpfulColumn
from guidance.admin.shared import (
    REVIEWED,
    GuidanceAdmin,
    LinkForm,
    NeededSourceInline,
    NeedInline,
    ReviewFilter,
    review_day,
)
from guidance.markdown import minutes_to_read, to_html
from guidance.models import Article, ArticleNeed, ArticleReference, ArticleSource, PageAnswer
from guidance.readability import readability
from guidance.revisions import NoSuchTextError, differences, restore_text, versions_of
from ui.admin import PortalForm, PortalInline
from ui.methods import form_only, with_form


class ArticleForm(PortalForm):
    constraint_fields = {**REVIEWED, "article_address_is_not_taken": "code"}


class ArticleSourceInline(NeededSourceInline):
    model = ArticleSource


class ArticleNeedInline(NeedInline):
    model = ArticleNeed


class ArticleReferenceInline(PortalInline):
    model = ArticleReference
    form = LinkForm
    fields = ("reference",)
    autocomplete_fields = ("reference",)


@admin.register(Article)
class ArticleAdmin(HelpfulColumn, GuidanceAdmin):
    form = ArticleForm
    inlines = (ArticleNeedInline, ArticleReferenceInline, ArticleSourceInline)
    change_form_template = "admin/guidance/article_change_form.html"
    act_names = {"restore": gettext_lazy("earlier text restored")}
    page_kind = PageAnswer.Page.ARTICLE
    fields = (
        "code",
        ("name_vi", "name_en"),
        ("stage", "topic"),
        "body_vi",
        "body_en",
        "pillars",
        ("checked_on", "review_on"),
        ("position", "is_retired"),
    )
    list_display = ("name_vi", "stage", "topic", "checked_on", review_day, "helpful", "is_retired")
    list_filter = (ReviewFilter, "stage", "topic", "is_retired")

    def get_urls(self) -> list[URLPattern]:
        site = self.admin_site
        preview = form_only(site.admin_view(self.preview))
        texts = with_form(site.admin_view(self.texts))
        return [
            path("preview/", preview, name="guidance_article_preview"),
            path("<path:object_id>/texts/", texts, name="guidance_article_texts"),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest) -> HttpResponse:
        """The text as readers would see it, before it is saved."""
        if not (self.has_change_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        shown = [
            self._shown(language, request.POST.get(f"name_{code}", ""), request.POST.get(body, ""))
            for code, language, body in (
                ("vi", _("Vietnamese"), "body_vi"),
                ("en", _("English"), "body_en"),
            )
        ]
        context = {**self._context(request), "title": _("Preview"), "shown": shown}
        return TemplateResponse(request, "admin/guidance/article_preview.html", context)

    @staticmethod
    def _shown(language: str, title: str, text: str) -> dict[str, Any]:
        return {
            "language": language,
            "title": title,
            "body": to_html(text) if text.strip() else "",
            "minutes": minutes_to_read(text),
            "reads": readability(text),
        }

    def texts(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Earlier texts; one compared with the present; and restored, with a form."""
        article = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        if request.method == "POST":
            return self._restore(request, article)
        versions = versions_of(article)
        asked = request.GET.get("with", "")
        chosen = next((each for each in versions if str(each.key) == asked), None)
        context = {
            **self._context(request),
            "title": _("Earlier texts: %s") % article,
            "original": article,
            "versions": versions,
            "chosen": chosen,
            "parts": self._parts(article, chosen.texts) if chosen else (),
            "may_restore": self.has_change_permission(request, article),
        }
        return TemplateResponse(request, "admin/guidance/article_texts.html", context)

    @staticmethod
    def _parts(article: Article, texts: tuple[str, ...]) -> list[tuple[str, list]]:
        labels = (_("Vietnamese"), _("English"))
        now = (article.name_vi, article.name_en, article.body_vi, article.body_en)
        return [
            (
                label,
                list(differences(f"{texts[at]}\n{texts[at + 2]}", f"{now[at]}\n{now[at + 2]}")),
            )
            for at, label in enumerate(labels)
        ]

    def _restore(self, request: HttpRequest, article: Article) -> HttpResponse:
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        asked = request.POST.get("restore", "")
        try:
            restore_text(article=article, key=_number(asked), by=request.user)  # type: ignore[arg-type]
        except NoSuchTextError:
            raise Http404 from None
        self.message_user(request, _("The earlier text is back."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:guidance_article_change", args=[article.pk]))

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts}


def _number(text: str) -> int:
    """The key that a form names; anything else is a key that no text has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
