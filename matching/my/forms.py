"""Forms of an owner's needs, conditions and tools; each knows which version it showed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enterprises.fields import KnownManyField, TypedField, set_known
from enterprises.services import Stated
from matching.fields import StatementField
from matching.forms import AskedForm
from matching.inputs import USUAL_IMPORTANCE
from platforms.snapshot import Snapshot
from reference.text import clean

LEVELS = ((1, _("would be nice")), (2, _("needed")), (3, _("most important")))
MOST_NAMED, LONGEST_NAME = 40, 120


class WordsForm(forms.Form):
    """Her own words; the key makes a second click harmless."""

    text = StatementField(
        label=_("What is holding you up? Write it as you would say it."),
        error_messages={"required": _("Write a few words, or pick from the list below.")},
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)


class NeedsForm(forms.Form):
    """All needs that are to be in force, and how important each is."""

    need = KnownManyField(label=_("Needs"))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, need=snapshot.taxonomy.needs)

    def wanted(self) -> dict[str, int]:
        """Need code to importance; what is not one of three levels counts as the usual one."""
        levels = {str(level): level for level, _label in LEVELS}
        return {
            code: levels.get(self.data.get(f"importance-{code}", ""), USUAL_IMPORTANCE)
            for code in self.cleaned_data["need"]
        }


class StoredConditionsForm(AskedForm):
    """Where it must run, what it must speak, what it may cost."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def stated(self) -> Stated:
        said = self.cleaned_data
        return Stated(
            budget_vnd=said["budget"], deployments=said["deployment"], languages=said["language"]
        )


class NamesField(forms.Field):
    """Names of software that the catalogue does not have."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> tuple[str, ...]:
        given = value if isinstance(value, list | tuple) else ()
        names = (clean(name)[:LONGEST_NAME] for name in given if isinstance(name, str))
        return tuple(dict.fromkeys(filter(None, names)))[:MOST_NAMED]


class ToolsForm(forms.Form):
    """What is in use: from the catalogue, or by its name."""

    existing = KnownManyField(label=_("Software you use"))
    link = KnownManyField(label=_("Must connect with it"))
    named = NamesField(required=False)
    tool = TypedField(
        label=_("Search for software you use"),
        help_text=_("Cash register, accounting, Excel … whatever you work with now."),
        required=False,
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, existing=snapshot.listings, link=snapshot.listings)

    def listed(self) -> dict[str, bool]:
        """Slug to whether what is new must connect with it."""
        linked = set(self.cleaned_data["link"])
        return {slug: slug in linked for slug in self.cleaned_data["existing"]}
