"""Organisations and advisers: those who wait stand on top, the longest waiting first."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.choices import Standing
from advisers.models import Adviser, Organisation
from advisers.network.joining import Firm, KnownOrganisationError, enter_organisation
from advisers.network.rules import Act, ActError, ReasonMissingError, acts_for
from advisers.network.services import IncompleteProfileError, decide, is_own, missing_of
from platforms.admin.joining import ActingAdmin
from platforms.interests.selectors import interests_of
from reference.models import BusinessFunction, Need, Sector
from reference.text import clean
from ui.admin import PortalForm
from ui.admin.cells import badge, day_and_age
from ui.admin.forms import choices_of
from ui.admin.lists import number_of

WAITING_DAYS = 7
NEVER_STALE = 10**6
KINDS = {"WAITING": "caution", "ACTIVE": "good", "PAUSED": "info", "REFUSED": "stop"}
MISSING = {
    "name": gettext_lazy("name"),
    "topics": gettext_lazy("what she advises on"),
    "areas": gettext_lazy("places served"),
    "account": gettext_lazy("account"),
    "organisation": gettext_lazy("an organisation that is admitted"),
}
VETTED = ("standing_shown", "standing_note", "judge", "vetted_at", "created_at")


class VettedAdmin(ActingAdmin):
    """What organisations and advisers share: the queue, the buttons, who may decide."""

    acts = tuple(act.value for act in Act)
    act_names = {
        "enter": gettext_lazy("entered"),
        "apply": gettext_lazy("applied"),
        "join": gettext_lazy("joined"),
        "profile": gettext_lazy("profile changed"),
        "admit": gettext_lazy("admitted"),
        "refuse": gettext_lazy("refused"),
        "pause": gettext_lazy("paused"),
        "reinstate": gettext_lazy("reinstated"),
        "let-go": gettext_lazy("let go"),
    }
    ordering = ("vetted_at", "created_at", "pk")
    change_form_template = "admin/advisers/vetted_change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.order_by(F("vetted_at").desc(nulls_first=True), "created_at", "pk")

    @admin.display(description=gettext_lazy("decided by"))
    def judge(self, row: Any) -> str:
        return str(row.vetted_by or "—")

    @admin.display(description=gettext_lazy("standing"), ordering="standing")
    def standing_shown(self, row: Any) -> SafeString:
        return badge(row.get_standing_display(), KINDS.get(row.standing, "neutral"))

    @admin.display(description=gettext_lazy("entered at"), ordering="created_at")
    def entered_shown(self, row: Any) -> SafeString:
        waits = row.standing == Standing.WAITING
        return day_and_age(
            timezone.localtime(row.created_at).date(),
            today=timezone.localdate(),
            stale_days=WAITING_DAYS if waits else NEVER_STALE,
        )

    def do(self, request: HttpRequest, row: Any, act: str) -> None:
        reason = clean(request.POST.get("reason", ""))
        try:
            is_new = decide(
                subject=row, act=Act(act), reason=reason, by=request.user, at=timezone.now()
            )
        except ActError:
            messages.info(request, _("%s: that is not possible from where it stands.") % row)
        except ReasonMissingError:
            messages.error(request, _("%s: say why; the person reads it. Nothing changed.") % row)
        except IncompleteProfileError as error:
            lacking = ", ".join(str(MISSING[each]) for each in error.missing)
            text = _("%(name)s cannot be admitted yet. Missing: %(lacking)s.")
            messages.error(request, text % {"name": row, "lacking": lacking})
        else:
            text = _("%s: decided; the people are told.") if is_new else _("%s: was so already.")
            messages.success(request, text % row)
            if is_new:
                self.log_change(request, row, str(self.act_names[act]))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):  # noqa: ANN201
        row = context.get("original")
        context["vetting"] = acts_for(Standing(row.standing)) if row else ()
        response = super().render_change_form(request, context, **kwargs)
        may_save = self.may_edit and self.has_change_permission(request, row)
        response.context_data.update(show_save=may_save, show_save_and_continue=may_save)
        return response

    may_edit = False


class OrganisationForm(PortalForm):
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    constraint_fields = {
        "organisation_has_a_name": "name",
        "organisation_is_entered_once": "name",
    }


@admin.register(Organisation)
class OrganisationAdmin(VettedAdmin):
    """Entered here or by its own application; admitted before its advisers can be."""

    form = OrganisationForm
    said = ("kind", "name", "province", "about_vi", "about_en", "website", "email", "phone")
    list_display = ("name", "kind", "province", "people", "standing_shown", "entered_shown")
    list_filter = ("standing", "kind", "province")
    list_select_related = ("province",)
    autocomplete_fields = ("province", "vendor")
    search_fields = ("name__folded",)
    search_help_text = gettext_lazy("Name; diacritics do not matter.")
    province_columns = ("province",)
    may_edit = True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("advisers.add_organisation")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = (*self.said, "vendor")
        return (*fields, "form_key") if obj is None else (*fields, *VETTED)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return ()
        # What her own organisation sells decides what she may be asked: a colleague says it.
        return (*VETTED, "vendor") if is_own(obj, request.user) else VETTED

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        people = number_of(Adviser.objects.exclude(standing="LEFT"), "organisation")
        return super().get_queryset(request).annotate(people_count=people)

    @admin.display(description=gettext_lazy("advisers"), ordering="people_count")
    def people(self, row: Any) -> int:
        return row.people_count

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        firm = Firm(**{name: getattr(obj, name) for name in Firm.__slots__})
        key, at = form.cleaned_data.get("form_key") or uuid4(), timezone.now()
        try:
            made = enter_organisation(firm=firm, request_key=key, by=request.user, at=at)
        except KnownOrganisationError as error:
            # The form said so, had nobody entered it meanwhile: told as any such race.
            raise IntegrityError from error
        obj.__dict__.update(made.__dict__)


@admin.register(Adviser)
class AdviserAdmin(VettedAdmin):
    """Read, then decided on; what she says of herself is hers to change."""

    fields = (
        *("name", "user", "organisation", "missing_shown", "about_vi", "about_en"),
        *("topics_shown", "sections_shown", "sizes_shown", "languages_shown", "ways_shown"),
        "areas_shown",
        *("capacity", "licence", "licence_until", "interests_shown", *VETTED),
    )
    readonly_fields = fields
    list_display = ("name", "organisation", "standing_shown", "licence_until", "entered_shown")
    list_filter = ("standing", "organisation__province")
    list_select_related = ("organisation",)
    search_fields = ("name__folded", "organisation__name__folded", "user__email__folded")
    search_help_text = gettext_lazy("Name, organisation or address; diacritics do not matter.")
    province_columns = ("organisation__province",)

    @admin.display(description=gettext_lazy("sizes"))
    def sizes_shown(self, row: Adviser) -> str:
        return _in_words(row, "sizes") or _("all")

    @admin.display(description=gettext_lazy("languages"))
    def languages_shown(self, row: Adviser) -> str:
        return _in_words(row, "languages")

    @admin.display(description=gettext_lazy("ways"))
    def ways_shown(self, row: Adviser) -> str:
        return _in_words(row, "ways")

    @admin.display(description=gettext_lazy("what she advises on"))
    def topics_shown(self, row: Adviser) -> str:
        functions = BusinessFunction.objects.filter(pk__in=row.functions)
        needs = Need.objects.filter(pk__in=row.needs)
        named = [*functions.order_by("position", "pk"), *needs.order_by("position", "pk")]
        return ", ".join(str(each) for each in named) or "—"

    @admin.display(description=gettext_lazy("trades"))
    def sections_shown(self, row: Adviser) -> str:
        rows = Sector.objects.filter(pk__in=row.sections).order_by("pk")
        return ", ".join(str(each.short_name) for each in rows) or _("all")

    @admin.display(description=gettext_lazy("places served"))
    def areas_shown(self, row: Adviser) -> str:
        areas = row.areas.select_related("province", "commune").order_by("province", "commune")
        return (
            "; ".join(
                f"{each.commune}, {each.province}" if each.commune else str(each.province)
                for each in areas
            )
            or "—"
        )

    @admin.display(description=gettext_lazy("declared interests"))
    def interests_shown(self, row: Adviser) -> str:
        if row.user is None:
            return "—"
        held = [f"{each.vendor} ({each.get_kind_display()})" for each in interests_of(row.user)]
        return "; ".join(held) or "—"

    @admin.display(description=gettext_lazy("still missing"))
    def missing_shown(self, row: Adviser) -> str:
        return ", ".join(str(MISSING[each]) for each in missing_of(row)) or _("nothing")


def _in_words(row: Adviser, column: str) -> str:
    words = dict(choices_of(row._meta.get_field(column)) or ())  # type: ignore[arg-type]
    return ", ".join(str(words.get(code, code)) for code in getattr(row, column))
