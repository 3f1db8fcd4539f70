"""Database triggers that keep a published instrument and a finished assessment as they are."""

import pgtrigger

# Refusals count as a broken constraint, so that Django raises IntegrityError.
REFUSE = "RAISE EXCEPTION '{text}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
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


def frozen(name: str, *, columns: tuple[str, ...], state: str, text: str) -> pgtrigger.Trigger:
    """Refuse to change some columns of a row that is in a certain state (SQL about OLD)."""
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(f"(({state}) AND ({changed}))"),
        func=REFUSE.format(text=text, name=name),
    )


def kept(name: str, *, state: str, text: str) -> pgtrigger.Trigger:
    """Refuse to delete a row that is in a certain state (SQL about OLD)."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        condition=pgtrigger.Condition(f"({state})"),
        func=REFUSE.format(text=text, name=name),
    )
