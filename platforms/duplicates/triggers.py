"""The trigger by which marks go when a name or an address changes."""

import pgtrigger


def forgets_marks(*columns: str, chosen: str) -> pgtrigger.Trigger:
    """After a change of some columns. chosen: SQL of the keys of the platforms, over NEW."""
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return pgtrigger.Trigger(
        name="forget_marks",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(f"({changed})"),
        func=f"DELETE FROM platforms_listingmarks WHERE platform_id IN ({chosen}); RETURN NULL;",  # noqa: S608
    )
