"""What may stand in the way of a step in a case."""


class NotYoursError(Exception):
    """The case is not with this adviser, or was not offered to her: `position` is her own."""

    def __init__(self, position: str = "") -> None:
        super().__init__(position)
        self.position = position


class NoRoomError(Exception):
    """She has as many cases as she said that she takes at once."""


class NotActiveError(Exception):
    """She is not in the network now: paused, gone, on leave, or her licence ran out."""


class InConflictError(NotActiveError):
    """She acts for the enterprise, or has a stake in a vendor concerned: she may not have it."""
