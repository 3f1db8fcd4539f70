"""What hangs on a listing, edited on its page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from platforms.admin import forms
from platforms.models import (
    Mention,
    PlatformLink,
    PlatformNeed,
    PlatformSector,
    PricingPlan,
    Source,
)
from ui.admin import PortalInline, PortalStackedInline


class NeedInline(PortalInline):
    model = PlatformNeed
    form = forms.NeedForm
    formset = forms.KeepsNeeds
    fields = ("need", "strength")
    autocomplete_fields = ("need",)


class SectorInline(PortalInline):
    model = PlatformSector
    form = forms.SectorForm
    formset = forms.DraftedFormSet
    fields = ("sector",)
    autocomplete_fields = ("sector",)


class PlanInline(PortalStackedInline):
    model = PricingPlan
    form = forms.PlanForm
    formset = forms.Numbered
    fields = (
        ("name", "charge"),
        ("price_vnd", "period", "per"),
        ("note_vi", "note_en"),
        ("source", "is_second_hand"),
    )


class LinkInline(PortalInline):
    model = PlatformLink
    form = forms.LinkForm
    formset = forms.DraftedFormSet
    fk_name = "platform"
    fields = ("target", "outside_name")
    autocomplete_fields = ("target",)


class MentionInline(PortalInline):
    model = Mention
    formset = forms.DraftedFormSet
    fields = ("kind", "title_vi", "title_en", "source")


class SourceInline(PortalInline):
    model = Source
    form = forms.SourceForm
    formset = forms.Numbered
    fields = ("address", "note_vi", "note_en", "retrieved_on")

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any):  # noqa: ANN201
        if db_field.name == "retrieved_on":
            kwargs["initial"] = timezone.localdate
        return super().formfield_for_dbfield(db_field, request, **kwargs)


INLINES = (NeedInline, SectorInline, PlanInline, LinkInline, MentionInline, SourceInline)
