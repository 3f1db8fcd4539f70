"""The profile as its owner reads it, and the short steps that change it."""

from typing import Any
from uuid import uuid4

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from enterprises.acts import acts_on
from enterprises.known import Known, known
from enterprises.lookups import (
    Option,
    Question,
    find_places,
    find_trades,
    is_settled,
    typed_text,
)
from enterprises.models import Enterprise, Membership, TaxCodeClaim
from enterprises.pages.acts import told
from enterprises.parts import kind_said
from enterprises.profile_forms import STEPS, NewForm, StepForm
from enterprises.selectors import other_sectors, usual_sectors
from enterprises.size_texts import by_decree, in_short
from enterprises.sizes import size_verdict
from reference.taxonomy import SectorFacts

ACTS_SHOWN = 20
TITLES = {
    "identity": gettext_lazy("Who you are"),
    "trade": gettext_lazy("Your trade"),
    "size": gettext_lazy("Your size"),
    "place": gettext_lazy("Where you are"),
    "support": gettext_lazy("What counts for state support"),
}
# What is typed, what is chosen by it.
CHOSEN = {"trade": ("trade", "sector"), "place": ("place", "commune")}


def size_text(enterprise: Enterprise, held: Known) -> str:
    """The class and the rule that gives it; "" where too little is known."""
    if enterprise.kind == Enterprise.Kind.HOUSEHOLD:
        return _("A household business is outside the size classes of Decree 80/2021.")
    verdict = size_verdict(enterprise, held)
    return by_decree(verdict) if verdict else ""


def short_size(enterprise: Enterprise, held: Known) -> str:
    """The class in a few words; "" where too little is known."""
    if enterprise.kind == Enterprise.Kind.HOUSEHOLD:
        count = enterprise.employees
        return "" if count is None else _people(count)
    verdict = size_verdict(enterprise, held)
    return in_short(verdict, employees=enterprise.employees or 0) if verdict else ""


def _people(count: int) -> str:
    return ngettext("%(count)s person works there", "%(count)s people work there", count) % {
        "count": count
    }


def summary(enterprise: Enterprise) -> list[tuple[str, str]]:
    """Trade, size and place as label and value, without what is not said; no query."""
    held = known()
    sector = held.sectors.get(enterprise.sector_id or "")
    rows = [
        (_("Trade"), str(sector.short_name) if sector else ""),
        (_("Size"), short_size(enterprise, held)),
        (_("Place"), held.places.label(enterprise.commune_id or "") or ""),
    ]
    return [(label, value) for label, value in rows if value]


def profile_page(membership: Membership) -> dict[str, Any]:
    """The context of the profile's page; three queries."""
    enterprise, held = membership.enterprise, known()
    claim = TaxCodeClaim.objects.filter(
        claimant=enterprise, status=TaxCodeClaim.Status.OPEN
    ).first()
    return {
        "membership": membership,
        "enterprise": enterprise,
        "claim": claim,
        "parts": [
            {"step": step, "title": TITLES[step], "facts": facts_of(step, enterprise, held)}
            for step in STEPS
        ],
        "acts": told(acts_on(enterprise, limit=ACTS_SHOWN)),
    }


def facts_of(step: str, enterprise: Enterprise, held: Known) -> list[tuple[str, str]]:
    """What a step has stored, as label and value; what is not said says so."""
    sector = held.sectors.get(enterprise.sector_id or "")
    share = enterprise.female_share_percent
    yes, unsaid = _("yes"), _("not said")
    rows: dict[str, list[tuple[str, Any]]] = {
        "identity": [
            (_("Which are you?"), enterprise.get_kind_display()),
            (_("Name"), enterprise.name),
            (_("Tax code"), enterprise.tax_code),
        ],
        "trade": [(_("Trade"), sector and f"{sector.short_name} ({sector.code})")],
        "size": [
            (_("Employees"), enterprise.employees),
            (_("Revenue a year"), enterprise.get_revenue_band_vnd_display()),
            (_("Total capital"), enterprise.get_capital_band_vnd_display()),
            (_("Size class"), size_text(enterprise, held)),
        ],
        "place": [(_("Commune or ward"), held.places.label(enterprise.commune_id or ""))],
        # A box that is not ticked may be one that nobody looked at.
        "support": [
            (_("Owned by women"), yes if enterprise.is_women_owned else None),
            (_("Share of women"), None if share is None else f"{share} %"),
            (_("Social enterprise"), yes if enterprise.is_social_enterprise else None),
        ],
    }
    return [(label, unsaid if value in (None, "") else str(value)) for label, value in rows[step]]


def new_form(data: QueryDict | None, *, by: User) -> NewForm:
    """The first step of a new enterprise; its key makes a second click harmless.

    Before she has one, it shows the kind that she named in her match; at most two queries.
    """
    initial: dict[str, Any] = {"request_key": uuid4()}
    if data is None and not Membership.objects.filter(user=by).exists():
        initial["kind"] = kind_said(by)
    return NewForm(data, known=known(), initial=initial)


class StepPage:
    """One step of one enterprise: its form, what was typed but not chosen, and what to choose."""

    def __init__(self, enterprise: Enterprise, step: str, data: QueryDict | None) -> None:
        self.enterprise, self.step, self.held = enterprise, step, known()
        self.question: Question | None = None
        given = data.copy() if data is not None else None
        if given is not None:
            self.question = self._question(given)
        kind = STEPS[step]
        self.form: StepForm = kind(given, known=self.held, initial=kind.stored(enterprise))
        self.stored_now: list[tuple[str, str]] = []

    def is_ready(self) -> bool:
        """Whether it can be saved: sound, and nothing typed that is not settled."""
        return self.form.is_valid() and self.question is None

    def refuse_as_changed(self, stored: Enterprise) -> None:
        """Keep what was typed, say what is stored by now; saving again then overwrites it."""
        self.form.add_error(
            None,
            _(
                "Somebody changed this meanwhile. Nothing was saved; what you typed is still here. "
                "Compare it with what is stored now, then save again."
            ),
        )
        self.stored_now = facts_of(self.step, stored, self.held)
        data = self.form.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(stored.version)
        self.form.data = data

    def context(self, *, is_new: bool) -> dict[str, Any]:
        names = list(STEPS)
        return {
            "enterprise": self.enterprise,
            "form": self.form,
            "step": self.step,
            "title": TITLES[self.step],
            "place_of": names.index(self.step) + 1,
            "count": len(names),
            "is_new": is_new,
            "question": self.question,
            "stored_now": self.stored_now,
            **self._choices(),
        }

    def _question(self, data: QueryDict) -> Question | None:
        if self.step not in CHOSEN:
            return None
        typed, chosen = CHOSEN[self.step]
        text = typed_text(data, typed)
        if not text:
            return None
        question = Question(typed, self.step, text, self._find(text))
        return None if is_settled(question, data, chosen=chosen) else question

    def _find(self, text: str) -> tuple[Option, ...]:
        if self.step == "trade":
            return find_trades(text, self.held.sectors)
        return find_places(text, self.held.places)

    def _choices(self) -> dict[str, Any]:
        if self.step == "trade":
            return self._trades()
        return {"chosen": "", "options": self._places()} if self.step == "place" else {}

    def _places(self) -> list[Option]:
        code = self.form["commune"].value() or ""
        label = self.held.places.label(code) if code else None
        now = [Option(code, label)] if label else []
        found = self.question.options if self.question else ()
        return [*now, *(each for each in found if each.code != code)]

    def _trades(self) -> dict[str, Any]:
        sectors, code = self.held.sectors, self.form["sector"].value() or ""
        usual = [_trade(each) for each in usual_sectors(sectors)]
        others = [_trade(each) for each in other_sectors(sectors)]
        listed = {option.code for option in (*usual, *others)}
        found = [_trade(sectors[code])] if code in sectors else []
        found += list(self.question.options if self.question else ())
        section = sectors[code].section if code in sectors else ""
        divisions = [
            _trade(each)
            for each in sectors.values()
            if each.section == section and each.code != section and each.is_selectable
        ]
        return {
            "sector": code,
            "usual": usual,
            "others": others,
            "trades": list({each.code: each for each in found if each.code not in listed}.values()),
            "divisions": [each for each in divisions if each.code not in {o.code for o in found}],
            "is_other": code in {option.code for option in others},
        }


def _trade(sector: SectorFacts) -> Option:
    return Option(sector.code, str(sector.short_name))


def after_saving(enterprise: Enterprise, step: str | None, *, is_new: bool) -> str:
    """Where saving a step leads: on to the next of a new enterprise, else back to the profile."""
    if step is None:
        return reverse("my-home") if is_new else reverse("enterprise-detail", args=[enterprise.pk])
    return reverse("enterprise-edit", args=[enterprise.pk, step]) + "?new=1"
