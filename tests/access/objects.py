"""Which addresses stand for a route: an existing object, a hidden one, a missing one."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps

from assessment.models import InstrumentVersion
from matching.engine import ENGINE_VERSION
from platforms.models import Platform
from programme.models import Survey
from tests.access.advisers_inbox import adviser_objects
from tests.access.listings import listing_objects
from tests.access.names import MISSING

ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")


def admin_objects(route: str) -> dict[str, str]:
    """The first row of the model that an admin route is about, and none."""
    app, model = route.split("/")[1:3]
    first = apps.get_model(app, model)._default_manager.order_by("pk").first()
    existing = {"existing": str(first.pk)} if first else {}
    return {**existing, "missing": MISSING["pk"]}


def platform_objects() -> dict[str, str]:
    """A listing everybody sees, one that is no more, a draft that nobody may, one never there."""
    draft = Platform.objects.filter(status="DRAFT").order_by("pk").values_list("slug", flat=True)[0]
    return {
        "published": "kiotviet",
        "retired": "sapo",
        "draft": draft,
        "missing": MISSING["slug"],
    }


def own_objects(names: list[str], made: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Enterprises: of which one is owner or member, somebody else's, none; with what is in them."""
    values = {**dict.fromkeys(("pk", "member", "invitation"), MISSING["pk"]), "token": "a" * 40}
    steps = {"step": "size"}
    choices = {label: {**steps, **made[label]} for label in ("owned", "joined", "strange")}
    choices["missing"] = {**steps, **values}
    return {label: {name: held[name] for name in names} for label, held in choices.items()}


def act_objects() -> dict[str, dict[str, str]]:
    """Cloning the published version of an instrument, and one that is not there."""
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    return {
        "clone": {"pk": str(version.pk), "code": "clone"},
        "missing": {"pk": MISSING["pk"], "code": "clone"},
    }


def survey_objects() -> dict[str, dict[str, str]]:
    """Making the next survey from the published one, and from one that is not there."""
    survey = str(Survey.objects.get(year=2026).pk)
    return {
        "clone": {"pk": survey, "code": "clone"},
        "missing": {"pk": MISSING["pk"], "code": "clone"},
    }


def assessment_objects(
    names: list[str], name: str, made: dict[str, Any]
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


def step_objects(made: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Her own step, another's under its own address and under hers, one that never was."""
    own, foreign = str(made["own-step"]), str(made["foreign-step"])
    return {
        "own": {"token": made["own"], "pk": own},
        "foreign": {"token": made["foreign"], "pk": foreign},
        "foreign under own": {"token": made["own"], "pk": foreign},
        "missing": {"token": made["own"], "pk": MISSING["pk"]},
    }


def request_objects(name: str, made: dict[str, Any]) -> dict[str, str]:
    """A trial or a request for prices of one's enterprises, of somebody else's, of none."""
    if name.startswith("vendor-"):
        return {"valid": made["owned"][name], "missing": "A" * 22}
    found = {label: made[label][name] for label in ("owned", "joined", "strange")}
    return {**found, "missing": MISSING["pk"]}


def review_objects(made: dict[str, Any]) -> dict[str, dict[str, str]]:
    """A published review under its platform's address, under another's, one that never was."""
    found, slug = str(made["review"]), "kiotviet"
    return {
        "published": {"slug": slug, "pk": found},
        "of another": {"slug": "misa-asp", "pk": found},
        "of a retired": {"slug": "sapo", "pk": found},
        "missing": {"slug": slug, "pk": MISSING["pk"]},
    }


FIXED = {
    "article-": {"existing": "pos-einvoice", "missing": MISSING["slug"]},
    "plan-": {"existing": "retail", "missing": MISSING["slug"]},
    "skillpath-": {"existing": "owner", "missing": MISSING["slug"]},
    "vendor-detail": {"existing": "misa", "missing": MISSING["slug"]},
    "vendor-report": {"existing": "misa", "missing": MISSING["slug"]},
    "ranking-engine": {"existing": ENGINE_VERSION, "missing": "0.9"},
}


SINGLE = {
    "admin:assessment_instrumentversion_act": lambda _made: act_objects(),
    "admin:programme_survey_act": lambda _made: survey_objects(),
    "review-report": review_objects,
    "open-data-file": lambda _made: {
        "existing": {"name": "needs", "format": "csv"},
        "missing": {"name": MISSING["slug"], "format": "csv"},
    },
    "admin:sheets_sheetimport_issues": lambda made: {
        "existing": {"pk": made["sheet"]},
        "missing": {"pk": MISSING["pk"]},
    },
}


def objects_of(route: str, name: str, made: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Object label → value of each argument of the route, by its name."""
    names = [found[2] for found in ARGUMENT.finditer(route)]
    if not names:
        return {"-": {}}
    if name in made["vendors"]:
        return made["vendors"][name]
    if name in SINGLE:
        return SINGLE[name](made)
    if of_part := part_objects(route, name, names, made):
        return of_part
    if names == ["token", "pk"]:
        return step_objects(made)
    choices = choices_of(route, name, names, made)
    return {label: dict.fromkeys(names, value) for label, value in choices.items()}


def part_objects(
    route: str, name: str, names: list[str], made: dict[str, Any]
) -> dict[str, dict[str, str]]:
    """The same for parts of the site with objects of their own; {} for the others."""
    if route.startswith("adviser/"):
        return adviser_objects(names, route, made)
    if name.startswith("admin:ledger_notice_") and "code" in names:
        codes = {"known": "trial-ending", "missing": MISSING["slug"]}
        return {label: {"code": code, "language": "vi"} for label, code in codes.items()}
    if name.startswith("vendor-listing"):
        return listing_objects(name, made)
    if name.startswith("assessment-"):
        return assessment_objects(names, name, made)
    if name.startswith(("enterprise-", "my-invitation")):
        return own_objects(names, made)
    return {}


def choices_of(route: str, name: str, names: list[str], made: dict[str, Any]) -> dict[str, str]:
    """Object label → the one value that stands for every argument of the route."""
    fixed = [choices for start, choices in FIXED.items() if name.startswith(start)]
    if fixed:
        return fixed[0]
    if name.startswith("admin:sheets_") and names == ["code"]:
        return {"needs": "needs", "enterprises": "enterprises", "missing": MISSING["slug"]}
    if name.startswith("admin:") and names in (["object_id"], ["pk"]):
        return admin_objects(route)
    if name == "my-interest-end":
        return {"foreign": str(made["interest"]), "missing": MISSING["pk"]}
    if name in ("my-trial", "my-quote", "vendor-trial", "vendor-quote"):
        return request_objects(name, made)
    if name.startswith("match-"):
        return {"own": made["own"], "foreign": made["foreign"], "missing": "A" * 22}
    if "slug" in names:
        return platform_objects()
    return {"missing": MISSING.get(names[0], MISSING["text"])}


def addresses(route: str, name: str, made: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(object label, path) of a route; a regular expression's route is asked for as it reads."""
    plain = re.sub(r"[\^$\\]|\?P|\(\?P<\w+>|\)", "", route) if route.startswith("^") else route
    for label, values in objects_of(plain, name, made).items():
        path = ARGUMENT.sub(lambda found, values=values: values[found[2]], plain)
        yield label, f"/{path}"
