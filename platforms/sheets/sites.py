"""Addresses of sites in a sheet: what a form would refuse is refused here too."""

from platforms.links.addresses import UnsafeError, read_site
from platforms.links.sites import REASONS
from sheets.columns import CellError, Parse, address

# What `site` raises → its words.
SITE_WORDS = {f"site-{reason}": text for reason, text in REASONS.items()}


def site(most: int = 200) -> Parse:
    """As `sheets.columns.address`, of sites that readers may be sent to."""
    parse = address(most)

    def read(given: str) -> str:
        found: str = parse(given)
        try:
            read_site(found)
        except UnsafeError as error:
            raise CellError(f"site-{error.reason}") from None
        return found

    return read
