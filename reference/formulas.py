"""What spreadsheet programs take for a formula or a command, wherever texts become cells. Pure."""

import re

# Excel and LibreOffice begin a formula or a command with one of these; with an East Asian keyboard
# Excel takes their wide and small forms, too.
_SIGNS = "=+\\-@|%\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
_LIVE = re.compile(rf"[\s\u00a0\u200b\ufeff]*[{_SIGNS}]|[\t\r\n]")


def is_live(text: str) -> bool:
    """Whether a cell that says this would be worked out instead of shown."""
    return _LIVE.match(text) is not None
