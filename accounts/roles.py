"""What each role of the staff may do, in one table; kept as groups that every migration refreshes.

Apps are named by their labels: the rows they own live above this layer. Nobody may delete.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The staff's roles; the value is the group's name."""

    MODERATOR = "moderator", _("moderator")
    CONTENT_EDITOR = "content_editor", _("content editor")
    ADVISER_COORDINATOR = "adviser_coordinator", _("coordinator of advisers")
    PROGRAMME_MANAGER = "programme_manager", _("programme manager")
    AUDITOR = "auditor", _("auditor")
    ADMIN = "admin", _("administrator")


@dataclass(frozen=True, slots=True)
class Right:
    """A right that is more than adding, changing or reading rows."""

    app: str
    model: str
    code: str
    label: str


PUBLISH = Right("platforms", "platform", "publish_platform", "Can publish and retire listings")
CONFIRM = Right("platforms", "platform", "confirm_platform", "Can confirm listings")
ERASE = Right("accounts", "user", "erase_user", "Can erase a person who asked for it")
EXTRA = (PUBLISH, CONFIRM, ERASE)

PLACES = ("province", "commune", "legacyunit")
GUIDANCE = ("legalreference", "duty", "article")
TAXONOMY = ("need", "businessfunction", "sector")
INSTRUMENTS = ("instrument", "instrumentversion", "question")
READABLE = {
    "platforms": ("platform", "vendor"),
    "reference": (*TAXONOMY, "sizegroup", *PLACES, "supportoffice"),
    "ledger": ("problemreport", "wish", "dailycount"),
    "guidance": GUIDANCE,
    "assessment": INSTRUMENTS,
}


def rights(app: str, models: Iterable[str], *verbs: str) -> set[str]:
    """Full names of rights, such as "platforms.change_vendor"."""
    return {f"{app}.{verb}_{model}" for model in models for verb in verbs}


ENTERPRISES = ("enterprise", "membership", "taxcodeclaim")
READING = {right for app, models in READABLE.items() for right in rights(app, models, "view")}
# Who acts for which enterprise is personal: not for everybody who reads the catalogue.
READING_OWNERS = rights("enterprises", ENTERPRISES, "view")
MODERATING = {
    *rights("platforms", ("platform", "vendor"), "add", "change"),
    *rights("ledger", ("problemreport",), "change"),
    *rights("matching", ("trial", "quote"), "view"),
    *rights("matching", ("review",), "view", "change"),
    *(f"{right.app}.{right.code}" for right in (PUBLISH, CONFIRM)),
}
EDITING = {
    *rights("platforms", ("platform", "vendor"), "change"),
    *rights("reference", (*TAXONOMY, "supportoffice"), "change"),
    *rights("reference", ("need",), "add"),
    *rights("guidance", GUIDANCE, "add", "change"),
    *rights("assessment", INSTRUMENTS, "add", "change"),
}
# Who has an account, who asked for her data, and who changed what.
WATCHING = rights("accounts", ("user", "datarequest", "historyentry"), "view")

RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.MODERATOR: frozenset(READING | READING_OWNERS | MODERATING),
    Role.CONTENT_EDITOR: frozenset(READING | EDITING),
    Role.PROGRAMME_MANAGER: frozenset(READING | READING_OWNERS),
    # What she coordinates comes with the advisers; until then she reads the catalogue.
    Role.ADVISER_COORDINATOR: frozenset(READING),
    Role.AUDITOR: frozenset(READING | READING_OWNERS | WATCHING),
    Role.ADMIN: frozenset(
        READING
        | READING_OWNERS
        | MODERATING
        | EDITING
        | rights("reference", ("sizegroup",), "change")
        | rights("enterprises", ("enterprise", "taxcodeclaim"), "change")
        | WATCHING
        | rights("accounts", ("user",), "add", "change", "erase")
    ),
}


def create_roles(using: str = "default", **_signal: Any) -> None:
    """Bring the groups in line with the table; called after every migration, changes nothing twice.

    Rights of apps that are migrated later do not exist yet, so they are made here first.
    """
    for label in {right.partition(".")[0] for rights_ in RIGHTS.values() for right in rights_}:
        create_permissions(installed.get_app_config(label), verbosity=0, using=using)
    for right in EXTRA:
        model = installed.get_model(right.app, right.model)
        Permission.objects.using(using).get_or_create(
            content_type=ContentType.objects.db_manager(using).get_for_model(model),
            codename=right.code,
            defaults={"name": right.label},
        )
    known = {
        f"{row.content_type.app_label}.{row.codename}": row
        for row in Permission.objects.using(using).select_related("content_type")
    }
    for role, wanted in RIGHTS.items():
        group, _is_new = Group.objects.using(using).get_or_create(name=role.value)
        group.permissions.set([known[right] for right in wanted])
