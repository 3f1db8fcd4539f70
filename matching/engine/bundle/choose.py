"""The three bundles of one question: cheapest cover, best fit in the budget, fewest vendors."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from matching.engine.concepts import CORE

from .concepts import (
    BEST_FIT,
    USUAL_MOST,
    Bundle,
    Candidate,
    Kind,
    Proof,
    Question,
    check_candidates,
)
from .cover import Search
from .fit import Fit, best_fit, full_worth
from .items import Item, Radix, items_of
from .vendors import Fewest

# So many of the best matches are looked at.
CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """Steps after which a search stops without a proof; clocks would make answers differ.

    Together these keep 200 candidates and 20 needs below 200 ms on the slowest machine tried.
    """

    cover: int = 20_000
    vendors: int = 20_000
    vendor_cover: int = 3_000
    fit: int = 80


USUAL = Limits()


def bundles(
    question: Question,
    candidates: Collection[Candidate],
    *,
    limits: Limits = USUAL,
) -> tuple[Bundle, ...]:
    """Up to three bundles in the order of KINDS; those that came out the same are one.

    Args:
        candidates: in any order.
        limits: when a search stops without a proof.

    Returns: () where no candidate covers a need.
    Raises: ValueError: an id or a slug twice.
    """
    check_candidates(candidates)
    items = items_of(question, candidates)
    if not items:
        return ()
    most = question.most or USUAL_MOST
    fit = best_fit(question, items, most=most, limit=limits.fit)
    answers: tuple[tuple[Kind, tuple[Item, ...], Proof], ...] = (
        ("cheapest", *_cheapest(question, items, limits)),
        ("best_fit", fit.items, _fit_proof(question, fit)),
        ("fewest_vendors", *_fewest_vendors(question, items, limits)),
    )
    merged: dict[tuple[int, ...], list[tuple[Kind, Proof]]] = {}
    for kind, chosen, proof in answers:
        if chosen:
            merged.setdefault(tuple([item.rank for item in chosen]), []).append((kind, proof))
    return tuple(
        _bundle(question, [items[rank] for rank in ranks], proofs)
        for ranks, proofs in merged.items()
    )


def _cheapest(
    question: Question, items: Sequence[Item], limits: Limits
) -> tuple[tuple[Item, ...], Proof]:
    """The cover with the fewest unknown prices, then the least known price.

    The bound is 0 where fewer unknown prices are not ruled out: then nothing is known of it.
    """
    radix = Radix.of(items, len(question.needs))
    search = Search(
        items, tuple(question.needs.values()), radix, question.most, False, limits.cover
    )
    choice = search.run()
    value = sum(item.vnd for item in choice.items)
    behind = radix.misfit * radix.rank
    least, cost = choice.bound // behind, choice.cost // behind
    bound = least % radix.vnd if least // radix.vnd == cost // radix.vnd else 0
    return choice.items, Proof(least == cost, "vnd", value, bound, choice.steps)


def _fewest_vendors(
    question: Question, items: Sequence[Item], limits: Limits
) -> tuple[tuple[Item, ...], Proof]:
    """The cover from the fewest vendors, then with the fewest unknown prices, then the cheapest.

    The proof is of the number of vendors; the price is the best that was met on the way. With a
    limit of platforms the needs left open come first.
    """
    radix = Radix.of(items, len(question.needs))
    importances, most = tuple(question.needs.values()), question.most
    fewest = Fewest.over(items, limits.vendors)
    start: tuple[Item, ...] = ()
    if most is None and fewest.found:
        theirs = [item for item in items if item.vendor in fewest.found]
        start = Search(theirs, importances, radix, None, False, limits.vendor_cover).run().items
    limit = limits.vendor_cover if start else limits.cover
    choice = Search(items, importances, radix, most, True, limit, start).run()
    value = len({item.vendor for item in choice.items})
    least = choice.bound // radix.whole
    if most is None:
        bound = max(min(fewest.least, value), least)
    else:
        open_part = (choice.bound // radix.whole) // (radix.most + 1)
        is_as_open = open_part == (choice.cost // radix.whole) // (radix.most + 1)
        bound = least % (radix.most + 1) if is_as_open else 1
    steps = fewest.steps + choice.steps
    return choice.items, Proof(bound >= value, "vendors", value, bound, steps)


def _fit_proof(question: Question, fit: Fit) -> Proof:
    whole = full_worth(question)
    shown, most = fit.worth * BEST_FIT // whole, -(-fit.bound * BEST_FIT // whole)
    is_proven = fit.worth == fit.bound
    return Proof(is_proven, "points", shown, shown if is_proven else most, fit.steps)


def _bundle(
    question: Question, chosen: Sequence[Item], proofs: Sequence[tuple[Kind, Proof]]
) -> Bundle:
    met = {code for item in chosen for code in item.candidate.needs}
    core = {code for item in chosen for code, how in item.candidate.needs.items() if how == CORE}
    return Bundle(
        kinds=tuple(kind for kind, _ in proofs),
        slugs=tuple(item.candidate.slug for item in chosen),
        covers=tuple(code for code in question.needs if code in met),
        partly=tuple(code for code in question.needs if code in met - core),
        uncovered=tuple(code for code in question.needs if code not in met),
        known_vnd=sum(item.vnd for item in chosen),
        unknown=tuple(item.candidate.slug for item in chosen if item.is_unknown),
        vendors=len({item.vendor for item in chosen}),
        proofs=tuple(proof for _, proof in proofs),
    )
