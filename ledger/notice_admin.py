"""What people were told, in the ministry's admin; and every kind of message with a preview."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.letters import KindFilter, state_cell, why_not
from accounts.post.kinds import MessageKind, find
from accounts.roles import PREVIEW, TRY
from ledger import previews
from ledger.kinds import Group, find_kind, notice_kinds
from ledger.mails import in_words
from ledger.models import Notice
from ui.admin import OptionsFilter, ReadOnlyAdmin
from ui.lockdown import locked_down
from ui.methods import form_only, read_only

LANGUAGES = ("vi", "en")


class NoticeKindFilter(KindFilter):
    kinds = staticmethod(notice_kinds)


class GroupFilter(OptionsFilter):
    title = gettext_lazy("group")
    parameter_name = "group"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return Group.choices

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        codes = [kind.code for kind in notice_kinds() if kind.group == value]
        return queryset.filter(kind__in=codes)


class KindPages:
    """Every kind of message: what goes to whom and when, and how it reads."""

    admin_site: Any

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        one = "kinds/<slug:code>/"
        pages = [
            path("kinds/", view(read_only(self.kinds)), name="ledger_notice_kinds"),
            path(one, view(read_only(self.kind)), name="ledger_notice_kind"),
            path(
                f"{one}<slug:language>.html",
                view(read_only(self.as_mail)),
                name="ledger_notice_mail",
            ),
            path(f"{one}send/", view(form_only(self.send)), name="ledger_notice_send"),
        ]
        return [*pages, *super().get_urls()]  # type: ignore[misc]

    def kinds(self, request: HttpRequest) -> HttpResponse:
        check(request, PREVIEW)
        context = {
            **self.admin_site.each_context(request),
            "title": _("What the portal writes to people"),
            "parts": previews.parts(at=timezone.now()),
        }
        return TemplateResponse(request, "admin/ledger/kind_list.html", context)

    def kind(self, request: HttpRequest, code: str) -> HttpResponse:
        kind = known(request, code)
        shown = [
            (each, previews.preview_of(kind, each), uuid4()) for each in previews.languages_of(kind)
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": shown[0][1].subject or kind.code,
            "kind": kind,
            "how": previews.way_of(kind),
            "sent": previews.sent_counts(at=timezone.now()).get(code, 0),
            "shown": shown,
            "is_notice": find_kind(code) is not None,
            "may_try": request.user.has_perm(f"{TRY.app}.{TRY.code}"),
        }
        return TemplateResponse(request, "admin/ledger/kind_detail.html", context)

    def as_mail(self, request: HttpRequest, code: str, language: str) -> HttpResponse:
        """The HTML of a mail as its reader gets it: nothing runs, nothing is loaded."""
        kind = known(request, code)
        words = previews.preview_of(kind, language) if language in LANGUAGES else None
        if words is None or not words.html:
            raise Http404
        return locked_down(HttpResponse(words.html))

    def send(self, request: HttpRequest, code: str) -> HttpResponse:
        kind = known(request, code)
        check(request, TRY)
        language, key = request.POST.get("language", ""), _uuid(request.POST.get("key", ""))
        if language in LANGUAGES and key is not None:
            self._send(request, kind, language, key)
        else:
            messages.error(request, _("This form is not whole; nothing was sent. Try again."))
        return HttpResponseRedirect(reverse("admin:ledger_notice_kind", args=[code]))

    def _send(self, request: HttpRequest, kind: MessageKind, language: str, key: UUID) -> None:
        to: Any = request.user
        try:
            is_sent = previews.send_preview(
                kind=kind, language=language, to=to, request_key=key, at=timezone.now()
            )
        except previews.PreviewLimitError as error:
            minutes = -(-error.seconds // 60)
            text = _("Ten previews an hour are enough; the next in %(minutes)d minutes.")
            messages.warning(request, text % {"minutes": minutes})
            return
        if is_sent:
            messages.success(request, _("It is on its way to %s.") % to.email)
        else:
            messages.warning(request, _("Your account has no e-mail address."))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def check(request: HttpRequest, right: Any) -> None:
    """Raises: PermissionDenied."""
    if not request.user.has_perm(f"{right.app}.{right.code}"):
        raise PermissionDenied


def known(request: HttpRequest, code: str) -> MessageKind:
    """Raises: PermissionDenied, Http404."""
    check(request, PREVIEW)
    if (kind := find(code)) is None:
        raise Http404
    return kind


@admin.register(Notice)
class NoticeAdmin(KindPages, ReadOnlyAdmin):
    """What was told to whom; whoever may not read that finds the kinds alone here."""

    fields = (
        *("user", "told", "body", "kind_shown", "path", "state_shown", "why_shown", "way"),
        *("created_at", "due_at", "tries", "tried_at", "sent_at", "read_at"),
    )
    readonly_fields = fields
    list_display = ("told", "user", "state_shown", "why_shown", "way", "created_at", "sent_at")
    list_display_links = ("told",)
    list_filter = ("state", GroupFilter, NoticeKindFilter)
    list_select_related = ("user",)
    search_fields = ("user__email__folded", "user__name__folded", "user__phone__folded")
    search_help_text = gettext_lazy("Whom it was told: address, name or number.")
    ordering = ("-created_at", "-pk")
    change_list_template = "admin/ledger/notice_change_list.html"

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        perms = super().get_model_perms(request)
        may_preview = request.user.has_perm(f"{PREVIEW.app}.{PREVIEW.code}")
        return {**perms, "view": perms["view"] or may_preview}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request) and request.method == "GET":
            check(request, PREVIEW)
            return HttpResponseRedirect(reverse("admin:ledger_notice_kinds"))
        return super().changelist_view(request, extra_context)

    @admin.display(description=gettext_lazy("what was told"))
    def told(self, notice: Notice) -> str:
        return Truncator(in_words(notice).subject).chars(120)

    @admin.display(description=gettext_lazy("text"))
    def body(self, notice: Notice) -> str:
        return in_words(notice).body or "—"

    @admin.display(description=gettext_lazy("it goes out when"))
    def kind_shown(self, notice: Notice) -> str:
        kind = find_kind(notice.kind)
        return str(kind.when) if kind else notice.kind

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, notice: Notice) -> SafeString:
        return state_cell(notice)

    @admin.display(description=gettext_lazy("why not sent"))
    def why_shown(self, notice: Notice) -> str:
        return why_not(notice)
