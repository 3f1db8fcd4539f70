"""What the directory and the page of a commune show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.choices import Speaks
from advisers.directory.country import country
from advisers.directory.coverage import (
    Answers,
    Served,
    coverage,
    province_answers,
)
from advisers.directory.map import VIEW, insets, lands
from advisers.directory.selectors import (
    PER_PAGE,
    Search,
    cards,
    found,
    in_network,
    organisations_of,
)
from advisers.directory.words import wait_in_words
from enterprises.lookups import Option, find_places, typed_text
from platforms.snapshot import Snapshot
from reference.models import Commune, Province
from reference.outlines import CREDIT

SHOWN_AT_COMMUNE = 12
# By `map.shade_of`.
SHADE_WORDS = (
    gettext_lazy("no commune served"),
    gettext_lazy("up to a third"),
    gettext_lazy("up to two thirds"),
    gettext_lazy("most"),
    gettext_lazy("every commune served"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The search as the address says it; `typed` with `options` where a place is not clear."""

    search: Search
    typed: str
    options: tuple[Option, ...]
    province_name: str = ""


def read_asked(data: QueryDict, snapshot: Snapshot) -> Asked:
    """What cannot be understood is left out, never an error; one query for a province."""
    commune = data.get("commune", "")
    commune = commune if snapshot.places.knows(commune) else ""
    typed = typed_text(data, "place")
    options: tuple[Option, ...] = ()
    if typed and not commune:
        options = find_places(typed, snapshot.places)
        exact = [option.code for option in options if option.is_exact]
        commune = exact[0] if len(exact) == 1 else ""
    topic, language = data.get("topic", ""), data.get("language", "")
    province = data.get("province", "")
    name = _province_name(province) if province.isdigit() and len(province) == 2 else ""
    search = Search(
        commune=commune,
        province=province if name and not commune else "",
        topic=topic if topic in snapshot.taxonomy.functions else "",
        language=language if language in Speaks.values else "",
    )
    return Asked(search, typed, () if commune else options, name)


def _province_name(code: str) -> str:
    row = Province.objects.current().filter(pk=code).values_list("short_name", flat=True).first()
    return row or ""


def directory_page(data: QueryDict, snapshot: Snapshot, *, at: datetime) -> dict[str, Any]:
    """The context of the directory; fifteen queries at most."""
    today = timezone.localdate(at)
    if not in_network(today).exists():
        return {"is_empty": True, "ask_url": ask_url()}
    asked = read_asked(data, snapshot)
    rows = found(asked.search, on=today)
    pages = Paginator(rows, PER_PAGE)
    page = pages.get_page(data.get("page"))
    provinces = country(at=at).provinces
    return {
        "asked": asked,
        "ask_url": ask_url(asked.search.commune),
        "place": snapshot.places.label(asked.search.commune) or asked.province_name,
        "topics": [(each.code, str(each.name)) for each in snapshot.taxonomy.functions.values()],
        "languages": Speaks.choices,
        "count": pages.count,
        "cards": cards(list(page.object_list), snapshot.taxonomy, at=at),
        "number": page.number,
        "pages": pages.num_pages,
        "query": query_of(asked.search),
        "organisations": organisations_of(rows),
        "provinces": [(each, _wait(each.answers)) for each in provinces],
        "lands": lands(provinces),
        "insets": insets(),
        "view": VIEW,
        "credit": CREDIT,
        "shades": list(enumerate(SHADE_WORDS)),
    }


def ask_url(commune: str = "") -> str:
    """Where one asks for advice, in the reader's language."""
    address = f"{reverse('home')}advice/"
    return f"{address}?commune={commune}" if commune else address


def query_of(search: Search) -> str:
    """The search in an address, without the page."""
    names = ("commune", "province", "topic", "language")
    return urlencode({name: value for name in names if (value := getattr(search, name))})


def _wait(answers: Answers) -> str:
    return "" if answers.minutes is None else wait_in_words(answers.minutes)


@dataclass(frozen=True, slots=True)
class Promise:
    """How fast requests are answered here, in words; `where` "" where too few were asked."""

    wait: str = ""
    where: str = ""
    cases: int = 0


def promise_of(served: Served, province: Answers) -> Promise:
    """The commune's own median; else the province's; else none yet."""
    if served.answers.minutes is not None:
        cases = served.answers.cases
        return Promise(wait_in_words(served.answers.minutes), served.name, cases)
    if province.minutes is not None:
        return Promise(wait_in_words(province.minutes), served.province_name, province.cases)
    return Promise()


def commune_page(commune: Commune, snapshot: Snapshot, *, at: datetime) -> dict[str, Any]:
    """The context of a commune's page; fourteen queries at most."""
    (served,) = coverage(commune.province_id, commune=commune.pk, at=at)
    rows = found(Search(commune=commune.pk), on=timezone.localdate(at))
    people = list(rows[:SHOWN_AT_COMMUNE])
    spoken = {code for languages in rows.values_list("languages", flat=True) for code in languages}
    functions = snapshot.taxonomy.functions
    return {
        "served": served,
        "label": snapshot.places.label(commune.pk) or commune.name,
        "promise": promise_of(served, province_answers(commune.province_id, at=at)),
        "topics": [(code, str(functions[code].name)) for code in served.topics],
        "languages": [str(label) for code, label in Speaks.choices if code in spoken],
        "organisations": organisations_of(rows),
        "cards": cards(people, snapshot.taxonomy, at=at),
        "more": max(rows.count() - len(people), 0),
        "said": said_of(served),
        "ask_url": ask_url(commune.pk),
    }


def said_of(served: Served) -> str:
    """In a sentence, for the page's description."""
    if not served.advisers:
        return _("Nobody serves this commune itself yet; we ask further away.")
    return _("Who advises small enterprises and shops here, on what, and how fast they answer.")
