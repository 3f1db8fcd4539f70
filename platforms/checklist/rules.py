"""The automatic checks of a listing: plain values in, one finding a check out. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from platforms.checklist import texts
from platforms.duplicates.rules import Likeness, Reason
from platforms.links.rules import Outcome, is_marked

LIKELY_POINTS = 60


class Level(StrEnum):
    """How much a finding weighs; STOP has to be settled before the listing is published."""

    OK = "OK"
    NOTE = "NOTE"
    WARN = "WARN"
    STOP = "STOP"


@dataclass(frozen=True, slots=True)
class Price:
    """One plan. `vnd` None: nobody has published it."""

    vnd: int | None = None
    source: str = ""
    is_second_hand: bool = False


@dataclass(frozen=True, slots=True)
class LinkState:
    """What became of one address; `outcome` None: not asked yet."""

    address: str
    outcome: Outcome | None = None
    failed_nights: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """What a listing, or a change that somebody proposes to it, says.

    Attributes:
        texts_vi, texts_en: every free text, the one sentence first.
        mentions: title and source of each recognition and certificate.
        duplicates: as `duplicates.rules.Book.like` finds them.
    """

    texts_vi: tuple[str, ...] = ("",)
    texts_en: tuple[str, ...] = ("",)
    core_needs: int = 0
    supporting_needs: int = 0
    prices: tuple[Price, ...] = ()
    mentions: tuple[tuple[str, str], ...] = ()
    source_count: int = 0
    has_evidence: bool = False
    website: str = ""
    languages: tuple[str, ...] = ()
    links: tuple[LinkState, ...] = ()
    duplicates: tuple[Likeness, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(filter(None, (*self.texts_vi, *self.texts_en)))


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list.

    Attributes:
        code: what was looked at; finding: what was seen, "fine" where all is well. Both kebab case;
            `wording.words_of` says them.
        seen: what it is about, word for word, at most three.
    """

    code: str
    finding: str
    level: Level
    seen: tuple[str, ...] = ()


def check_listing(content: Content) -> tuple[Check, ...]:
    """Every check, in the order in which a reviewer reads a listing."""
    return tuple(check(content) for check in CHECKS)


def worst(checks: Sequence[Check]) -> Level:
    """The gravest level among some; OK for none."""
    order = list(Level)
    return max((check.level for check in checks), key=order.index, default=Level.OK)


def _sentence(content: Content) -> Check:
    sentence = content.texts_vi[0].strip() if content.texts_vi else ""
    if not sentence:
        return Check("sentence", "missing", Level.STOP)
    if not texts.seems_vietnamese(sentence):
        return Check("sentence", "foreign", Level.WARN, (texts.excerpt(sentence),))
    return Check("sentence", "fine", Level.OK)


def _english(content: Content) -> Check:
    has_it = bool(content.texts_en and content.texts_en[0].strip())
    return Check("english", "fine" if has_it else "missing", Level.OK if has_it else Level.NOTE)


def _needs(content: Content) -> Check:
    if not content.core_needs + content.supporting_needs:
        return Check("needs", "missing", Level.STOP)
    if not content.core_needs:
        return Check("needs", "no-core", Level.WARN)
    return Check("needs", "fine", Level.OK)


def _evidence(content: Content) -> Check:
    if not content.has_evidence:
        return Check("evidence", "missing", Level.STOP)
    if not content.source_count:
        return Check("evidence", "no-source", Level.WARN)
    return Check("evidence", "fine", Level.OK)


def _price(content: Content) -> Check:
    known = [price for price in content.prices if price.vnd is not None]
    if not known:
        return Check("price", "unknown", Level.NOTE)
    if not all(price.source.strip() for price in known):
        return Check("price", "no-source", Level.STOP)
    if all(price.is_second_hand for price in known):
        return Check("price", "second-hand", Level.WARN)
    return Check("price", "fine", Level.OK)


def _links(content: Content) -> Check:
    def seen(chosen: list[LinkState]) -> tuple[str, ...]:
        return tuple(link.address for link in chosen)[:3]

    unsafe = [link for link in content.links if link.outcome is Outcome.UNSAFE]
    if unsafe:
        return Check("links", "unsafe", Level.STOP, seen(unsafe))
    if dead := [link for link in content.links if is_marked(link.failed_nights)]:
        return Check("links", "dead", Level.WARN, seen(dead))
    if not content.website:
        return Check("links", "no-website", Level.WARN)
    if failing := [link for link in content.links if link.failed_nights]:
        return Check("links", "failing", Level.NOTE, seen(failing))
    if not any(link.outcome for link in content.links):
        return Check("links", "not-asked", Level.NOTE)
    return Check("links", "fine", Level.OK)


def _duplicates(content: Content) -> Check:
    if not content.duplicates:
        return Check("duplicates", "fine", Level.OK)
    if any(Reason.LOOK_ALIKE in each.reasons for each in content.duplicates):
        return Check("duplicates", "look-alike", Level.WARN)
    is_likely = any(each.points >= LIKELY_POINTS for each in content.duplicates)
    finding, level = ("likely", Level.WARN) if is_likely else ("possible", Level.NOTE)
    return Check("duplicates", finding, level)


def _seen(content: Content, look: Callable[[str], object]) -> tuple[str, ...]:
    """What a look at each text finds, each once, at most three."""
    found: list[str] = []
    for text in content.texts:
        hits = look(text)
        found += filter(None, [hits] if isinstance(hits, str) else list(hits))  # type: ignore[call-overload]
    return tuple(texts.excerpt(hit) for hit in dict.fromkeys(found))[:3]


def _contacts(content: Content) -> Check:
    seen = _seen(content, texts.contacts)
    if seen:
        return Check("contacts", "found", Level.WARN, seen)
    return Check("contacts", "fine", Level.OK)


def _shouting(content: Content) -> Check:
    seen = _seen(content, texts.shouted)
    if seen:
        return Check("shouting", "found", Level.WARN, seen)
    return Check("shouting", "fine", Level.OK)


def _claims(content: Content) -> Check:
    seen = _seen(content, texts.claims)
    if not seen:
        return Check("claims", "fine", Level.OK)
    if any(source.strip() for _title, source in content.mentions):
        return Check("claims", "with-source", Level.NOTE, seen)
    return Check("claims", "no-source", Level.WARN, seen)


def _certificates(content: Content) -> Check:
    if any(not source.strip() for _title, source in content.mentions):
        bare = tuple(title for title, source in content.mentions if not source.strip())
        return Check("certificates", "no-source", Level.STOP, bare[:3])
    titles = [title for title, _source in content.mentions]
    named = _seen(content, texts.certificates)
    open_ = tuple(name for name in named if not texts.is_supported(name, titles))
    if open_:
        return Check("certificates", "unlisted", Level.WARN, open_)
    return Check("certificates", "fine", Level.OK)


def _languages(content: Content) -> Check:
    if not content.languages:
        return Check("languages", "unknown", Level.NOTE)
    if "vi" not in content.languages:
        return Check("languages", "no-vietnamese", Level.WARN)
    return Check("languages", "fine", Level.OK)


CHECKS: tuple[Callable[[Content], Check], ...] = (
    _sentence,
    _english,
    _needs,
    _evidence,
    _price,
    _links,
    _duplicates,
    _contacts,
    _shouting,
    _claims,
    _certificates,
    _languages,
)
