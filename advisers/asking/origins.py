"""From where somebody asks for advice, and what she need not say again because of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import HttpRequest, QueryDict

from advisers.choices import Origin, Size
from assessment import holders as assessment_holders
from assessment import selectors as assessments
from assessment.pages.result import weak_needs
from enterprises.access import IN_VIEW, holdings
from enterprises.models import Enterprise
from guidance import reading
from matching import holders as match_holders
from matching.inputs import MatchInputs
from matching.my.inputs import stored_inputs
from matching.selectors import kept_result, size_of
from matching.services import inputs_of
from platforms.snapshot import Snapshot
from reference.text import clean
from ui.responses import left_out

MOST_PLATFORMS, LONGEST_KEY = 5, 80
Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before she says anything.

    Attributes:
        kind, key: as `Case.origin`, `Case.origin_key`.
        told: what it is about, in words, such as the title of an article.
        platforms: slugs of those she asks about, to their names.
        first: form fields to begin with, name to values.
        luggage: names and values that travel with the form, so that this is found again.
        unknown: sentences on what the address named and nobody may read.
        enterprise: hers, in view.
    """

    kind: str = Origin.SCRATCH
    key: str = ""
    told: tuple[str, ...] = ()
    platforms: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, list[str]] = field(default_factory=dict)
    luggage: tuple[Link, ...] = ()
    unknown: tuple[str, ...] = ()
    enterprise: Enterprise | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    request: HttpRequest
    data: QueryDict
    snapshot: Snapshot
    at: datetime


def known_of(asking: Asking, *, is_assisted: bool = False) -> Known:
    """What the address, the form or her enterprise says; what she may not read is passed over.

    Args:
        is_assisted: somebody fills in for another: her own enterprise is not meant.

    Raises: Http404: it names an enterprise that is not hers.
    """
    known = Known()
    if asking.request.user.is_authenticated and not is_assisted:
        known = _of_enterprise(asking, known)
    for name, read in READERS.items():
        value = clean(asking.data.get(name, ""))[:LONGEST_KEY]
        if value:
            found = read(asking, value, known)
            known = found or replace(known, unknown=(*known.unknown, left_out(name, value)))
    return _with_platforms(asking, known)


def _of_enterprise(asking: Asking, known: Known) -> Known:
    enterprise = holdings(asking.request).enterprise
    if enterprise is None:
        return known
    said = fields_of(stored_inputs(enterprise), asking.snapshot)
    said["business"] = [enterprise.name]
    luggage = (*known.luggage, (IN_VIEW, str(enterprise.pk)))
    return replace(known, enterprise=enterprise, first=said, luggage=luggage)


def _of_match(asking: Asking, token: str, known: Known) -> Known | None:
    """Needs, trade, size and place of a result; its words only for whoever made it."""
    result = kept_result(token, at=asking.at)
    if result is None:
        return None
    inputs = inputs_of(result)
    said = fields_of(inputs, asking.snapshot)
    if match_holders.holds(asking.request, result) and inputs.text:
        said["text"] = [inputs.text]
    return _begun(known, Origin.MATCH, "match", token, said)


def _of_assessment(asking: Asking, token: str, known: Known) -> Known | None:
    tokens = assessment_holders.tokens_of(asking.request)
    rows = assessments.held(user=asking.request.user, tokens=tokens, at=asking.at)
    row = rows.filter(token=token, finished_at__isnull=False).first()
    if row is None:
        return None
    said = {"need": weak_needs(row), "sector": _given(row.sector_id), "size": _size(row.size)}
    return _begun(known, Origin.ASSESSMENT, "assessment", token, said)


def _of_article(_asking: Asking, slug: str, known: Known) -> Known | None:
    article = reading.current().articles.get(slug)
    if article is None:
        return None
    said = {"need": [need.code for need in article.needs]}
    begun = _begun(known, Origin.GUIDANCE, "article", slug, said)
    return replace(begun, told=(*begun.told, str(article.title)))


READERS: Mapping[str, Callable[[Asking, str, Known], Known | None]] = {
    "match": _of_match,
    "assessment": _of_assessment,
    "article": _of_article,
}


def _begun(known: Known, kind: Origin, name: str, key: str, said: Mapping[str, list[str]]) -> Known:
    """What is said there comes before what her enterprise says; the first origin counts."""
    first = {**known.first, **{field: values for field, values in said.items() if any(values)}}
    is_first = known.kind == Origin.SCRATCH
    return replace(
        known,
        kind=kind if is_first else known.kind,
        key=key if is_first else known.key,
        first=first,
        luggage=(*known.luggage, (name, key)),
    )


def _with_platforms(asking: Asking, known: Known) -> Known:
    listings = asking.snapshot.listings
    asked = dict.fromkeys(asking.data.getlist("platform"))
    found = [slug for slug in asked if slug in listings][:MOST_PLATFORMS]
    strange = tuple(_strange(asking.data.getlist("platform"), set(found)))
    return replace(
        known,
        platforms={slug: listings[slug].name for slug in found},
        luggage=(*known.luggage, *(("platform", slug) for slug in found)),
        unknown=(*known.unknown, *strange),
    )


def _strange(slugs: list[str], found: set[str]) -> Iterator[str]:
    for slug in list(dict.fromkeys(slugs))[: 2 * MOST_PLATFORMS]:
        if slug and slug not in found:
            yield left_out("platform", clean(slug)[:LONGEST_KEY])


def fields_of(inputs: MatchInputs, snapshot: Snapshot) -> dict[str, list[str]]:
    """The form's fields that say what a match was asked with, as far as both ask it."""
    size = size_of(inputs, snapshot)
    return {
        "need": list(inputs.needs),
        "sector": _given(inputs.sector),
        "commune": _given(inputs.commune),
        "size": [Size.HOUSEHOLD] if inputs.is_household else _size(size.size if size else ""),
    }


def _size(code: str) -> list[str]:
    return [code.lower()] if code.lower() in Size.values else []


def _given(value: str | None) -> list[str]:
    return [value] if value else []
