"""`python -m engine SITE REQUEST`: see `again`."""

import sys
from urllib.error import HTTPError, URLError

from .again import report


def main(asked: list[str]) -> int:
    """0 for the same list, 1 for another one, 2 where nothing could be asked; says why."""
    if len(asked) != 2:
        return _ended("usage: python -m engine SITE REQUEST; the request is JSON, as the API's")
    try:
        lines, is_the_same = report(*asked)
    except HTTPError as refusal:
        return _ended(f"the portal refused: {refusal.read().decode(errors='replace')}")
    except URLError as error:
        return _ended(f"{asked[0]} does not answer: {error.reason}")
    except ValueError as error:
        return _ended(f"the address or the request cannot be read: {error}")
    sys.stdout.write("\n".join(lines) + "\n")
    return int(not is_the_same)


def _ended(why: str) -> int:
    sys.stderr.write(why + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
