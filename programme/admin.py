"""Indicators, figures, targets and what was done beside the portal, in the ministry's admin."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.calls.admin import CallAdmin  # noqa: F401 - Django looks for it here
from programme.embed.admin import EmbedHostAdmin  # noqa: F401 - Django looks for it here
from programme.models import (
    LAST_YEAR,
    Figure,
    FigureSource,
    Indicator,
    OfflineActual,
    Target,
    TargetChange,
)
from programme.seen import FIRST_YEAR as SHOWN_FROM
from programme.seen import number
from programme.selectors import measured
from programme.services import (
    ChangeOpenError,
    Done,
    OwnChangeError,
    SourceEnteredError,
    ask_change,
    correct_offline,
    decide_change,
    enter_offline,
    is_closed,
    set_target,
)
from programme.whatif.admin import WhatIfAdmin  # noqa: F401 - Django looks for it here
from reference.fields import CleanField, RequestKeyField
from ui.admin import PortalAdmin, PortalForm, PortalInline


@admin.register(Indicator)
class IndicatorAdmin(PortalAdmin):
    fixed_fields = ("code",)
    fields = (
        *("code", "group", ("name_vi", "name_en"), ("unit_vi", "unit_en")),
        *("definition_vi", "definition_en", "measured", "position", "is_retired"),
    )
    list_display = ("name_vi", "group", "unit_vi", "measured", "is_retired")
    list_filter = ("group", "measured", "is_retired")
    search_fields = ("code", "name_vi__folded", "name_en__folded")
    ordering = ("position", "code")


class FigureForm(PortalForm):
    constraint_fields = {
        "figure_says_something": "value",
        "figure_ends_after_it_begins": "until_on",
    }
    constraint_texts = {
        "figure_says_something": gettext_lazy("Give a value, or say in the note what it is."),
        "figure_ends_after_it_begins": gettext_lazy("It ends before it begins."),
    }


class SourceForm(PortalForm):
    constraint_fields = {"figuresource_says_something": "address"}
    constraint_texts = {
        "figuresource_says_something": gettext_lazy("Give an address or an issue of the press.")
    }


class FigureSourceInline(PortalInline):
    model = FigureSource
    form = SourceForm
    fields = ("address", "press", "position")


@admin.register(Figure)
class FigureAdmin(PortalAdmin):
    """What others published: figures that conflict are entered side by side."""

    form = FigureForm
    inlines = (FigureSourceInline,)
    fixed_fields = ("code",)
    fields = (
        *("code", "indicator", "kind", ("value", "qualifier"), ("from_on", "until_on")),
        *("note_vi", "note_en", "is_retired"),
    )
    autocomplete_fields = ("indicator",)
    list_display = ("code", "indicator", "kind", "value", "until_on", "is_retired")
    list_filter = ("kind", "indicator__group", "is_retired")
    list_select_related = ("indicator",)
    search_fields = ("code", "indicator__name_vi__folded", "note_vi__folded")
    ordering = ("indicator__position", "until_on", "code")


class TargetForm(PortalForm):
    """For a year that is over the new value is a wish that a second person decides on."""

    constraint_fields = {
        "target_is_more_than_nothing": "value",
        "target_year_is_near": "year",
        "target_says_where_it_is_from": "source",
    }
    constraint_texts = {
        "target_is_more_than_nothing": gettext_lazy("A target is more than 0."),
        "target_year_is_near": gettext_lazy("Choose a year from 2021 to 2045."),
    }
    reason = CleanField(
        label=gettext_lazy("Reason"),
        max_length=500,
        required=False,
        help_text=gettext_lazy(
            "Needed to change a target; of a year that is over, a second person decides."
        ),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["request_key"].initial = uuid4

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        changes = self.instance.pk and {"value", "source"} & {*self.changed_data}
        if changes and not said.get("reason"):
            self.add_error("reason", ValidationError(_("Say why the target changes.")))
        if self.instance.pk is None and is_closed(said.get("year", LAST_YEAR), at=timezone.now()):
            self.add_error("year", ValidationError(self._too_late()))
        is_wish = "value" in self.changed_data and self._waits_for_decision()
        if is_wish:
            self.add_error(
                "value",
                ValidationError(_("A change of this target waits for a decision already.")),
            )
        return said

    def _too_late(self) -> str:
        return _(
            "This year is over. What was published of its targets is entered among the figures."
        )

    def _waits_for_decision(self) -> bool:
        """Whether somebody else is to decide first; only of a target of a year that is over."""
        row = self.instance
        is_old = row.pk and is_closed(row.year, at=timezone.now())
        return bool(is_old) and row.changes.filter(is_approved=None).exists()


class OfOneProvince(PortalAdmin):
    """Whoever is limited to a province writes of it only, and never of the whole country."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        limited = getattr(request.user, "province_id", None)
        if field is not None and db_field.name == "province" and limited:
            field.queryset = field.queryset.filter(pk=limited)
            field.required = True
        return field


@admin.register(Target)
class TargetAdmin(OfOneProvince):
    form = TargetForm
    fields = ("indicator", "year", "province", "value", "source", "reason", "request_key")
    fixed_fields = ("indicator", "year", "province")
    autocomplete_fields = ("indicator", "province")
    province_columns = ("province",)
    list_display = ("indicator", "year", "province", "value", "source")
    list_filter = ("year", "indicator")
    list_select_related = ("indicator", "province")
    search_fields = ("indicator__name_vi__folded", "source")
    ordering = ("-year", "indicator__position", "province")
    act_names = {
        "set-target": gettext_lazy("target changed"),
        "keep-goals": gettext_lazy("target of every year kept at the end of this one"),
        "change-target": gettext_lazy("target of a closed year changed by two people"),
    }

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Sequence[str]:
        """Of a year that is over a wish names a value; the source stays what it was."""
        fixed = super().get_readonly_fields(request, obj)
        is_old = obj is not None and is_closed(obj.year, at=timezone.now())
        return (*fixed, "source") if is_old else fixed

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        at = timezone.now()
        if not change:
            super().save_model(request, obj, form, change)
            return
        said, by = form.cleaned_data, request.user
        if "value" not in form.changed_data and is_closed(obj.year, at=at):
            return
        if not is_closed(obj.year, at=at):
            wanted = {name: said[name] for name in ("value", "source", "reason")}
            set_target(target=obj, by=by, at=at, **wanted)  # type: ignore[arg-type]
            return
        key: UUID = said.get("request_key") or uuid4()
        try:
            ask_change(
                target=obj,
                value=said["value"],
                reason=said["reason"],
                request_key=key,
                by=request.user,  # type: ignore[arg-type]
                at=at,
            )
        except ChangeOpenError:
            messages.warning(request, _("A change of this target waits for a decision already."))
        else:
            messages.info(request, _("The year is over: a second person decides on the new value."))


@admin.register(TargetChange)
class TargetChangeAdmin(PortalAdmin):
    """Wishes to change targets of years that are over; a second person decides."""

    fields = (
        *("of_target", "value", "reason", "asked_by", "asked_at"),
        *("is_approved", "decided_by", "decided_at"),
    )
    readonly_fields = fields
    province_columns = ("target__province",)
    list_display = ("of_target", "value", "reason", "asked_by", "asked_at", "is_approved")
    list_filter = ("is_approved",)
    list_select_related = ("target__indicator", "target__province", "asked_by")
    search_fields = ("reason",)
    ordering = (F("decided_at").desc(nulls_first=True), "asked_at", "pk")
    actions = ("approve", "refuse")

    @admin.display(description=gettext_lazy("target"), ordering="target")
    def of_target(self, row: TargetChange) -> str:
        """The indicator in words, its year and, if it is of one, its province."""
        target = row.target
        place = f", {target.province.short_name}" if target.province else ""
        return f"{target.indicator.name} {target.year}{place}"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description=gettext_lazy("Approve"), permissions=["change"])
    def approve(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, is_approved=True)

    @admin.action(description=gettext_lazy("Refuse"), permissions=["change"])
    def refuse(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, is_approved=False)

    def _decide(self, request: HttpRequest, rows: QuerySet, *, is_approved: bool) -> None:
        for row in rows.select_related(*self.list_select_related).order_by("pk"):
            by: Any = request.user
            name = f"{self.of_target(row)}: {number(row.value.normalize())}"
            try:
                decide_change(change=row, is_approved=is_approved, by=by, at=timezone.now())
            except OwnChangeError:
                messages.warning(request, _("%s: somebody else has to decide.") % name)
            else:
                messages.success(request, _("%s: decided.") % name)


class OfflineForm(PortalForm):
    """Any day of the month will do; what was entered changes only with a reason."""

    constraint_fields = {
        "offlineactual_is_entered_once": "source",
        "offlineactual_says_where_it_is_from": "source",
    }
    reason = CleanField(
        label=gettext_lazy("Reason"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Needed to put right what was entered."),
    )
    form_key = RequestKeyField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid4

    def clean_month(self) -> date:
        """Its first day; nothing was done in a month to come."""
        month: date = self.cleaned_data["month"]
        if month > timezone.localdate():
            raise ValidationError(_("This month has not begun yet."))
        if month.year < SHOWN_FROM:
            raise ValidationError(
                _("Pages show %(year)s and later; what is older is entered among the figures.")
                % {"year": SHOWN_FROM}
            )
        return month.replace(day=1)

    def clean_indicator(self) -> Indicator:
        """One that a page shows: what the portal counts."""
        indicator: Indicator = self.cleaned_data["indicator"]
        if indicator not in measured():
            raise ValidationError(
                _("The portal does not count this; enter it among the figures that are published.")
            )
        return indicator

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        changes = self.instance.pk and {"value", "source"} & {*self.changed_data}
        if changes and not said.get("reason"):
            self.add_error("reason", ValidationError(_("Say why the figure changes.")))
        return said


@admin.register(OfflineActual)
class OfflineActualAdmin(OfOneProvince):
    """What was done beside the portal: by month, with its source."""

    form = OfflineForm
    fields = ("indicator", "month", "province", "value", "source", "reason", "form_key")
    fixed_fields = ("indicator", "month", "province")
    autocomplete_fields = ("indicator", "province")
    province_columns = ("province",)
    list_display = ("indicator", "month", "province", "value", "source", "entered_by")
    list_filter = ("indicator", "province")
    list_select_related = ("indicator", "province", "entered_by")
    search_fields = ("source",)
    ordering = ("-month", "indicator", "pk")
    act_names = {"correct-offline": gettext_lazy("figure put right")}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        said, by, at = form.cleaned_data, request.user, timezone.now()
        try:
            if change:
                wanted = {name: said[name] for name in ("value", "source", "reason")}
                made = correct_offline(actual=obj, by=by, at=at, **wanted)  # type: ignore[arg-type]
            else:
                done = Done(obj.indicator, obj.month, obj.province, obj.value, obj.source)
                key = said.get("form_key") or uuid4()
                made = enter_offline(done=done, request_key=key, by=by, at=at)  # type: ignore[arg-type]
        except SourceEnteredError as error:
            made = error.row
            messages.warning(request, _("This source was entered for this month already."))
        obj.__dict__.update(made.__dict__)


# Beside this module for its length; Django looks for admin classes here.
from programme.survey_admin import SurveyAdmin, SurveyQuestionAdmin  # noqa: E402, F401
