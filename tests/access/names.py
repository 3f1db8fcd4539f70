"""Names of what was never there."""

MISSING = {"pk": "999999999", "slug": "no-such-thing", "text": "no-such-thing"}
