"""The two database roles: one owns and migrates, one serves; neither is a superuser."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from portal.database.errors import EmbeddedServerError

DATABASE = "portal"
OWNER = "portal_owner"
SERVING = "portal"
VARIABLE = "DATABASE_ROLE"
SERVING_COMMANDS = frozenset({"runserver", "worker"})
WEB_SERVER = "granian"
MANAGER = "manage.py"


def role_for(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """The role that this process works as.

    Args:
        argv: the process's arguments as in `sys.argv`; what serves people is known by them: the
            web server, `manage.py runserver` and `manage.py worker`.
        environ: its environment; `DATABASE_ROLE` there is stronger than the arguments.

    Returns: SERVING for what serves people, else OWNER (migrations, loaders, tests, shells).
    Raises: EmbeddedServerError: DATABASE_ROLE names neither role.
    """
    if chosen := environ.get(VARIABLE, "").strip():
        if chosen not in {OWNER, SERVING}:
            raise EmbeddedServerError(f"{VARIABLE}={chosen!r}: use {OWNER} or {SERVING}")
        return chosen
    program = PurePath(argv[0] if argv else "")
    serves = WEB_SERVER in {program.name, program.parent.name}
    if program.name == MANAGER:
        serves = bool(SERVING_COMMANDS.intersection(argv[1:2]))
    return SERVING if serves else OWNER
