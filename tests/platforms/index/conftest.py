"""The shipped catalogue as documents, and a short way to write made-up ones."""

from pathlib import Path

import pytest
import yaml

import platforms
import reference
from platforms.index import ABBREVIATIONS, Document, Index

FACETS = ("need", "sector", "size", "deployment", "language")
PLATFORMS = Path(platforms.__file__).parent / "data" / "platforms.yaml"
TAXONOMY = Path(reference.__file__).parent / "data" / "taxonomy.yaml"


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def listed(number, record, needs):
    own = [needs[need["code"]] for need in record["needs"] if need["code"] in needs]
    sectors = record["sectors"]
    return Document(
        id=number,
        key=record["slug"],
        fields=(
            (record["name"], 8),
            (record["vendor"], 4),
            *((need["name_vi"], 3) for need in own),
            *(("; ".join(need["synonyms_vi"]), 2) for need in own),
            (record["summary_vi"], 1),
            (record["summary_en"], 1),
        ),
        facets={
            "need": tuple(need["code"] for need in own),
            "sector": ("all",) if sectors == "all" else tuple(sectors),
            "size": tuple(record["enterprise_sizes"]),
            "deployment": tuple(record["deployment"]),
            "language": tuple(record["languages"]),
        },
        sorts={"name": number},
        rank=number % 7,
    )


@pytest.fixture(scope="session")
def listings():
    needs = {
        need["code"]: need for function in read(TAXONOMY)["functions"] for need in function["needs"]
    }
    records = read(PLATFORMS)["platforms"]
    return [listed(number, record, needs) for number, record in enumerate(records)]


@pytest.fixture(scope="session")
def catalogue(listings):
    return Index.build(listings, facets=FACETS, synonyms=ABBREVIATIONS)


@pytest.fixture
def index_of():
    """An index of texts: one document for each, named by its place, with one field of weight 8."""

    def build(*texts, synonyms=None, facets=None):
        documents = [
            Document(
                id=number,
                key=str(number),
                fields=((text, 8),) if isinstance(text, str) else tuple(text),
                facets=(facets or {}).get(number, {}),
                rank=number,
            )
            for number, text in enumerate(texts)
        ]
        names = sorted({name for values in (facets or {}).values() for name in values})
        return Index.build(documents, facets=names, synonyms=synonyms or {})

    return build
