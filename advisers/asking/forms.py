"""What an owner says who asks for advice: her words, then who and where she is."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.contacts import Contact
from accounts.fields import ContactField, PhoneField
from advisers.choices import PartOfDay, Size, Speaks, Way
from enterprises.fields import KnownField, TypedField, set_known
from platforms.forms import RequestKeyField
from platforms.snapshot import Snapshot
from reference.fields import CleanField
from reference.models import Commune, Province, Sector
from ui.widgets import ChoiceCards, ChoiceCardsMultiple

CALLED = frozenset({Way.PHONE, Way.ZALO})
WAY_ICONS = {"phone": "phone", "video": "video", "visit": "map-pin", "zalo": "message-circle"}


def capitals(choices: type[TextChoices]) -> list[tuple[str, Any]]:
    """Choices whose labels stand alone, not in a sentence."""
    return [(each.value, capfirst(each.label)) for each in choices]


class WishesForm(forms.Form):
    """How and when she wants to be met."""

    way = forms.ChoiceField(
        label=_("How would you like to be advised, best of all?"),
        required=False,
        choices=capitals(Way),
        widget=ChoiceCards(icons=WAY_ICONS),
    )
    also = forms.MultipleChoiceField(
        label=_("What else would do?"),
        required=False,
        choices=capitals(Way),
        widget=ChoiceCardsMultiple,
    )
    times = forms.MultipleChoiceField(
        label=_("When does it suit you?"),
        help_text=_("Nothing ticked: any time."),
        required=False,
        choices=capitals(PartOfDay),
        widget=ChoiceCardsMultiple,
    )

    def ways(self) -> tuple[str, ...]:
        """As she prefers them, best first; of a valid form."""
        said = self.cleaned_data
        return tuple(dict.fromkeys(filter(None, (said["way"], *said["also"]))))

    def check_number(self, said: Mapping[str, Any]) -> None:
        """Whoever wants to be called has to say on which number."""
        wants_call = bool(CALLED & {said.get("way"), *said.get("also", ())})
        if wants_call and not said.get("call_on") and "call_on" not in self.errors:
            words = _("By phone or Zalo an adviser needs a mobile number.")
            self.add_error("call_on", forms.ValidationError(words, code="number"))


class ChangedWishesForm(WishesForm):
    """The same later on, with a number where she left none."""

    def __init__(self, *args: Any, has_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_number:
            self.fields["call_on"] = PhoneField(label=_("Number to call"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "call_on" in self.fields:
            self.check_number(said)
        return said


class DetailsForm(WishesForm):
    """The second step: trade, size, place, how to be met, who she is, what she agrees to."""

    sector = KnownField(label=_("Trade"))
    trade = TypedField(label=_("Search for your trade"), required=False)
    size = forms.ChoiceField(
        label=_("How big is your business?"),
        required=False,
        choices=capitals(Size),
        widget=ChoiceCards(),
    )
    commune = KnownField(label=_("Commune"))
    place = TypedField(
        label=_("Your commune or ward"),
        help_text=_("Today's name or the one before July 2025, both are fine."),
        required=False,
    )
    province = forms.ChoiceField(label=_("Province"), required=False)
    speaks = forms.ChoiceField(
        label=_("In which language?"), choices=Speaks.choices, initial=Speaks.VIETNAMESE
    )
    name = CleanField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Say your name, so that an adviser knows whom to ask for.")},
    )
    business = CleanField(
        label=_("Enterprise or shop"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    contact = ContactField(
        label=_("E-mail address or mobile number"),
        help_text=_("We send a code there, and word as soon as somebody takes it on."),
        error_messages={"required": _("Without an address or a number nobody can answer you.")},
    )
    call_on = PhoneField(
        label=_("Number to call"),
        help_text=_("Only if you gave an e-mail address above and want to be called."),
        required=False,
    )
    is_agreed = forms.BooleanField(
        label=_("Who sees what"),
        error_messages={"required": _("Without your consent nobody is asked. Tick to agree.")},
    )
    request_key = RequestKeyField(initial=uuid4)

    def __init__(
        self, *args: Any, snapshot: Snapshot, is_assisted: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        sectors = snapshot.taxonomy.sectors
        selectable = {code for code, each in sectors.items() if each.is_selectable}
        set_known(self, sector=selectable, commune=snapshot.places)
        rows = Province.objects.current().by_name()
        choices = [("", _("Choose a province")), *((each.pk, str(each)) for each in rows)]
        self.fields["province"].choices = choices  # type: ignore[attr-defined]
        if is_assisted:
            self._word_for_another()

    def _word_for_another(self) -> None:
        """An adviser fills it in: what is said is the owner's."""
        labels = {
            "name": _("Owner's name"),
            "place": _("Commune or ward of the business"),
            "contact": _("The owner's e-mail address or mobile number"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["contact"].help_text = _("The code goes there; the owner tells it to you.")
        self.fields["contact"].widget.attrs["autocomplete"] = "off"
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("commune") and not said.get("province"):
            words = _("Say where you are; the province alone is enough.")
            self.add_error("province", forms.ValidationError(words, code="nowhere"))
        contact: Contact = said.get("contact") or Contact()
        if contact.email:
            self.check_number(said)
        return said

    def places(self) -> tuple[Province, Commune | None]:
        """Where she is; of a valid form."""
        said = self.cleaned_data
        if said["commune"]:
            commune = Commune.objects.select_related("province").get(pk=said["commune"])
            return commune.province, commune
        return Province.objects.get(pk=said["province"]), None

    def trade_named(self) -> Sector | None:
        """Her trade; of a valid form."""
        return Sector.objects.filter(pk=self.cleaned_data["sector"]).first()


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = CleanField(
        label=_("Code"),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "class": "code",
                "autofocus": True,
            }
        ),
        error_messages={"required": _("Write the six digits that we sent you.")},
    )

    def clean_code(self) -> str:
        digits = "".join(each for each in self.cleaned_data["code"] if each.isdigit())
        if len(digits) != 6 or not digits.isascii():
            raise forms.ValidationError(_("The code has six digits."), code="digits")
        return digits


class StateForm(forms.Form):
    """How far a recommendation is."""

    state = forms.ChoiceField(label=_("How far is it?"))
    note = CleanField(label=_("Why, or what is missing?"), required=False, max_length=300)


YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class RatingForm(forms.Form):
    """Three short questions once a case is closed."""

    contacted = forms.ChoiceField(
        label=_("Was the adviser in touch with you?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    helped = forms.ChoiceField(
        label=_("Did it help?"), choices=YES_NO, required=False, widget=forms.RadioSelect
    )
    text = CleanField(
        label=_("What has changed?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("contacted") == "yes" and not said.get("helped"):
            self.add_error("helped", forms.ValidationError(_("Choose yes or no."), code="helped"))
        return said

    def answer(self) -> dict[str, Any]:
        """As `cases.ratings.rate` takes it; of a valid form."""
        said = self.cleaned_data
        helped = {"yes": True, "no": False}.get(said["helped"])
        return {
            "was_contacted": said["contacted"] == "yes",
            "helped": helped,
            "text": said["text"],
        }
