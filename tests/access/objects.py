"""Which addresses stand for a route: an existing object, a hidden one, a missing one."""

import re
from collections.abc import Iterator

from django.apps import apps

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


def step_objects(made: dict[str, str]) -> dict[str, dict[str, str]]:
    """Her own step, another's under its own address and under hers, one that never was."""
    own, foreign = str(made["own-step"]), str(made["foreign-step"])
    return {
        "own": {"token": made["own"], "pk": own},
        "foreign": {"token": made["foreign"], "pk": foreign},
        "foreign under own": {"token": made["own"], "pk": foreign},
        "missing": {"token": made["own"], "pk": MISSING["pk"]},
    }


def objects_of(route: str, name: str, made: dict[str, str]) -> dict[str, dict[str, str]]:
    """Object label → value of each argument of the route, by its name."""
    names = [found[2] for found in ARGUMENT.finditer(route)]
    if not names:
        return {"-": {}}
    if names == ["token", "pk"]:
        return step_objects(made)
    if name.startswith("admin:") and names == ["object_id"]:
        choices = admin_objects(route)
    elif name.startswith("vendor-"):
        choices = {"existing": "misa", "missing": MISSING["slug"]}
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
