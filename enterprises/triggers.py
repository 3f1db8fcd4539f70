"""Database triggers that keep what no column constraint can say."""

import pgtrigger


def keeps_an_owner() -> pgtrigger.Trigger:
    """At commit, an enterprise that has members has an owner among them.

    The enterprise's row is locked first: of two owners who leave at one moment the second waits,
    sees that the first is gone, and is refused.
    """
    return pgtrigger.Trigger(
        name="keeps_an_owner",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        timing=pgtrigger.Deferred,
        func="""
            PERFORM 1 FROM enterprises_enterprise
                WHERE id IN (OLD.enterprise_id, NEW.enterprise_id) ORDER BY id FOR NO KEY UPDATE;
            IF EXISTS (
                SELECT 1 FROM enterprises_membership AS each
                WHERE each.enterprise_id IN (OLD.enterprise_id, NEW.enterprise_id)
                AND NOT EXISTS (
                    SELECT 1 FROM enterprises_membership AS owner
                    WHERE owner.enterprise_id = each.enterprise_id AND owner.role = 'OWNER'
                )
            ) THEN
                RAISE EXCEPTION 'an enterprise with members keeps an owner'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_keeps_an_owner';
            END IF;
            RETURN NULL;
        """,
    )
