"""Bits count what sets would count."""

import random

import numpy as np
import pytest

from platforms.index import Document
from platforms.index.facets import Facets, numbers, pack, total

COUNT = 131


@pytest.fixture(scope="module")
def documents():
    chance = random.Random(7)
    return [
        Document(n, str(n), facets={"need": tuple(chance.sample("abcde", chance.randint(0, 3)))})
        for n in range(COUNT)
    ]


@pytest.fixture(scope="module")
def facets(documents):
    return Facets.build(documents, ["need", "none"])


def held(documents, *values):
    return [n for n, doc in enumerate(documents) if set(values) & set(doc.facets["need"])]


def test_mask_gives_back_its_documents():
    present = np.zeros(COUNT, np.uint8)
    present[[0, 63, 64, 130]] = 5
    assert numbers(pack(present), COUNT).tolist() == [0, 63, 64, 130]
    assert total(pack(present)) == 4


def test_everything_is_every_document_and_no_more(facets):
    assert total(facets.everything) == COUNT


@pytest.mark.parametrize("values", [("a",), ("a", "b"), ("a", "?"), ("?",), ()])
def test_any_of_the_values_will_do(documents, facets, values):
    found = numbers(facets.mask("need", values), COUNT).tolist()
    assert found == held(documents, *values)


def test_facet_without_values_and_unknown_facet_have_no_documents(facets):
    assert total(facets.mask("none", ["a"])) == 0
    assert total(facets.mask("unknown", ["a"])) == 0


def test_counts_are_of_the_mask_or_of_the_lifted_one(documents, facets):
    mask = facets.mask("need", ["a"])
    counts = facets.counts(mask, {})["need"]
    assert counts == {
        value: sum(value in documents[n].facets["need"] for n in held(documents, "a"))
        for value in "abcde"
    }
    lifted = facets.counts(mask, {"need": facets.everything})["need"]
    assert lifted == {value: len(held(documents, value)) for value in "abcde"}


def test_counts_are_plain_numbers(facets):
    assert {type(n) for n in facets.counts(facets.everything, {})["need"].values()} == {int}
