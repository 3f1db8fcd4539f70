"""A memory saves work and changes nothing: an index is the same with one and without."""

import random
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest

from platforms.index import ABBREVIATIONS, Index, Memory
from tests.platforms.index.conftest import FACETS


def built(documents, memory=None):
    return Index.build(documents, facets=FACETS, synonyms=ABBREVIATIONS, memory=memory)


def same(one, other):
    """Whether two indexes hold the same, array by array."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if callable(one) and not is_dataclass(one):  # columns read on demand: compared by the caller
        return True
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


def columns(index):
    tables = (index.lexicon.words, index.lexicon.pairs, index.lexicon.tones, index.lexicon.names)
    return [
        table.column(row, row + 1).tobytes() for table in tables for row in range(len(table.counts))
    ]


@pytest.mark.parametrize("seed", range(3))
def test_an_index_is_the_same_after_any_changes(seed, listings):
    chance = random.Random(seed)
    memory, documents = Memory(), list(listings)
    for _ in range(4):
        documents = chance.sample(documents, len(documents) - 3)
        documents[0] = replace(documents[0], fields=((f"Mới {chance.random()} kho", 8),))
        with_memory, without = built(documents, memory), built(documents)
        assert same(with_memory, without)
        assert columns(with_memory) == columns(without)


def test_texts_of_the_past_are_forgotten(listings):
    memory = Memory()
    built(listings, memory)
    built(listings[:3], memory)
    texts = {text for doc in listings[:3] for text, _ in doc.fields}
    assert memory._texts.keys() <= texts
    assert memory._phrases.keys() <= texts


def test_spellings_do_not_pile_up(listings):
    memory = Memory()
    for number in range(20):
        words = " ".join(f"w{number}x{place}" for place in range(50))
        built([replace(listings[0], fields=((words, 8),))], memory)
    assert len(memory.spellings) < 400
