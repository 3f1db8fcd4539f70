"""Which changes of what fits are worth telling; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

FIRST = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """What fits at one moment.

    Attributes:
        slugs: the first ten, best first. open_needs: needs that no platform covers.
        gone: platforms in use or on trial that are listed no more.
        needs: all that are asked for.
    """

    slugs: tuple[str, ...] = ()
    open_needs: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Worth:
    """What is worth telling; all empty: nothing is.

    Attributes:
        gone: hers, listed no more. covered: needs that nothing met before and something does now.
        entered: new among the first three, and not merely moved up within the ten.
    """

    gone: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.covered or self.entered)


def worth_telling(before: Seen, after: Seen) -> Worth:
    """Changes that may make an owner act; places that change among the ten are none."""
    known: Sequence[str] = before.slugs
    covered = (before.open_needs - after.open_needs) & after.needs
    entered = [slug for slug in after.slugs[:FIRST] if slug not in known]
    return Worth(
        gone=tuple(sorted(after.gone - before.gone)),
        covered=tuple(sorted(covered)),
        entered=tuple(entered) if before.slugs else (),
    )
