import pytest

from ui.storage import BundledStaticFilesStorage, bundle_css, bundle_js

CSS = {
    "css/site.css": '/* why */\n@layer base, parts;\n@import url("base.css") layer(base);\n'
    '@import url("blocks/a.css") layer(parts);',
    "css/base.css": "/*! licence */\nbody {\n  margin: 0;\n}",
    "css/blocks/a.css": '.a {\n  background: url("../../img/a.svg"), url("data:x");\n}',
}
JS = {"js/site.js": '// why\nimport "./a.js";\nimport "./b.js";', "js/a.js": "const x = 1;\n"}
JS["js/b.js"] = "// b\nconst x = 2;\n"


def test_parts_stand_in_their_layers():
    assert "@layer base {\n/*! licence */\nbody {\nmargin: 0;\n}\n}" in bundle_css(
        "css/site.css", CSS.__getitem__
    )


def test_order_of_layers_comes_first():
    assert bundle_css("css/site.css", CSS.__getitem__).startswith("@layer base, parts;")


def test_addresses_of_a_part_fit_the_bundle_and_data_stays():
    assert 'url("../img/a.svg"), url("data:x")' in bundle_css("css/site.css", CSS.__getitem__)


def test_comments_go_and_licences_stay():
    text = bundle_css("css/site.css", CSS.__getitem__)
    assert "why" not in text
    assert "licence" in text


def test_modules_keep_their_names_apart():
    assert bundle_js("js/site.js", JS.__getitem__) == "{\nconst x = 1;\n}\n{\nconst x = 2;\n}"


def test_a_missing_part_is_an_error():
    with pytest.raises(KeyError):
        bundle_css("css/site.css", {"css/site.css": CSS["css/site.css"]}.__getitem__)


def test_collected_files_are_one_sheet_under_a_hashed_name(tmp_path, settings):
    source, target = tmp_path / "source", tmp_path / "target"
    for name, text in {**CSS, "img/a.svg": "<svg/>"}.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    files = BundledStaticFilesStorage(location=source, base_url="/static/")
    storage = BundledStaticFilesStorage(location=target, base_url="/static/")
    paths = {name: (files, name) for name in [*CSS, "img/a.svg"]}
    for name in paths:
        with files.open(name) as file:
            storage.save(name, file)
    list(storage.post_process(paths))
    sheet = (target / storage.stored_name("css/site.css")).read_text()
    assert "@import" not in sheet
    assert "../img/a." in sheet
