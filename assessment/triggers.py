"""Database trigger that keeps a published instrument as it is."""

import pgtrigger

from reference import triggers

NAME = "instrument_version_is_frozen"
TEXT = "a published version of an instrument does not change"


def only_in_drafts(versions: str) -> pgtrigger.Trigger:
    """Refuse any write to a part of a version that is not a draft.

    Args:
        versions: SQL of the id of the part's version, with {row} for the row.
    """
    return triggers.only_in_drafts(
        table="assessment_instrumentversion", owners=versions, name=NAME, text=TEXT
    )
