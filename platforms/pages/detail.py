"""The page of one platform: its facts in words, each with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from platforms import wording
from platforms.cards import cards
from platforms.links.sites import is_address, is_site
from platforms.listing import Listing, Mention, NeedMet, Plan, SourceNote
from platforms.logos import PAGE_SIDE, LogoShown, logo_of
from platforms.pages.linked import linked_data
from platforms.reviews import ReviewsOf
from platforms.snapshot import Snapshot
from reference.taxonomy import Taxonomy

SIMILAR = 4
COMPARED = 3
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need met, what it means, and the catalogue filtered by it."""

    name: str
    description: str
    function: str
    url: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One way to pay; `amount` is "" where nobody published it."""

    name: str
    charge: str
    amount: str
    note: str
    source: "Reference"
    is_second_hand: bool


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Another product; `url` is "" for one that is not listed."""

    name: str
    url: str
    declared: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source: a link when `address` is one, else `text` alone."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where facts were read, of what kind it is and what the curator notes of it."""

    kind: str
    reference: Reference
    note: str
    retrieved_on: date


@dataclass(frozen=True, slots=True)
class MentionLine:
    title: str
    source: Reference


@dataclass(frozen=True, slots=True)
class ExitCard:
    """How to leave with one's data: what is known, and what to ask before signing."""

    facts: Pairs
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DetailPage:
    """All that the portal says of one published platform, in the order of the page.

    `charges` says how it is paid where no plan says more; `host` is its site's name or "".
    """

    listing: Listing
    logo: LogoShown
    core: tuple[NeedLine, ...]
    supporting: tuple[NeedLine, ...]
    price: str
    plans: tuple[PlanLine, ...]
    charges: tuple[str, ...]
    trial: str
    trial_source: Reference
    suits: Pairs
    links: tuple[LinkLine, ...]
    exit: ExitCard
    evidence: str
    confirmed_by: str
    sources: tuple[SourceLine, ...]
    recognitions: tuple[MentionLine, ...]
    compliance: tuple[MentionLine, ...]
    similar: SafeString
    host: str
    compare_url: str
    canonical: str
    # For machines, see `linked.linked_data`.
    linked: Mapping[str, Any]
    reviews: ReviewsOf | None

    @property
    def judged(self) -> str:
        """Who stands behind the needs and whom it suits."""
        return wording.judged(self.listing)


def detail_page(slug: str, snapshot: Snapshot) -> DetailPage | None:
    """What the page of a published platform shows; None for any other; no query."""
    if (item := snapshot.listings.get(slug)) is None:
        return None
    similar = snapshot.index.similar(slug, SIMILAR, facets=("need", "sector", "size"))
    canonical = f"{settings.SITE_URL}{reverse('platform-detail', args=[slug])}"
    return DetailPage(
        listing=item,
        logo=logo_of(slug=slug, name=item.name, logo=item.logo, side=PAGE_SIDE),
        core=tuple(_need_line(need, snapshot.taxonomy) for need in item.core_needs),
        supporting=tuple(_need_line(need, snapshot.taxonomy) for need in item.supporting_needs),
        price=wording.price(item.plans),
        plans=tuple(_plan_line(plan) for plan in item.plans if _is_told(plan)),
        charges=tuple(wording.charge(plan) for plan in item.plans if not _is_told(plan)),
        trial=wording.trial(item),
        trial_source=reference(item.free_trial_source),
        suits=suits(item, snapshot.taxonomy),
        links=_links(item),
        exit=exit_card(item),
        evidence=str(wording.EVIDENCE[item.evidence.value]),
        confirmed_by=wording.confirmed_by(item.confirmed_by),
        sources=tuple(_source_line(source) for source in item.sources),
        recognitions=_mentions(item.recognitions),
        compliance=_mentions(item.compliance),
        similar=cards(similar, snapshot),
        host=host_of(item.website),
        compare_url=compare_address((slug, *similar[: COMPARED - 1])),
        canonical=canonical,
        linked=linked_data(item, url=canonical),
        reviews=snapshot.part("reviews").get(slug),
    )


def compare_address(slugs: tuple[str, ...]) -> str:
    """The address that compares these platforms."""
    return f"{reverse('platform-compare')}?{urlencode([('p', slug) for slug in slugs])}"


def host_of(address: str) -> str:
    """The site's name in an address, without www: "amis.misa.vn"; "" for none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def reference(text: str) -> Reference:
    """A stored source as a link named by its site, or as plain words."""
    if is_address(text) and is_site(text):
        return Reference(host_of(text), text)
    return Reference(wording.source_of(text), "")


def suits(item: Listing, taxonomy: Taxonomy) -> Pairs:
    """For whom and where it runs, as question and answer; what nobody states says so."""
    unknown = wording.unknown()
    return (
        (_("Sectors"), wording.sectors(item, taxonomy)),
        (_("Size of business"), wording.named(item.sizes, wording.SIZES) or unknown),
        (_("Where it runs"), wording.named(item.deployments, wording.DEPLOYMENTS) or unknown),
        (_("Languages"), wording.named(item.languages, wording.LANGUAGES) or unknown),
        (_("Support hours"), item.support_hours or unknown),
    )


def exit_card(item: Listing) -> ExitCard:
    """Known facts first; a question for each fact that nobody states."""
    facts = []
    questions = []
    if item.export_formats:
        facts.append((_("Formats of export"), item.export_formats))
    else:
        questions.append(_("In which formats can I take out all my data, and at what cost?"))
    if item.exit_terms:
        facts.append((_("Leaving"), str(item.exit_terms)))
    else:
        questions += [
            _("How long before the end must I give notice, and is anything paid back?"),
            _("How long can I still read my data after I stop paying?"),
            _("When is my data deleted for good, and who confirms it in writing?"),
            _("Will you help to move my data to another product?"),
        ]
    return ExitCard(tuple(facts), tuple(questions))


def _need_line(need: NeedMet, taxonomy: Taxonomy) -> NeedLine:
    facts = taxonomy.needs.get(need.code)
    return NeedLine(
        name=str(need.name),
        description=str(facts.description) if facts else "",
        function=need.function,
        url=f"{reverse('platform-list')}?{urlencode({'need': need.code})}",
    )


def _is_told(plan: Plan) -> bool:
    """Whether a plan says more than how it is charged."""
    return bool(plan.price_vnd or plan.name)


def _plan_line(plan: Plan) -> PlanLine:
    return PlanLine(
        name=plan.name,
        charge=wording.charge(plan),
        amount=wording.amount(plan),
        note=str(plan.note),
        source=reference(plan.source),
        is_second_hand=plan.is_second_hand,
    )


def _links(item: Listing) -> tuple[LinkLine, ...]:
    return tuple(
        LinkLine(
            name=link.name,
            url=reverse("platform-detail", args=[link.slug]) if link.slug else "",
            declared=wording.declared_by(link),
        )
        for link in item.links
    )


def _source_line(source: SourceNote) -> SourceLine:
    return SourceLine(
        kind=wording.source_kind(source.note.en, source.address),
        reference=reference(source.address),
        note=str(source.note),
        retrieved_on=source.retrieved_on,
    )


def _mentions(mentions: tuple[Mention, ...]) -> tuple[MentionLine, ...]:
    return tuple(MentionLine(str(row.title), reference(row.source)) for row in mentions)
