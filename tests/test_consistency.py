"""Facts about the whole repository that nobody should have to remember."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    if (ROOT / name).is_file()
]
CODE = [path for path in TRACKED if path.suffix == ".py" and "/migrations/" not in str(path)]
TEMPLATES = [path for path in TRACKED if path.suffix == ".html"]
STYLES = [path for path in TRACKED if path.suffix == ".css"]


def name_of(path):
    return str(path.relative_to(ROOT))


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = ast.get_docstring(node, clean=False)
            size = node.end_lineno - node.lineno + 1 - (doc.count("\n") + 1 if doc else 0)
            yield node.name, size


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_code_is_inside_its_budget(path):
    is_test = name_of(path).startswith("tests/")
    limit = 25 if path.stem == "views" or "views" in path.parts else 30
    assert path.read_text().count("\n") <= (600 if is_test else 400)
    assert [row for row in functions(path) if row[1] > limit] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_is_inside_its_budget(path):
    assert path.read_text().count("\n") <= 80


@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_style_block_is_inside_its_budget(path):
    assert path.read_text().count("\n") <= 120


def test_every_variable_of_the_environment_is_in_the_example():
    settings = (ROOT / "portal" / "settings.py").read_text()
    asked = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    said = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert asked - said == set()


def test_every_template_is_used():
    texts = "\n".join(path.read_text() for path in [*CODE, *TEMPLATES])
    by_library = re.compile(
        r"^(admin|registration|account|mfa|socialaccount|usersessions)/|^(4|5)\d\d\.html$"
    )
    unused = []
    for path in TEMPLATES:
        parts = path.relative_to(ROOT).parts
        name = "/".join(parts[parts.index("templates") + 1 :])
        if not by_library.search(name) and name not in texts:
            unused.append(name)
    assert unused == []


def test_no_left_over_is_committed():
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|NotImplemented" + r"Error)\b")
    assert [name_of(path) for path in CODE if marks.search(path.read_text())] == []


def test_lock_files_name_no_registry_and_carry_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert text.count("--hash=sha256:") >= text.count("==")


def test_every_dependency_says_what_it_is_for():
    said = (ROOT / "docs" / "dependencies.md").read_text().lower()
    lines = (ROOT / "requirements.in").read_text().splitlines()
    names = [re.split(r"[\[~=<>]", line)[0].lower() for line in lines if line[:1] not in "#"]
    aliases = {"psycopg": "psycopg 3", "django": "django 5.2 lts"}
    assert [name for name in names if name and aliases.get(name, name) not in said] == []
