"""Imports and exports in the ministry's admin: one page a file, from the upload to the undoing."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.second_factor import ask_again
from sheets import services
from sheets.exporting import WRITERS, export
from sheets.forms import MappingForm, UploadForm
from sheets.kinds import Kind, all_kinds, kind_of, title_of
from sheets.models import SheetExport, SheetImport
from sheets.pages import Page, in_file_order, issue_rows, page_of
from sheets.safe import csv_pieces
from ui.admin import ReadOnlyAdmin
from ui.admin.cells import badge
from ui.methods import form_only, read_only

State = SheetImport.State
STATE_KINDS = {State.REFUSED: "stop", State.DONE: "good", State.READ: "caution"}
ISSUES_PER_PAGE = 50


def importable(request: HttpRequest) -> list[Kind]:
    """The kinds that somebody may bring in."""
    return [kind for kind in all_kinds() if request.user.has_perm(kind.import_right)]


class KindShown:
    @admin.display(description=gettext_lazy("what"), ordering="kind")
    def kind_shown(self, row: SheetImport | SheetExport) -> str:
        return capfirst(str(title_of(row.kind)))


@admin.register(SheetImport)
class SheetImportAdmin(KindShown, ReadOnlyAdmin):
    list_display = ("name", "kind_shown", "state_shown", "row_count", "created_by", "created_at")
    list_filter = ("state",)
    list_select_related = ("created_by",)
    search_fields = ("name__folded",)
    search_help_text = gettext_lazy("Name of the file; diacritics do not matter.")
    ordering = ("-created_at", "-pk")
    # Rows lie where whoever brought them may reach.
    province_columns = ("created_by__province",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(importable(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """What somebody may import herself; who may import nothing but read, all."""
        codes = [kind.code for kind in importable(request)]
        rows = super().get_queryset(request)
        return rows.filter(kind__in=codes) if codes else rows

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, sheet: SheetImport) -> SafeString:
        return badge(sheet.get_state_display(), STATE_KINDS.get(sheet.state, "neutral"))

    # ── Upload ───────────────────────────────────────────────────────────────────────────────
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        kinds = importable(request)
        if not kinds:
            raise PermissionDenied
        initial = {"kind": request.GET.get("kind")}
        form = UploadForm(request.POST or None, request.FILES or None, kinds=kinds, initial=initial)
        if request.method == "POST" and form.is_valid():
            said = form.cleaned_data
            sheet = services.upload(
                kind=said["kind"],
                file=said["file"],
                request_key=said["key"],
                by=request.user,
                at=timezone.now(),
            )
            return HttpResponseRedirect(self._address(sheet))
        context = {**self._context(request, _("Import a file")), "form": form, "kinds": kinds}
        return TemplateResponse(request, "admin/sheets/upload.html", context)

    # ── One import ───────────────────────────────────────────────────────────────────────────
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        sheet = self.get_object(request, object_id)
        if sheet is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, sheet):
            raise PermissionDenied
        kind = kind_of(sheet.kind)
        form = MappingForm(request.POST or None, sheet=sheet, kind=kind)
        if request.method == "POST":
            if not request.user.has_perm(kind.import_right):
                raise PermissionDenied
            if self._act(request, sheet, form):
                return HttpResponseRedirect(self._address(sheet))
            sheet.refresh_from_db()
        return TemplateResponse(
            request, "admin/sheets/import.html", self._import_context(request, sheet, kind, form)
        )

    def _import_context(
        self, request: HttpRequest, sheet: SheetImport, kind: Kind, form: MappingForm
    ) -> dict[str, Any]:
        page: Page = page_of(sheet, kind, at=timezone.now())
        found = Paginator(in_file_order(sheet), ISSUES_PER_PAGE)
        shown = found.get_page(request.GET.get("page"))
        return {
            **self._context(request, sheet.name),
            "sheet": sheet,
            "page": page,
            "form": form,
            "issues": shown,
            "issue_rows": issue_rows(kind, shown.object_list),
            "may_act": request.user.has_perm(kind.import_right),
        }

    def _act(self, request: HttpRequest, sheet: SheetImport, form: MappingForm) -> bool:
        """Do what a button says; whether the page is to be loaded anew."""
        act, at = request.POST.get("act"), timezone.now()
        try:
            if act == "check":
                return self._check(sheet, form, by=request.user)
            if act == "commit":
                services.commit(sheet=sheet, by=request.user, at=at)
            elif act == "undo" and request.POST.get("sure"):
                services.undo(sheet=sheet, by=request.user, at=at)
            elif act == "undo":
                messages.error(request, _("Tick that you are sure."))
            elif act == "drop":
                services.drop(sheet=sheet)
        except services.MovedOnError:
            messages.info(request, _("Somebody was quicker, or it was done already: see below."))
        return True

    def _check(self, sheet: SheetImport, form: MappingForm, *, by: Any) -> bool:
        if not form.is_valid():
            return False
        try:
            services.choose_columns(sheet=sheet, mapping=form.mapping, by=by)
        except services.MappingError as error:
            form.refuse(error)
            return False
        return True

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts}

    def _address(self, sheet: SheetImport) -> str:
        return reverse("admin:sheets_sheetimport_change", args=[sheet.pk])

    # ── Files to take away ───────────────────────────────────────────────────────────────────
    def issues_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """All issues as a file, to work through beside the sheet."""
        sheet = self.get_object(request, str(pk))
        if sheet is None or not self.has_view_permission(request, sheet):
            raise Http404
        rows = in_file_order(sheet)
        headings = [_("row"), _("column"), _("says"), _("what is wrong")]
        cells = ([row.line, row.column, row.value, row.text] for row in _all(sheet, rows))
        return as_file(csv_pieces(headings, cells), "csv", f"{_('errors')}-{sheet.pk}")

    def template_view(self, request: HttpRequest, code: str) -> HttpResponseBase:
        """An empty sheet with the headings of a kind."""
        kind = next((kind for kind in importable(request) if kind.code == code), None)
        if kind is None:
            raise Http404
        write, _type = WRITERS["xlsx"]
        return as_file(write([str(column.label) for column in kind.columns], []), "xlsx", code)

    def get_urls(self) -> list[URLPattern]:
        issues = self.admin_site.admin_view(read_only(self.issues_view))
        template = self.admin_site.admin_view(read_only(self.template_view))
        return [
            path("<int:pk>/issues.csv", issues, name="sheets_sheetimport_issues"),
            path("template/<slug:code>.xlsx", template, name="sheets_sheetimport_template"),
            *super().get_urls(),
        ]


def _all(sheet: SheetImport, rows: QuerySet) -> Iterator[Any]:
    yield from issue_rows(kind_of(sheet.kind), rows.iterator(chunk_size=2000))


@admin.register(SheetExport)
class SheetExportAdmin(KindShown, ReadOnlyAdmin):
    """Who took out what; and the way out itself."""

    fields = ("kind_shown", "format", "query", "row_count", "created_by", "created_at")
    readonly_fields = fields
    list_display = ("kind_shown", "format", "query", "row_count", "created_by", "created_at")
    list_filter = ("kind", "format")
    list_select_related = ("created_by",)
    province_columns = ("created_by__province",)
    ordering = ("-created_at", "-pk")

    def export_view(self, request: HttpRequest, code: str) -> HttpResponseBase:
        """The rows of a change list under its search and filters, as the button says."""
        kind = next((kind for kind in all_kinds() if kind.code == code), None)
        format = request.POST.get("format", "")
        if kind is None or format not in WRITERS:
            raise Http404
        rows_of = self.admin_site.get_model_admin(kind.table)
        if not request.user.has_perm(kind.export_right) or not rows_of.has_view_permission(request):
            raise PermissionDenied
        if asked := ask_again(request):
            return asked
        request.takes_all = True  # type: ignore[attr-defined]
        try:
            chosen = rows_of.get_changelist_instance(request)
        except IncorrectLookupParameters:  # somebody wrote the address herself
            raise Http404 from None
        services.note_export(
            kind=kind.code,
            format=format,
            query=request.GET.urlencode(),
            row_count=chosen.result_count,
            by=request.user,
            at=timezone.now(),
        )
        name = f"{kind.code}-{timezone.localdate():%Y-%m-%d}"
        return as_file(export(kind, chosen.queryset, format), format, name)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(form_only(self.export_view))
        return [
            path("take/<slug:code>/", view, name="sheets_sheetexport_take"),
            *super().get_urls(),
        ]


def as_file(pieces: Iterator[bytes], format: str, name: str) -> StreamingHttpResponse:
    """A file that is sent while it is made; never kept by anybody on the way."""
    _write, content_type = WRITERS[format]
    answer = StreamingHttpResponse(pieces, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.{format}")
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Encoding"] = "identity"
    return answer
