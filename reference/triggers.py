"""Database triggers that say "what workers keep in memory has changed"."""

import pgtrigger

CHANNEL = "data_version"


def bumps(code: str) -> pgtrigger.Trigger:
    """After any statement on the table, the data's version grows and listeners are told.

    The row stays locked until the writer commits, so a worker that reads a version also sees
    every change up to it. The notice goes out with the commit.
    """
    return pgtrigger.Trigger(
        name=f"bump_{code}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"PERFORM bump_data_version('{code}'); RETURN NULL;",
    )
