"""Answers as they look, for the schema and the page drawn from it; a test holds them to both."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# By the end of the operation's address: an answer, shortened to one of each.
EXAMPLES: Mapping[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text())


def add_examples(schema: Mapping[str, Any]) -> None:
    """Put each answer beside the shape of its operation's."""
    for path, methods in schema["paths"].items():
        example = EXAMPLES.get(path.removeprefix("/api/v1"))
        if example is not None:
            responses = methods["get"]["responses"]
            answer = responses.get(200) or responses["200"]
            answer["content"]["application/json"]["example"] = example
