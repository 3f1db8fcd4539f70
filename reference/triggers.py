"""Database triggers: tell workers that what they keep in memory changed; keep rows as they are."""

import pgtrigger

CHANNEL = "data_version"
# Refusals count as a broken constraint, so that Django raises IntegrityError.
REFUSE = "RAISE EXCEPTION '{text}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"


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


def bumps_where(code: str, *, column: str, value: str) -> pgtrigger.Trigger:
    """As `bumps`, but only after rows whose column has this value before or after the change.

    What readers never see must not make every worker read everything anew.
    """
    return pgtrigger.Trigger(
        name=f"bump_{code}",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        # OLD of an insert and NEW of a deletion are null, and so are their columns.
        func=(
            f"IF '{value}' IN (OLD.{column}, NEW.{column}) THEN"
            f" PERFORM bump_data_version('{code}'); END IF; RETURN NULL;"
        ),
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


def only_in_drafts(*, table: str, owners: str, name: str, text: str) -> pgtrigger.Trigger:
    """Refuse any write to a part of something that is not a draft.

    FOR SHARE waits for whoever is publishing it at this moment.

    Args:
        table: of what the part belongs to; its `status` is DRAFT or another.
        owners: SQL of the id of the part's owner, with {row} for the row.
    """
    old, new = owners.format(row="OLD"), owners.format(row="NEW")
    refuse = REFUSE.format(text=text, name=name)
    return pgtrigger.Trigger(
        name="only_in_drafts",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("held", "bigint[]"), ("state", "text")],
        func=f"""
            IF TG_OP <> 'INSERT' THEN held := held || ({old})::bigint; END IF;
            IF TG_OP <> 'DELETE' THEN held := held || ({new})::bigint; END IF;
            FOR state IN SELECT status FROM {table}
                    WHERE id = ANY(held) ORDER BY id FOR SHARE LOOP
                IF state <> 'DRAFT' THEN {refuse} END IF;
            END LOOP;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - our own columns
    )
