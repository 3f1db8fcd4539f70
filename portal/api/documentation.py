"""The API's documentation page, drawn from its schema on the server: no script, no other host."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

Schema = dict[str, Any]
MOST_CHOICES = 8


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    where: str
    kind: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    answer: str
    statuses: tuple[str, ...]


class Documentation(DocsBase):
    """What ninja asks for its `/docs`."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema()
        context = {
            "title": api.title,
            "description": api.description,
            "version": api.version,
            "operations": operations_of(schema),
            "openapi_url": self.get_openapi_url(api, kwargs),
            # The API has one address for both languages.
            "other_language_url": "",
        }
        return render(request, "portal/api_docs.html", context)


def operations_of(schema: Schema) -> list[Operation]:
    """Every operation in the order in which the API declares them."""
    found = []
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            found.append(
                Operation(
                    anchor=operation["operationId"],
                    method=method.upper(),
                    path=path,
                    summary=operation.get("description") or operation["summary"],
                    parameters=(*_parameters(operation), *_body(operation, schema)),
                    answer=_answer(operation, schema),
                    statuses=tuple(str(status) for status in operation["responses"]),
                )
            )
    return found


def _parameters(operation: Schema) -> list[Parameter]:
    return [
        Parameter(row["name"], row["in"], kind_of(row["schema"]), row.get("required", False))
        for row in operation.get("parameters", [])
    ]


def _body(operation: Schema, schema: Schema) -> list[Parameter]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if not content:
        return []
    body = resolve(content["schema"], schema)
    required = set(body.get("required", ()))
    return [
        Parameter(name, "body", kind_of(row), name in required)
        for name, row in body.get("properties", {}).items()
    ]


def resolve(node: Schema, schema: Schema) -> Schema:
    """The node itself, or the component it points to."""
    name = node.get("$ref", "").rsplit("/", 1)[-1]
    return schema["components"]["schemas"][name] if name else node


def kind_of(node: Schema) -> str:
    """A type in words: "list of text", "whole number 1 to 50", one of its choices."""
    if "$ref" in node:
        return node["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in node:
        kinds = [kind_of(option) for option in node["anyOf"] if option.get("type") != "null"]
        return " | ".join(dict.fromkeys(kinds))
    if "enum" in node:
        shown = node["enum"][:MOST_CHOICES]
        return " | ".join([*map(str, shown), *(["…"] if len(shown) < len(node["enum"]) else [])])
    if node.get("type") == "array":
        return f"[{kind_of(node.get('items', {}))}]"
    limits = [f"{sign} {node[key]}" for key, sign in LIMITS.items() if key in node]
    return " ".join([str(node.get("type", "object")), *limits])


LIMITS = {"minimum": "≥", "maximum": "≤", "maxLength": "max.", "const": "="}


def _answer(operation: Schema, schema: Schema) -> str:
    content = operation["responses"].get(200, operation["responses"].get("200", {}))
    said = content.get("content", {}).get("application/json", {})
    shown = said.get("example") or example(said.get("schema", {}), schema)
    return json.dumps(shown, ensure_ascii=False, indent=2)


def example(node: Schema, schema: Schema, depth: int = 0) -> Any:
    """The shape of an answer, with a kind in place of every value."""
    if depth > 6:
        return "…"
    node = resolve(node, schema)
    if "anyOf" in node:
        options = [option for option in node["anyOf"] if option.get("type") != "null"]
        return example(options[0], schema, depth + 1)
    if node.get("type") == "array":
        return [example(node.get("items", {}), schema, depth + 1)]
    if "properties" in node:
        return {name: example(row, schema, depth + 1) for name, row in node["properties"].items()}
    return kind_of(node)
