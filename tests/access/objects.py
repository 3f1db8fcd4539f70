"""Which addresses stand for a route: an existing object, a hidden one, a missing one."""

import re
from collections.abc import Iterator

from django.apps import apps

from assessment.models import InstrumentVersion
from platforms.models import Platform

ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
MISSING = {"pk": "999999999", "slug": "no-such-thing", "text": "no-such-thing"}


def admin_objects(route: str) -> dict[str, str]:
    """The first row of the model that an admin route is about, and none."""
    app, model = route.split("/")[1:3]
    first = apps.get_model(app, model)._default_manager.order_by("pk").first()
    existing = {"existing": str(first.pk)} if first else {}
    return {**existing, "missing": MISSING["pk"]}


def platform_objects() -> dict[str, str]:
    """A listing everybody sees, a draft that nobody may, one that never was."""
    draft = Platform.objects.filter(status="DRAFT").order_by("pk").values_list("slug", flat=True)[0]
    return {"published": "kiotviet", "draft": draft, "missing": MISSING["slug"]}


def act_objects() -> dict[str, dict[str, str]]:
    """Cloning the published version of an instrument, and one that is not there."""
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    return {
        "clone": {"pk": str(version.pk), "code": "clone"},
        "missing": {"pk": MISSING["pk"], "code": "clone"},
    }


def assessment_objects(
    names: list[str], name: str, made: dict[str, str]
) -> dict[str, dict[str, str]]:
    """Her own assessment, somebody else's, none; instruments by their code."""
    if names == ["code"]:
        return {"offered": {"code": "dbi-short"}, "missing": {"code": MISSING["slug"]}}
    tokens = {
        "own": made["own-assessment"],
        "foreign": made["foreign-assessment"],
        "missing": "A" * 22,
    }
    if name == "assessment-colleague":
        tokens = {"asked": made["colleagues"], "missing": "A" * 22}
    return {label: {"token": token, "code": "strategy"} for label, token in tokens.items()}


def objects_of(route: str, name: str, made: dict[str, str]) -> dict[str, dict[str, str]]:
    """Object label → value of each argument of the route, by its name."""
    names = [found[2] for found in ARGUMENT.finditer(route)]
    if not names:
        return {"-": {}}
    if name.startswith("admin:") and names == ["object_id"]:
        choices = admin_objects(route)
    elif name.startswith("vendor-"):
        choices = {"existing": "misa", "missing": MISSING["slug"]}
    elif name == "admin:assessment_instrumentversion_act":
        return act_objects()
    elif name.startswith("assessment-"):
        return assessment_objects(names, name, made)
    elif name.startswith("match-"):
        choices = {"own": made["own"], "foreign": made["foreign"], "missing": "A" * 22}
    elif "slug" in names:
        choices = platform_objects()
    else:
        choices = {"missing": MISSING["text"]}
    return {label: dict.fromkeys(names, value) for label, value in choices.items()}


def addresses(route: str, name: str, made: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(object label, path) of a route; a regular expression's route is asked for as it reads."""
    plain = re.sub(r"[\^$\\]|\?P|\(\?P<\w+>|\)", "", route) if route.startswith("^") else route
    for label, values in objects_of(plain, name, made).items():
        path = ARGUMENT.sub(lambda found, values=values: values[found[2]], plain)
        yield label, f"/{path}"
