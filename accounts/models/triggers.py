"""Rules on roles that PostgreSQL keeps: they span accounts and the groups that these are in."""

import pgtrigger

LIMITED = "user_limited_to_a_province_is_programme_manager"
LAST_ADMIN = "user_last_administrator_stays"

_ROLES = """
SELECT array_agg(role.name::text) FROM accounts_user_groups AS held
JOIN auth_group AS role ON role.id = held.group_id WHERE held.user_id = {user}
"""
_LIMITED = f"""
IF EXISTS (
    SELECT FROM accounts_user AS person WHERE person.id = {{user}} AND person.province_id IS NOT NULL
    AND ({_ROLES}) IS DISTINCT FROM ARRAY['programme_manager']
) THEN
    RAISE EXCEPTION 'only a programme manager is limited to a province'
    USING ERRCODE = 'check_violation', CONSTRAINT = '{LIMITED}';
END IF;
RETURN NULL;
"""  # noqa: E501, S608 - our own names
_IS_ADMIN = """
EXISTS (
    SELECT FROM accounts_user_groups AS held JOIN auth_group AS role ON role.id = held.group_id
    WHERE held.user_id = {user} AND role.name = 'admin'
)
"""
# The lock makes two administrators who leave at once do so one after the other.
_LAST_ADMIN = f"""
PERFORM FROM auth_group WHERE name = 'admin' FOR NO KEY UPDATE;
IF NOT EXISTS (
    SELECT FROM accounts_user AS person WHERE person.is_active AND person.is_staff
    AND (person.is_superuser OR {_IS_ADMIN.format(user="person.id")})
) THEN
    RAISE EXCEPTION 'the last administrator stays'
    USING ERRCODE = 'check_violation', CONSTRAINT = '{LAST_ADMIN}';
END IF;
RETURN NULL;
"""

LIMITED_USER = pgtrigger.Trigger(
    name="limited_user",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("province_id"),
    timing=pgtrigger.Deferred,
    func=_LIMITED.format(user="NEW.id"),
)
LIMITED_BY_ROLE = pgtrigger.Trigger(
    name="limited_by_role",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Delete,
    timing=pgtrigger.Deferred,
    func=_LIMITED.format(user="COALESCE(NEW.user_id, OLD.user_id)"),
)
USER_LEAVES_ADMINS = pgtrigger.Trigger(
    name="user_leaves_admins",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("is_active", "is_staff", "is_superuser") | pgtrigger.Delete,
    func=f"""
IF TG_OP = 'UPDATE' AND (OLD.is_active, OLD.is_staff, OLD.is_superuser)
    IS NOT DISTINCT FROM (NEW.is_active, NEW.is_staff, NEW.is_superuser) THEN
    RETURN NULL;
END IF;
IF NOT OLD.is_active OR NOT OLD.is_staff
    OR NOT (OLD.is_superuser OR {_IS_ADMIN.format(user="OLD.id")}) THEN
    RETURN NULL;
END IF;
{_LAST_ADMIN}
""",
)
ROLE_LEAVES_ADMINS = pgtrigger.Trigger(
    name="role_leaves_admins",
    when=pgtrigger.After,
    operation=pgtrigger.Delete,
    func=f"""
IF OLD.group_id IS DISTINCT FROM (SELECT id FROM auth_group WHERE name = 'admin') OR NOT EXISTS (
    SELECT FROM accounts_user AS person
    WHERE person.id = OLD.user_id AND person.is_active AND person.is_staff
) THEN
    RETURN NULL;
END IF;
{_LAST_ADMIN}
""",  # noqa: S608 - our own names
)
