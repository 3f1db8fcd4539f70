"""Sections that fill columns of the listing itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from platforms import snapshot, wording
from platforms.choices import SectorScope
from platforms.models import Platform
from platforms.revisions.content import Content
from platforms.revisions.forms.fields import TicksField, draft_field
from ui.widgets import ChoiceCards


class ColumnsForm(forms.ModelForm):
    """Some columns of a listing that is not stored; what it says becomes part of a content."""

    # Columns that a form need not fill in but a listing needs: asked for when it is handed in.
    may_wait: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, content: Content, **kwargs: Any) -> None:
        names = self._meta.fields or ()
        instance = Platform(**{name: content[name] for name in names if name in content})
        super().__init__(data, instance=instance, **kwargs)
        for name in self.may_wait:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """The database judges the whole content when it is kept; here only fields are."""
        return self.cleaned_data

    def content(self) -> Content:
        return {name: getattr(self.instance, name) for name in self._meta.fields or ()}


class BasicsForm(ColumnsForm):
    may_wait = ("summary_vi",)

    class Meta:
        model = Platform
        fields = ("name", "website", "summary_vi", "summary_en")
        formfield_callback = draft_field
        labels = {
            "name": _("Name of the platform"),
            "summary_vi": _("What it does, in one Vietnamese sentence"),
            "summary_en": _("The same in English"),
        }
        help_texts = {
            "name": _("As customers know it, without slogans."),
            "summary_vi": _("The first thing that owners read: who does what with it?"),
        }


class DescriptionForm(ColumnsForm):
    class Meta:
        model = Platform
        fields = ("description_vi", "description_en")
        formfield_callback = draft_field
        labels = {
            "description_vi": _("Description in Vietnamese"),
            "description_en": _("Description in English"),
        }
        help_texts = {
            "description_vi": _(
                "What it can do and what it cannot, in plain words. Superlatives are taken out."
            )
        }


class AudienceForm(ColumnsForm):
    sector_scope = forms.ChoiceField(
        label=_("For which sectors?"),
        choices=[
            (SectorScope.ALL, _("For all sectors")),
            (SectorScope.LISTED, _("For the sectors ticked below")),
            (SectorScope.UNKNOWN, _("Not said")),
        ],
        widget=ChoiceCards(),
    )
    sectors = TicksField(label=_("Sectors"), choices=())
    sizes = TicksField(
        label=_("For businesses of which size?"), choices=list(wording.SIZES.items())
    )
    deployments = TicksField(
        label=_("How is it used?"),
        choices=list(wording.DEPLOYMENTS.items()),
        icons={"cloud": "cloud", "mobile": "smartphone", "on-premises": "server"},
    )
    languages = TicksField(label=_("Languages"), choices=list(wording.LANGUAGES.items()))

    class Meta:
        model = Platform
        fields = ("sector_scope", "sizes", "deployments", "languages")

    field_order = ("sector_scope", "sectors", "sizes", "deployments", "languages")

    def __init__(self, data: Any = None, *, content: Content, **kwargs: Any) -> None:
        held = [row["sector_id"] for row in content.get("platform_sectors") or []]
        kwargs["initial"] = {"sectors": held, **(kwargs.get("initial") or {})}
        super().__init__(data, content=content, **kwargs)
        taxonomy = snapshot.current().taxonomy
        # What is stored stays to choose, also where it is narrower than what is offered.
        shown = {each.code: each.short_name for each in taxonomy.sections}
        shown |= {code: taxonomy.sectors[code].name for code in held if code in taxonomy.sectors}
        self.fields["sectors"].choices = list(shown.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("sector_scope") == SectorScope.LISTED and not said.get("sectors"):
            self.add_error("sectors", _("Tick at least one sector, or choose “For all sectors”."))
        return said

    def content(self) -> Content:
        """Ticked sectors count only where the listing is for the ticked ones."""
        is_listed = self.instance.sector_scope == SectorScope.LISTED
        sectors = sorted(self.cleaned_data["sectors"]) if is_listed else []
        return {**super().content(), "platform_sectors": [{"sector_id": one} for one in sectors]}


class TermsForm(ColumnsForm):
    class Meta:
        model = Platform
        fields = (
            *("free_trial_days", "free_trial_source", "support_hours", "export_formats"),
            *("exit_terms_vi", "exit_terms_en"),
        )
        formfield_callback = draft_field
        labels = {
            "free_trial_source": _("Where that is published"),
            "export_formats": _("In which formats can customers take their data with them?"),
            "exit_terms_vi": _("How does one leave? In Vietnamese"),
            "exit_terms_en": _("How does one leave? In English"),
        }
        help_texts = {
            "free_trial_days": _("0 if there is no free trial; empty if you would rather not say."),
            "support_hours": _("For example: Monday to Saturday, 8:00–17:30, by phone and chat."),
            "export_formats": _("For example: Excel, CSV, PDF."),
            "exit_terms_vi": _(
                "Notice, what happens to the data, until when they can be fetched, what it costs."
            ),
        }
