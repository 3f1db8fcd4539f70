"""The admin classes that all apps build on: nothing is deleted, nothing silently overwritten."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError, models, transaction
from django.forms import DateInput
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.admin import history
from ui.admin.forms import (
    KnownAutocomplete,
    KnownChoiceField,
    LabelledFormSet,
    PortalForm,
    SeveralChoices,
    choices_of,
)
from ui.admin.limits import Provincial
from ui.admin.lists import Searched

ACTS_PER_PAGE = 30
# Acts that may come upon rows of any table.
COMMON_ACTS = {"import": gettext_lazy("imported"), "undo-import": gettext_lazy("import undone")}


class FieldsInWords:
    """How columns are edited: lists of choices as ticks, days by the browser's own picker."""

    formfield_overrides = {
        models.DateField: {"widget": DateInput(format="%Y-%m-%d", attrs={"type": "date"})},
    }

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        if isinstance(db_field, ArrayField) and choices_of(db_field):
            return SeveralChoices(field=db_field)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        kwargs.setdefault("form_class", KnownChoiceField)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        if field and type(field.widget) is AutocompleteSelect:
            field.widget = KnownAutocomplete(db_field, self.admin_site)  # type: ignore[attr-defined]
            field.widget.is_required = field.required
            field.widget.choices = field.choices
        return field


class NoDeletion:
    """Rows are retired or withdrawn; what refers to them, and their history, stays whole."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Hanging(FieldsInWords):
    """Rows that hang on another: who may change that one may change these."""

    extra = 0
    form = PortalForm
    formset = LabelledFormSet
    show_change_link = False

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # A small table has no room for three more buttons a row.
            field.widget = field.widget.widget
        return field

    def _may_change(self, request: HttpRequest) -> bool:
        opts = self.parent_model._meta
        return any(
            request.user.has_perm(f"{opts.app_label}.{verb}_{opts.model_name}")
            for verb in ("add", "change")
        )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change(request)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any):  # noqa: ANN201
        formset = super().get_formset(request, obj, **kwargs)
        if not is_held(self.model):
            # Django looks row by row for what keeps one from going: here nothing can.
            formset.form.hand_clean_DELETE = lambda form: None
        return formset

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request).order_by("pk")
        return rows.select_related(*self.autocomplete_fields) if self.autocomplete_fields else rows


@cache
def is_held(model: type[models.Model]) -> bool:
    """Whether rows of another table can keep a row, or one that goes with it, from going."""
    ties = [
        field
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]
    if any(tie.on_delete in (models.PROTECT, models.RESTRICT) for tie in ties):
        return True
    return any(is_held(tie.related_model) for tie in ties if tie.on_delete is models.CASCADE)


class PortalInline(Hanging, admin.TabularInline):
    """Such rows as lines of a table."""


class PortalStackedInline(Hanging, admin.StackedInline):
    """Such rows one below the other, for those with many fields."""


class PortalAdmin(NoDeletion, Provincial, Searched, FieldsInWords, admin.ModelAdmin):
    """Change list with counts, a form that tells of rules and rivals, history from the triggers."""

    form = PortalForm
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 0
    view_on_site = False
    object_history_template = "admin/history.html"
    # What a list without any row says.
    nothing_here: Any = gettext_lazy("Nothing stands here yet.")
    # Fields that other pages' addresses depend on: written once.
    fixed_fields: Sequence[str] = ()
    # Words for the acts that services note in the history, by code.
    act_names: Mapping[str, str] = {}
    # Columns that change without anybody editing the row.
    unwatched: frozenset[str] = frozenset()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Sequence[str]:
        fixed = self.fixed_fields if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (title, {**options, "fields": [self._to_read(name) for name in options["fields"]]})
            for title, options in fieldsets
        ]

    def _to_read(self, name: Any) -> Any:
        """A list of codes as a function that says them in words; other fields as they are."""
        if isinstance(name, tuple):
            return tuple(self._to_read(part) for part in name)
        field = next((f for f in self.opts.concrete_fields if f.name == name), None)
        if not (isinstance(field, ArrayField) and choices_of(field)):
            return name
        words = dict(choices_of(field) or ())

        @admin.display(description=field.verbose_name)
        def in_words(row: models.Model) -> str:
            return ", ".join(str(words.get(code, code)) for code in getattr(row, name)) or "—"

        return in_words

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        # "_00" in an address is NUL, on which PostgreSQL fails.
        return None if "\0" in object_id else super().get_object(request, object_id, from_field)

    def response_action(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> HttpResponse | None:
        try:
            for value in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.to_python(value)
        except ValidationError:
            self.message_user(request, _("No such rows."), messages.WARNING)
            return None
        return super().response_action(request, queryset)

    # ── Two people at one row ────────────────────────────────────────────────────────────────
    @property
    def parts(self) -> list[type[models.Model]]:
        return [inline.model for inline in self.inlines]

    def version_of(self, pk: Any) -> str:
        """A fingerprint of the row and of what its page edits with it; one query each."""
        kept = [f.attname for f in self.opts.concrete_fields if f.name not in self.unwatched]
        state = [list(self.model._base_manager.filter(pk=pk).values_list(*kept))]
        for inline in self.inlines:
            column = getattr(inline, "fk_name", None) or next(
                f.name for f in inline.model._meta.concrete_fields if f.related_model is self.model
            )
            rows = inline.model._base_manager.filter(**{column: pk}).order_by("pk")
            state.append(list(rows.values_list()))
        for field in self.opts.many_to_many:
            if field.remote_field.through._meta.auto_created:
                links = field.remote_field.through._base_manager
                state.append(sorted(links.filter(**{field.m2m_field_name(): pk}).values_list()))
        return hashlib.blake2b(repr(state).encode(), digest_size=12).hexdigest()

    def version_shown(self, request: HttpRequest, row: models.Model) -> str:
        """The fingerprint of what this request shows."""
        return self.version_of(row.pk)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if "_saveasnew" in request.POST and not self.save_as:
            raise PermissionDenied  # no form of ours sends it; Django would make a copy of the row
        row = self.get_object(request, unquote(object_id)) if object_id else None
        context = extra_context or {}
        try:
            with transaction.atomic():
                if row is not None:
                    context = {**context, "record_version": self._version_for(request, row)}
                return super().changeform_view(request, object_id, form_url, context)
        except IntegrityError:
            # Two people who create the same thing at once are told, not answered by an error.
            text = _("Somebody saved the same thing a moment ago. Nothing was saved; please check.")
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def _version_for(self, request: HttpRequest, row: models.Model) -> str:
        """The fingerprint for the page of a row, which nobody else writes until a form is kept."""
        if request.method == "POST":
            list(self.model._base_manager.select_for_update(of=("self",)).filter(pk=row.pk))
        # Read before the form reads the row: at worst the page claims to be older than it is.
        version = self.version_shown(request, row)
        if request.method == "POST" and (text := self.conflict_in(request, row, version)):
            request.conflict = text  # type: ignore[attr-defined]
            return request.POST.get("_version", "")
        return version

    def conflict_in(self, request: HttpRequest, row: models.Model, version: str) -> str:
        """Why nothing can be kept of what this request sends, in words; "" if it can."""
        return "" if request.POST.get("_version") == version else self.conflict_text(row)

    def conflict_text(self, row: models.Model) -> str:
        touch = history.last_touch(row, self.parts)
        return _(
            "%(who)s changed this at %(when)s, after you opened it. So that nothing is "
            "overwritten, nothing was saved. Your entries are still below: open the page again "
            "in a second tab and bring them over."
        ) % {
            "who": (touch and touch.who) or _("Somebody else"),
            "when": f"{timezone.localtime(touch.at if touch else None):%H:%M %d/%m/%Y}",
        }

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):  # noqa: ANN201
        form = super().get_form(request, obj, change, **kwargs)
        form.conflict = getattr(request, "conflict", "")
        return form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        own = getattr(inline, "formset_kwargs", None)
        return super().get_formset_kwargs(request, obj, inline, prefix) | (
            own(request) if own else {}
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return super().log_change(request, obj, message) if message else None

    # ── History ──────────────────────────────────────────────────────────────────────────────
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None or not history.is_tracked(self.model):
            return super().history_view(request, object_id, extra_context)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        paginator = Paginator(history.acts_on(row, self.parts), ACTS_PER_PAGE)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % row,
            "page": paginator.get_page(request.GET.get("page")),
            "act_names": {**COMMON_ACTS, **self.act_names},
            "module_name": str(capfirst(self.opts.verbose_name_plural)),
            "object": row,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


class ReadOnlyAdmin(PortalAdmin):
    """Rows to search and read; they come from files or from what people did on the site."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
