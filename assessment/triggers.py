"""Database trigger that keeps a published instrument as it is."""

import pgtrigger

from reference.triggers import REFUSE

NAME = "instrument_version_is_frozen"
TEXT = "a published version of an instrument does not change"


def only_in_drafts(versions: str) -> pgtrigger.Trigger:
    """Refuse any write to a part of a version that is not a draft.

    FOR SHARE waits for whoever is publishing it at this moment.

    Args:
        versions: SQL of the id of the part's version, with {row} for the row.
    """
    old, new = versions.format(row="OLD"), versions.format(row="NEW")
    refuse = REFUSE.format(text=TEXT, name=NAME)
    return pgtrigger.Trigger(
        name="only_in_drafts",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("held", "bigint[]"), ("state", "text")],
        func=f"""
            IF TG_OP <> 'INSERT' THEN held := held || ({old})::bigint; END IF;
            IF TG_OP <> 'DELETE' THEN held := held || ({new})::bigint; END IF;
            FOR state IN SELECT status FROM assessment_instrumentversion
                    WHERE id = ANY(held) ORDER BY id FOR SHARE LOOP
                IF state <> 'DRAFT' THEN {refuse} END IF;
            END LOOP;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - our own columns
    )
