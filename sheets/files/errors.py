"""Why a file is not read."""


class UnreadableError(Exception):
    """The file is refused.

    Attributes:
        reason: a stable code, in words in `sheets.wording.REFUSALS`.
        about: plain values for those words, such as the row or the part of the archive.
    """

    def __init__(self, reason: str, **about: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.about = about
