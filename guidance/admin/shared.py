"""What the guidance's pages of the ministry's admin share."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.admin import LabelledFormSet, PortalAdmin, PortalForm, PortalInline

SAYS_SOMETHING = gettext_lazy("Give an address or a note.")
REVIEWED = {
    "article_is_reviewed_after_it_was_checked": "review_on",
    "plan_is_reviewed_after_it_was_checked": "review_on",
}


class SourceForm(PortalForm):
    constraint_fields = {
        "legalsource_says_something": "address",
        "articlesource_says_something": "address",
        "plansource_says_something": "address",
    }
    constraint_texts = dict.fromkeys(constraint_fields, SAYS_SOMETHING)


class LinkForm(PortalForm):
    constraint_fields = {
        "articleneed_is_listed_once": "need",
        "articlereference_is_listed_once": "reference",
        "dutyneed_is_listed_once": "need",
        "dutysector_is_listed_once": "sector",
        "planstep_has_a_place_of_its_own": "position",
        "plansector_is_listed_once": "sector",
        "skill_is_listed_once": "code",
    }


class SourcedFormSet(LabelledFormSet):
    """Sources of something that readers see: at least one, unless it is retired."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form
            for form in self.forms
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]
        if not kept and not self.instance.is_retired:
            raise ValidationError(_("Nothing is published without a source: name at least one."))


class SourceInline(PortalInline):
    form = SourceForm
    fields = ("address", "note_vi", "note_en", "position")


class NeededSourceInline(SourceInline):
    formset = SourcedFormSet


class NeedInline(PortalInline):
    form = LinkForm
    fields = ("need",)
    autocomplete_fields = ("need",)


class SectorInline(PortalInline):
    form = LinkForm
    fields = ("sector",)
    autocomplete_fields = ("sector",)


class GuidanceAdmin(PortalAdmin):
    """Rows with a code that stays: addresses and other rows name it."""

    fixed_fields = ("code",)
    search_fields: tuple[str, ...] = ("code", "name_vi__folded", "name_en__folded")
    search_help_text = gettext_lazy("Code or name; diacritics do not matter.")
    ordering: tuple[str, ...] = ("position", "code")


class ReviewFilter(admin.SimpleListFilter):
    """Texts whose day of review has come."""

    title = gettext_lazy("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [("due", gettext_lazy("due now"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        if self.value() != "due":
            return queryset
        return queryset.filter(review_on__lte=timezone.localdate(), is_retired=False)


@admin.display(description=gettext_lazy("check again by"), ordering="review_on")
def review_day(row: Any) -> str:
    """The day of review, with a word where it has come."""
    today: date = timezone.localdate()
    shown = f"{row.review_on:%d/%m/%Y}"
    if row.is_retired or row.review_on > today:
        return shown
    return _("%(day)s – due now") % {"day": shown}
