"""What somebody agrees to who asks for advice: the words name who sees what."""

import hashlib

from django.utils.translation import gettext as _

VERSION = "2026-11-30"


def wording() -> str:
    """The words beside the box, in the reader's language."""
    return _(
        "Up to three advisers of the consulting network see at first what you ask, your trade,"
        " size and place, but not who you are. Your name, your enterprise and your contact go"
        " only to the one who takes it on, to whoever continues for her, and to the staff who"
        " coordinate the network. You can take this back at any time on the page of your"
        " request: then they are deleted."
    )


def digest(words: str) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(words.encode()).hexdigest()
