"""What a machine can check of the look: contrast, budgets, no inline code, honest contracts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "static/css"
COMPONENTS = sorted((ROOT / "templates/components").glob("*.html"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# The admin is dressed by the identifiers of Django's own pages.
SHEETS = sorted(path for path in CSS.rglob("*.css") if path.parent.name != "admin")
TEXT_PAIRS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "primary-ground"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("primary", "paper"),
    ("primary", "surface"),
    ("primary", "primary-ground"),
    ("primary-strong", "primary-ground"),
    ("on-primary", "primary"),
    ("on-deep", "deep"),
    ("on-deep", "foot"),
    ("on-sun", "sun"),
    ("good", "good-ground"),
    ("caution", "caution-ground"),
    ("stop", "stop-ground"),
    ("stop", "paper"),
    ("info", "info-ground"),
]
CONTROL_PAIRS = [("control", "paper"), ("control", "surface"), ("sun", "deep")]


def colours(name: str) -> dict[str, str]:
    text = (CSS / name).read_text()
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", text))


LIGHT = colours("tokens.css")
THEMES = {"light": LIGHT, "dark": {**LIGHT, **colours("theme-dark.css")}}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids="-on-".join)
def test_text_has_contrast(theme, text, ground):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "ground"), CONTROL_PAIRS, ids="-on-".join)
def test_controls_have_contrast(theme, line, ground):
    assert contrast(THEMES[theme][line], THEMES[theme][ground]) >= 3


def test_both_dark_blocks_say_the_same():
    blocks = re.findall(r"color-scheme: dark;(.*?)}", (CSS / "theme-dark.css").read_text(), re.S)
    assert blocks[0].split() == blocks[1].split()


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_style_sheet_is_small_and_selects_by_class(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert len(path.read_text().splitlines()) <= 120
    assert not re.search(r"^\s*[^:;{}]*#[\w-]+[^;{}]*{", text, re.M)
    assert "!important" not in text


def test_every_style_sheet_reaches_the_pages():
    imported = re.findall(r'@import url\("([^.][^"]+)"\)', (CSS / "site.css").read_text())
    there = [str(path.relative_to(CSS)) for path in SHEETS if path.name != "site.css"]
    assert sorted(imported) == sorted(there)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.name))
def test_template_has_no_inline_code_and_fits(path):
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)", text)
    assert len(text.splitlines()) <= 80


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_opens_with_its_contract(path):
    contract = path.read_text().split("{% endcomment %}")[0]
    assert "{% comment %}" in contract
    assert "arameters" in contract
    for sheet in re.findall(r"blocks/[\w-]+\.css", contract):
        assert (CSS / sheet).exists()


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_has_a_snapshot(path):
    assert f'"{path.stem}": ' in (Path(__file__).parent / "test_components.py").read_text()
