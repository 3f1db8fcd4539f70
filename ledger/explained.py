"""What comes in each group of notices, in words: from the kinds that the apps registered."""

from ledger.kinds import Audience, Group, Kind, notice_kinds

# Whom readers of the portal may be; what colleagues are told stands in the admin.
READERS = (Audience.OWNER, Audience.VENDOR, Audience.ADVISER)


def kinds_for(group: Group, audience: Audience) -> list[Kind]:
    """Kinds of a group for an audience, by code."""
    return [kind for kind in notice_kinds() if (kind.group, kind.audience) == (group, audience)]


def whens(group: Group, audience: Audience) -> list[str]:
    """When notices of a group go to an audience, each said once."""
    return list(dict.fromkeys(str(kind.when) for kind in kinds_for(group, audience)))


def always_told() -> list[tuple[str, list[str]]]:
    """(whom, when …) of what nobody can switch off."""
    told = ((audience.label, whens(Group.SERVICE, audience)) for audience in READERS)
    return [(str(label), said) for label, said in told if said]
