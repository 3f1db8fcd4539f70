"""Which figures of a what-if are told: none under five, nor any that leads back to one."""

from programme.disclosure import untold as untold
from reference.disclosure import FEWEST


def is_told(count: int) -> bool:
    """Nobody, or five and more."""
    return count == 0 or count >= FEWEST
