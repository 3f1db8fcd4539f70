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


PUBLISH = Right("platforms", "platform", "publish_platform", "Can decide on listings")
SHEETS = ("listings", "vendors", "needs", "communes", "enterprises")
# Of the consulting network: letters go out by them.
NETWORK = ("organisations", "advisers")
IMPORT, EXPORT = (
    {
        kind: Right("sheets", "sheetimport", f"{verb}_{kind}", f"Can {verb} {kind} as sheets")
        for kind in (*SHEETS, *NETWORK)
    }
    for verb in ("import", "export")
)
ERASE = Right("accounts", "user", "erase_user", "Can erase a person who asked for it")
# Who may move cases between advisers, and see whom they are for.
COORDINATE = Right("advisers", "case", "coordinate_case", "Can coordinate cases of advice")
# Who reads what the portal writes to people, filled with samples; who may send it to herself.
PREVIEW = Right("ledger", "notice", "view_message_kinds", "Can read kinds of messages")
TRY = Right("ledger", "notice", "try_message_kinds", "Can send herself kinds of messages")
# Two people make a call for platforms: who wrote it does not publish it.
PUBLISH_CALL = Right("programme", "call", "publish_call", "Can publish calls for platforms")
EXTRA = (
    *(PUBLISH, PUBLISH_CALL, ERASE, COORDINATE, PREVIEW, TRY),
    *(*IMPORT.values(), *EXPORT.values()),
)

PLACES = ("province", "commune", "legacyunit")
GUIDANCE = ("legalreference", "duty", "article", "plan", "term", "skillpath", "story")
TAXONOMY = ("need", "businessfunction", "sector")
INSTRUMENTS = ("instrument", "instrumentversion", "question")
ADVICE = ("advice",)
SHOWN_FIGURES = ("indicator", "figure", "survey", "surveyquestion")
READABLE = {
    "platforms": ("platform", "vendor", "revision", "decision", "criterion", "linkcheck"),
    "reference": (*TAXONOMY, "sizegroup", *PLACES, "supportoffice"),
    "ledger": ("problemreport", "wish", "dailycount"),
    "guidance": (*GUIDANCE, "pageanswer"),
    "assessment": INSTRUMENTS,
    "programme": (*SHOWN_FIGURES, "embedhost"),
    "advisers": ADVICE,
}


def rights(app: str, models: Iterable[str], *verbs: str) -> set[str]:
    """Full names of rights, such as "platforms.change_vendor"."""
    return {f"{app}.{verb}_{model}" for model in models for verb in verbs}


def sheets(importing: Iterable[str], exporting: Iterable[str]) -> set[str]:
    """Rights to bring kinds of sheets in and to take them out, with the lists of both."""
    chosen = [*(IMPORT[kind] for kind in importing), *(EXPORT[kind] for kind in exporting)]
    seen = rights("sheets", ("sheetimport", "sheetexport"), "view")
    return seen | {f"{right.app}.{right.code}" for right in chosen}


ENTERPRISES = ("enterprise", "membership", "taxcodeclaim")
READING = {right for app, models in READABLE.items() for right in rights(app, models, "view")}
VENDOR_PEOPLE = ("vendorclaim", "vendorinvitation", "vendormember")
# Who acts for which enterprise or vendor is personal: not for everybody who reads the catalogue.
READING_OWNERS = {
    *rights("enterprises", ENTERPRISES, "view"),
    *rights("platforms", VENDOR_PEOPLE, "view"),
}
# Who has a stake in whom, and what looks odd: for those who judge and those who audit.
WATCHING = rights("platforms", ("interest", "signal"), "view")
# How the consulting network does, without who asked.
OVERSEEING = rights(
    "advisers", ("organisation", "adviser", "adviserinvitation", "leave", "case"), "view"
)
COORDINATING = {
    *OVERSEEING,
    *rights("advisers", ("organisation", "adviserinvitation"), "add", "change"),
    *rights("advisers", ("adviser",), "change"),
    f"{COORDINATE.app}.{COORDINATE.code}",
    *sheets(NETWORK, NETWORK),
}
# What is missing, and the calls for it.
RADAR = rights("programme", ("demandcell", "wordcluster", "wordnote", "call", "callanswer"), "view")
CALLING = {
    *RADAR,
    *rights("programme", ("call",), "add", "change"),
    *rights("programme", ("wordnote",), "add", "change"),
}
# What one more platform would change for all enterprises.
WHAT_IFS = {
    *rights("programme", ("whatif",), "view", "add"),
    *rights("matching", ("nationalrun",), "view"),
}
PREVIEWING = {f"{right.app}.{right.code}" for right in (PREVIEW, TRY)}
MODERATING = {
    *CALLING,
    *WHAT_IFS,
    *PREVIEWING,
    *rights("platforms", ("platform", "vendor", "criterion"), "add", "change"),
    *rights("platforms", VENDOR_PEOPLE, "change"),
    *rights("platforms", ("vendorinvitation",), "add"),
    *rights("ledger", ("problemreport",), "change"),
    *rights("platforms", ("signal",), "change"),
    *rights("matching", ("trial", "quote"), "view"),
    *rights("matching", ("review",), "view", "change"),
    f"{PUBLISH.app}.{PUBLISH.code}",
    *sheets(["listings", "vendors"], ["listings", "vendors", "needs", "communes"]),
}
EDITING = {
    *CALLING,
    *WHAT_IFS,
    *PREVIEWING,
    *rights("platforms", ("platform", "vendor"), "change"),
    *rights("reference", (*TAXONOMY, "supportoffice"), "change"),
    *rights("reference", ("need",), "add"),
    *rights("guidance", GUIDANCE, "add", "change"),
    *rights("assessment", INSTRUMENTS, "add", "change"),
    *rights("programme", SHOWN_FIGURES, "add", "change"),
    *rights("advisers", ADVICE, "add", "change"),
    *sheets(["needs", "communes"], ["listings", "vendors", "needs", "communes"]),
}
# Targets, and what was done beside the portal; what was reached is public but for small parts.
FIGURES = ("target", "targetchange", "offlineactual")
STEERING = {
    *CALLING,
    f"{PUBLISH_CALL.app}.{PUBLISH_CALL.code}",
    *WHAT_IFS,
    *sheets(["enterprises"], SHEETS),
    *rights("programme", FIGURES, "add", "change", "view"),
    *rights("programme", ("embedhost",), "add", "change"),
}
# Who has an account, who asked for her data, who was told what, and who changed what.
RECORDS = {
    *rights("accounts", ("user", "datarequest", "historyentry", "letter"), "view"),
    *rights("ledger", ("notice",), "view"),
    f"{PREVIEW.app}.{PREVIEW.code}",
}

RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.MODERATOR: frozenset(READING | READING_OWNERS | WATCHING | MODERATING),
    Role.CONTENT_EDITOR: frozenset(READING | EDITING),
    Role.PROGRAMME_MANAGER: frozenset(READING | READING_OWNERS | OVERSEEING | STEERING),
    Role.ADVISER_COORDINATOR: frozenset(READING | COORDINATING),
    Role.AUDITOR: frozenset(
        READING
        | READING_OWNERS
        | OVERSEEING
        | WATCHING
        | RECORDS
        | sheets((), ())
        | RADAR
        | rights("programme", (*FIGURES, "whatif"), "view")
        | rights("matching", ("nationalrun",), "view")
    ),
    Role.ADMIN: frozenset(
        READING
        | READING_OWNERS
        | WATCHING
        | MODERATING
        | EDITING
        | STEERING
        | COORDINATING
        | rights("reference", ("sizegroup",), "change")
        | rights("enterprises", ("enterprise", "taxcodeclaim"), "change")
        | RECORDS
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
