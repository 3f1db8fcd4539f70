"""What the import contracts cannot see: foreign keys and lazy imports point downwards too."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

LAYERS = [
    ("portal",),
    ("programme",),
    ("advisers",),
    ("matching",),
    ("assessment",),
    ("platforms", "enterprises", "guidance"),
    ("ledger", "sheets"),
    ("accounts",),
    ("reference",),
    ("ui",),
]
RANK = {app: rank for rank, layer in enumerate(LAYERS) for app in layer}
ROOT = Path(__file__).resolve().parents[1]
RELATIONS = [
    field
    for model in apps.get_models()
    if model._meta.app_label in RANK
    for field in model._meta.get_fields()
    if field.is_relation and field.concrete and field.related_model
]


def points_up(field):
    here, there = field.model._meta.app_label, field.related_model._meta.app_label
    return here != there and there in RANK and RANK[there] <= RANK[here]


@pytest.mark.parametrize("field", RELATIONS, ids=str)
def test_relation_points_downwards(field):
    assert not points_up(field)


def test_no_app_stands_outside_the_layers():
    own = {app.name for app in apps.get_app_configs() if (ROOT / app.name).is_dir()}
    assert own <= set(RANK)


MODELS = sorted(path for app in RANK for path in (ROOT / app).glob("models.py"))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.parent.name)
def test_models_do_not_override_save(path):
    classes = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)]
    methods = {item.name for node in classes for item in ast.walk(node) if hasattr(item, "name")}
    assert "save" not in methods
