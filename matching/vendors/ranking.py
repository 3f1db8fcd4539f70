"""How a listing ranks for a chosen profile, by the same engine as every public match."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from matching.engine import Match, Tables
from matching.fields import MoneyField
from matching.inputs import USUAL_IMPORTANCE, WHERE_TO_START, MatchInputs
from matching.offers import facts_stated, offer_of, quality_of
from matching.rules import seed_of
from matching.selectors import MatchOutcome, match_for
from matching.texts import PartText, parts, why
from matching.vendors.advice import Advice, advice
from matching.vendors.drafts import draft_of, foresee
from platforms.choices import SizeClass
from platforms.listing import Listing
from platforms.models import Platform
from platforms.snapshot import Snapshot

# Ranks beyond are not told: nobody reads that far.
RANKED = 100
SHOWN = 5
NEEDS = ("need", "need_2", "need_3")
# Which text of the listing is ranked, in the address.
TEXT, PUBLIC, DRAFT = "text", "public", "draft"


class ProfileForm(forms.Form):
    """An enterprise as the match knows it."""

    need = forms.ChoiceField(label=_("What it needs"))
    need_2 = forms.ChoiceField(label=_("And"), required=False)
    need_3 = forms.ChoiceField(label=_("And besides"), required=False)
    sector = forms.ChoiceField(label=_("Its sector"), required=False)
    size = forms.ChoiceField(
        label=_("Its size"), required=False, choices=[("", _("not stated")), *SizeClass.choices]
    )
    budget = MoneyField(
        label=_("What it would pay a month"),
        help_text=_("In dong, e.g. 500.000, 500k or 1,5 triệu; 0 for free ones only."),
        required=False,
    )

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = _needs(snapshot)
        for name in NEEDS:
            empty = [] if name == "need" else [("", _("nothing more"))]
            self.fields[name].choices = [*empty, *choices]  # type: ignore[attr-defined]
        sections = [(each.code, str(each.short_name)) for each in snapshot.taxonomy.sections]
        self.fields["sector"].choices = [("", _("not stated")), *sections]  # type: ignore[attr-defined]

    def inputs(self) -> MatchInputs:
        said = self.cleaned_data
        needs = {said[name]: USUAL_IMPORTANCE for name in NEEDS if said[name]}
        return MatchInputs(
            needs=needs,
            sector=said["sector"] or None,
            size=said["size"] or None,
            budget_vnd=said["budget"],
        )


def _needs(snapshot: Snapshot) -> list[Any]:
    taxonomy = snapshot.taxonomy
    groups = []
    for function in taxonomy.functions.values():
        codes = [code for code in function.needs if code != WHERE_TO_START]
        groups.append((str(function.name), [(c, str(taxonomy.needs[c].name)) for c in codes]))
    return groups


def usual_profile(listing: Listing, snapshot: Snapshot) -> dict[str, str]:
    """A profile that the listing is made for: its first core need, its first sector and size."""
    needs = listing.core_needs or listing.needs
    sections = [snapshot.taxonomy.sectors[code].section for code in listing.sectors or ()]
    sizes = [size for size in listing.sizes if size in SizeClass.values]
    return {
        "need": needs[0].code if needs else "",
        "sector": sections[0] if sections else "",
        "size": sizes[0] if sizes else "",
    }


@dataclass(frozen=True, slots=True)
class Above:
    """A place in the public list of this profile. score: hundredths of a percent."""

    rank: int
    listing: Listing
    score: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where the listing stands among `feasible` ones; `rank` None beyond the first 100."""

    rank: int | None
    feasible: int
    score: int
    parts: tuple[PartText, ...]
    why: tuple[str, ...]
    advice: tuple[Advice, ...]
    list: tuple[Above, ...]


def ranked(
    listing: Listing, inputs: MatchInputs, snapshot: Snapshot, *, today: date
) -> Ranked | None:
    """The listing's place and its reasons; None where it meets none of the needs; no query."""
    if not any(need.code in inputs.needs for need in listing.needs):
        return None
    seed = seed_of(today)
    outcome = match_for(inputs=inputs, snapshot=snapshot, seed=seed, limit=RANKED)
    places = list(enumerate(outcome.ranking.matches, 1))
    rank = next((n for n, each in places if each.slug == listing.slug), None)
    match = places[rank - 1][1] if rank else _beyond(listing, outcome, snapshot)
    shown = [
        Above(n, snapshot.listings[each.slug], each.score, is_own=each.slug == listing.slug)
        for n, each in places
        if n <= SHOWN or each.slug == listing.slug
    ]
    quality = quality_of(listing, today=snapshot.key.day)
    stated = facts_stated(listing)
    return Ranked(
        rank=rank,
        feasible=outcome.ranking.feasible,
        score=match.score,
        parts=parts(match),
        why=why(match, outcome.story),
        advice=advice(match, outcome.story, quality=quality, stated=stated),
        list=tuple(shown),
    )


def _beyond(listing: Listing, outcome: MatchOutcome, snapshot: Snapshot) -> Match:
    """The same explanation for one listing alone, wherever it stands."""
    offer = offer_of(listing, sectors=snapshot.taxonomy.sectors, today=snapshot.key.day)
    alone = Tables.build([offer]).rank(outcome.profile, seed=outcome.seed, limit=1)
    return alone.matches[0]


def profile_form(data: QueryDict, listing: Listing, snapshot: Snapshot) -> ProfileForm:
    """As asked, or the usual profile before anything was."""
    return ProfileForm(
        data if "need" in data else usual_profile(listing, snapshot), snapshot=snapshot
    )


def ranking_page(
    platform: Platform, data: QueryDict, now: Snapshot, *, today: date
) -> dict[str, Any]:
    """What the page shows: of what is public, or of the draft where that is asked or all there is.

    `ranked` None: nothing was asked, or it meets none of the needs. `ways`: the two texts as
    address, name and whether it is shown, where there are both.
    """
    catalogue, draft = now, draft_of(platform)
    listing = public = now.listings.get(platform.slug)
    is_draft = draft is not None and (public is None or data.get(TEXT) == DRAFT)
    if draft is not None and is_draft:
        seen = foresee(draft, platform, now, today=today)
        listing, catalogue = seen.listing, seen.catalogue
    page: dict[str, Any] = {
        "platform": platform,
        "listing": listing,
        "draft": draft if is_draft else None,
        "ways": _ways(data, is_draft=is_draft) if draft and public else (),
        "form": None,
        "ranked": None,
        "public": None,
    }
    if listing is not None and (listing.needs or not is_draft):
        page["form"] = form = profile_form(data, listing, catalogue)
        if form.is_valid():
            page["ranked"] = ranked(listing, form.inputs(), catalogue, today=today)
            if is_draft and public:
                page["public"] = ranked(public, form.inputs(), now, today=today)
    return page


def _ways(data: QueryDict, *, is_draft: bool) -> tuple[tuple[str, Any, bool], ...]:
    names = {PUBLIC: _("What is public now"), DRAFT: _("Your draft")}
    found = []
    for value, name in names.items():
        query = data.copy()
        query[TEXT] = value
        found.append((f"?{query.urlencode()}", name, (value == DRAFT) == is_draft))
    return tuple(found)
