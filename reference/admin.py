"""Needs, sectors, size limits and places in the ministry's admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Count, F, Func, IntegerField, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from reference.models import (
    BusinessFunction,
    Commune,
    LegacyUnit,
    Need,
    NeedSynonym,
    Province,
    Sector,
    SizeGroup,
    SizeLimit,
    SupportOffice,
)
from reference.text import clean
from ui.admin import PortalAdmin, PortalForm, PortalInline, ReadOnlyAdmin
from ui.admin.lists import number_of
from ui.admin.paged import PagedFormSet, PagedInline

# The pillars of the official maturity index (DBI) by the codes of the taxonomy.
PILLARS = [
    ("customer-experience", _("customer experience")),
    ("strategy", _("strategy")),
    ("infrastructure-technology", _("infrastructure and technology")),
    ("operations", _("operations")),
    ("culture", _("culture")),
    ("data-assets", _("data and information assets")),
]
BY_NAME = _("Code or name; diacritics do not matter.")
NAMES = ("code", "name_vi", "name_en")


class NeedForm(PortalForm):
    pillar = forms.ChoiceField(label=_("main pillar"), choices=PILLARS)
    pillars = forms.MultipleChoiceField(
        label=_("pillars"), choices=PILLARS, widget=forms.CheckboxSelectMultiple
    )

    def clean(self) -> dict[str, Any]:
        """The main pillar comes first in the list of all."""
        cleaned = super().clean()
        if "pillar" in cleaned and "pillars" in cleaned:
            main = cleaned["pillar"]
            cleaned["pillars"] = [main, *(code for code in cleaned["pillars"] if code != main)]
        return cleaned


class SynonymForm(PortalForm):
    constraint_fields = {
        "needsynonym_is_said_once": "text",
        "needsynonym_text_is_not_empty": "text",
    }

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"])


class SynonymFormSet(PagedFormSet):
    search_column = "text"


class SynonymInline(PagedInline):
    """Phrases are retired, not removed: the shipped file would bring a removed one back."""

    model = NeedSynonym
    form = SynonymForm
    formset = SynonymFormSet
    fields = ("text", "language", "is_retired")
    can_delete = False

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return int(bool(phrase_asked(request)))

    def formset_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """A phrase that the address names stands in an empty row, to be kept or not."""
        phrase = phrase_asked(request)
        initial = {"initial": [{"text": phrase}]} if phrase else {}
        return super().formset_kwargs(request) | initial


def phrase_asked(request: HttpRequest) -> str:
    """What the address of a need's page names; nothing once the form is sent."""
    said = request.GET.get("phrase", "") if request.method == "GET" else ""
    return clean(said)[:120]


class CodedAdmin(PortalAdmin):
    """Rows with a code that stays: other rows, files and addresses name it."""

    fixed_fields = ("code",)
    search_help_text = BY_NAME


@admin.register(Need)
class NeedAdmin(CodedAdmin):
    form = NeedForm
    inlines = (SynonymInline,)
    fields = (
        *NAMES,
        "function",
        "description_vi",
        "description_en",
        "pillar",
        "pillars",
        "position",
        "is_retired",
    )
    list_display = ("name_vi", "function", "phrase_count", "is_retired")
    list_select_related = ("function",)
    list_filter = ("function", "is_retired")
    search_fields = ("code", "name_vi__folded", "name_en__folded", "synonyms__text__folded")
    search_help_text = _("Code, name or one of its phrases; diacritics do not matter.")
    ordering = ("function__position", "position", "code")
    change_form_template = "admin/reference/need_change_form.html"
    change_list_template = "admin/reference/need_change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        used = number_of(NeedSynonym.objects.filter(is_retired=False), "need")
        return super().get_queryset(request).annotate(phrase_count=used)

    def response_change(self, request: HttpRequest, obj: Need) -> HttpResponse:
        """Who goes on editing stays at the page of phrases that she was at."""
        response = super().response_change(request, obj)
        if "_continue" in request.POST and response.get("Location") == request.path:
            response["Location"] = request.get_full_path()
        return response

    @admin.display(description=_("phrases"), ordering="phrase_count")
    def phrase_count(self, need: Need) -> int:
        return need.phrase_count  # type: ignore[attr-defined]


@admin.register(BusinessFunction)
class BusinessFunctionAdmin(CodedAdmin):
    fields = (*NAMES, "description_vi", "description_en", "position", "is_retired")
    list_display = ("name_vi", "name_en", "need_count", "is_retired")
    search_fields = ("code", "name_vi__folded", "name_en__folded")
    ordering = ("position", "code")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        current = Count("needs", filter=Q(needs__is_retired=False))
        return super().get_queryset(request).annotate(need_count=current)

    @admin.display(description=_("needs"), ordering="need_count")
    def need_count(self, function: BusinessFunction) -> int:
        return function.need_count  # type: ignore[attr-defined]


@admin.register(Sector)
class SectorAdmin(CodedAdmin):
    fields = (
        *NAMES,
        "short_vi",
        "level",
        "section",
        "size_group",
        "is_selectable",
        "is_retired",
    )
    readonly_fields = ("level", "section")
    list_display = ("code", "name_vi", "level", "section", "size_group", "is_selectable")
    list_display_links = ("code", "name_vi")
    list_select_related = ("section", "size_group")
    list_filter = ("level", "size_group", "is_selectable", "is_retired")
    search_fields = ("code", "name_vi__folded", "name_en__folded", "short_vi__folded")
    ordering = ("-level", "code")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # the list is the law's


class LimitInline(PortalInline):
    model = SizeLimit
    fields = ("size", "max_employees", "max_revenue_vnd", "max_capital_vnd")
    readonly_fields = ("size",)
    can_delete = False
    max_num = 0


@admin.register(SizeGroup)
class SizeGroupAdmin(CodedAdmin):
    """The limits of Decree 80/2021, Article 5; changed when the law changes."""

    inlines = (LimitInline,)
    fields = NAMES
    list_display = ("name_vi", "name_en")
    search_fields = ("code", "name_vi__folded")
    ordering = ("code",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Province)
class ProvinceAdmin(ReadOnlyAdmin):
    fields = ("code", "name", "short_name", "kind", "latitude", "longitude", "is_retired")
    list_display = ("code", "name", "kind", "commune_count")
    list_display_links = ("code", "name")
    search_fields = ("code", "name__folded")
    search_help_text = BY_NAME
    ordering = ("code",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(commune_count=Count("communes"))

    @admin.display(description=_("communes"), ordering="commune_count")
    def commune_count(self, province: Province) -> int:
        return province.commune_count  # type: ignore[attr-defined]


@admin.register(Commune)
class CommuneAdmin(ReadOnlyAdmin):
    fields = ("code", "name", "kind", "province", "latitude", "longitude", "is_retired")
    list_display = ("code", "name", "kind", "province")
    list_display_links = ("code", "name")
    list_select_related = ("province",)
    list_filter = ("kind", "province")
    search_fields = ("code", "name__folded", "province__name__folded")
    search_help_text = BY_NAME
    ordering = ("code",)


@admin.register(LegacyUnit)
class LegacyUnitAdmin(ReadOnlyAdmin):
    fields = ("code", "ward", "district", "province", "today")
    list_display = ("code", "ward", "district", "province", "today")
    list_display_links = ("code", "ward")
    search_fields = ("code", "ward__folded", "district__folded")
    search_help_text = _("Former ward or district; diacritics do not matter.")
    ordering = ("code",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        # "code = ANY(commune_codes)", which uses the key's index, unlike array_position alone.
        listed = Func(
            F("code"),
            OuterRef("commune_codes"),
            arg_joiner=" = ANY(",
            template="(%(expressions)s))",
            output_field=BooleanField(),
        )
        place = Func(
            OuterRef("commune_codes"),
            F("code"),
            function="array_position",
            output_field=IntegerField(),
        )
        communes = Commune.objects.annotate(place=place, listed=listed).filter(listed=True)
        names = ArraySubquery(communes.order_by("place").values("name"))
        return super().get_queryset(request).annotate(names=names)

    @admin.display(description=_("today's communes"))
    def today(self, unit: LegacyUnit) -> str:
        return ", ".join(unit.names)  # type: ignore[attr-defined]


@admin.register(SupportOffice)
class SupportOfficeAdmin(PortalAdmin):
    """One row a province, made with the province: staff fill it in and keep it fresh."""

    fields = (
        "province",
        "name_vi",
        "name_en",
        "address",
        "phone",
        "email",
        "website",
        "source",
        "checked_on",
    )
    fixed_fields = ("province",)
    list_display = ("province", "name_vi", "phone", "checked_on")
    list_select_related = ("province",)
    search_fields = ("province__name__folded", "name_vi__folded")
    search_help_text = _("Province or office; diacritics do not matter.")
    ordering = ("province__code",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
